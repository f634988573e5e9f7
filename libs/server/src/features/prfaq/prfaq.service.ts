import { Injectable } from '@nestjs/common';
import type { Prfaq, prfaqDraftPatchSchema } from '@workback/contracts/prfaq/prfaq.schemas';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { changesBetween } from '@workback/domain/prfaq/question-changes';
import { type DraftPart, editDraft, partTitle } from '@workback/domain/prfaq/edit-draft';
import { isEditable, type PrfaqStatus } from '@workback/domain/prfaq/lifecycle';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { Failure, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { FollowService } from '../follow/follow.service.js';
import { headlinesOf } from '../initiative/initiative.service.js';
import { toPrfaq, toState } from './prfaq.mapper.js';
import { PrfaqRepository, type PrfaqRow } from './prfaq.repository.js';

/** The text of a PR/FAQ: reading, editing the draft and Markdown. */
@Injectable()
export class PrfaqService {
  constructor(
    private readonly prfaqs: PrfaqRepository,
    private readonly follows: FollowService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** The text that was approved first with the present one, to see what changed; null before an approval. */
  async approvals(workspaceId: string, initiativeId: string) {
    const now = await this.find(workspaceId, initiativeId);
    const first = await this.prfaqs.firstApproved(workspaceId, initiativeId);
    return first && now.approvedVersionNumber !== null
      ? { first, now, versionNumber: now.approvedVersionNumber }
      : null;
  }

  async get(workspaceId: string, initiativeId: string): Promise<Prfaq> {
    return toPrfaq(await this.find(workspaceId, initiativeId));
  }

  /**
   * Saves what was edited in a draft. Who edited an older version, or a text that is no draft any more, gets the present
   * text back with the refusal, so that neither text is lost.
   */
  async edit(
    workspaceId: string,
    initiativeId: string,
    version: number,
    patch: z.output<typeof prfaqDraftPatchSchema>,
    actorId: string,
  ): Promise<Prfaq> {
    return this.database.transaction(async () => {
      const row = await this.lockDraft(workspaceId, initiativeId);
      if (row.version !== version) throw staleVersion('PR/FAQ', toPrfaq(row));
      const { document, changed, problems } = editDraft(row.document, patch);
      if (problems.length > 0) throw invalid(problems);
      if (changed.length === 0) return toPrfaq(row);
      const text = { document, ...headlinesOf(document) };
      if (!(await this.prfaqs.saveText(workspaceId, initiativeId, version, text, actorId))) {
        throw staleVersion('PR/FAQ', await this.get(workspaceId, initiativeId));
      }
      await this.events.append({
        workspaceId,
        initiativeId,
        kind: 'prfaq.edited',
        subjectType: 'prfaq',
        subjectId: initiativeId,
        summary: `PR/FAQ was edited: ${changed.map(partTitle).join(', ')}`,
        actorId,
        before: Object.fromEntries(changed.map((part) => [part, partBefore(row.document, document, part)])),
        after: { version: version + 1 },
      });
      await this.follows.begin(workspaceId, initiativeId, actorId);
      return this.get(workspaceId, initiativeId);
    });
  }

  /** The PR/FAQ, or a refusal when the workspace has none of this id. */
  async find(workspaceId: string, initiativeId: string): Promise<PrfaqRow> {
    const row = await this.prfaqs.find(workspaceId, initiativeId);
    if (!row) throw notFound('initiative');
    return row;
  }

  /** Holds a draft against changes until the transaction ends; a text that is no draft is refused with what is there. */
  async lockDraft(workspaceId: string, initiativeId: string): Promise<PrfaqRow> {
    const row = await this.prfaqs.lock(workspaceId, initiativeId);
    if (!row) throw notFound('initiative');
    if (!isEditable(toState(row))) {
      throw new Failure('conflict', 'prfaq-frozen', frozen[row.status], [], toPrfaq(row));
    }
    return row;
  }
}

const frozen: Record<PrfaqStatus, string> = {
  draft: '',
  'in-review':
    'This PR/FAQ is in review, so that all read one text. It can be edited again when the review asks for changes.',
  approved: 'This PR/FAQ is approved and frozen: it is the yardstick now.',
  rejected: 'This PR/FAQ was rejected. Its text is kept as it was.',
};

/** What an edit replaced; of the questions only those that it touched. */
function partBefore(before: PrfaqDocument, after: PrfaqDocument, part: DraftPart): unknown {
  if (part === 'launchDate') return before.launchDate;
  return part === 'questions' ? changesBetween(after.questions, before.questions) : before.sections[part];
}
