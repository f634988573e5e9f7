import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Prfaq, prfaqDecideSchema } from '@workback/contracts/prfaq/prfaq.schemas';
import { normaliseDocument, type PrfaqDocument } from '@workback/domain/prfaq/document';
import { approve, iterate, type PrfaqState, reject, submit, type Transition } from '@workback/domain/prfaq/lifecycle';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound } from '../../platform/errors/failure.js';
import { EventLog, type NewEvent } from '../../platform/events/event-log.js';
import { CriterionService } from '../criterion/criterion.service.js';
import { headlinesOf } from '../initiative/initiative.service.js';
import { PromiseService } from '../promise/promise.service.js';
import { toPrfaq, toState } from './prfaq.mapper.js';
import { PrfaqRepository, type PrfaqRow } from './prfaq.repository.js';

/** A PR/FAQ on its way to approval: submit, approve and freeze, ask for changes, reject. */
@Injectable()
export class PrfaqReviewService {
  constructor(
    private readonly prfaqs: PrfaqRepository,
    private readonly promises: PromiseService,
    private readonly criteria: CriterionService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** Hands the draft to its reviewers as an immutable version. */
  async submit(workspaceId: string, initiativeId: string, actorId: string): Promise<Prfaq> {
    return this.database.transaction(async () => {
      const row = await this.lock(workspaceId, initiativeId);
      allowed(submit(toState(row), row.document));
      const document = normaliseDocument(row.document);
      if (!isDeepStrictEqual(document, row.document)) {
        const text = { document, ...headlinesOf(document) };
        await this.prfaqs.saveText(workspaceId, initiativeId, row.version, text, actorId);
      }
      const number = await this.prfaqs.appendVersion(workspaceId, initiativeId, 'submitted', document, actorId);
      await this.prfaqs.setStatus(workspaceId, initiativeId, 'in-review');
      const summary = `Version ${number} of the PR/FAQ of “${row.initiativeName}” was submitted for review`;
      await this.events.append(event(row, 'submitted', summary, { workspaceId, actorId, after: { number } }));
      return this.read(workspaceId, initiativeId);
    });
  }

  /**
   * Ends a review. Approval freezes text, promises, launch date and success criteria with their baselines, all in one
   * transaction; asking for changes needs the changes, rejecting the reasons, one a line.
   */
  async decide(
    workspaceId: string,
    initiativeId: string,
    { verdict, reasons, versionNumber }: z.output<typeof prfaqDecideSchema>,
    actorId: string,
  ): Promise<Prfaq> {
    return this.database.transaction(async () => {
      const row = await this.lock(workspaceId, initiativeId);
      const lines = reasons.split(/\r\n?|\n/);
      const state = allowed(steps[verdict](toState(row), row.document, lines));
      if (versionNumber !== undefined && versionNumber !== row.latestVersionNumber) {
        const present = `Version ${row.latestVersionNumber} is in review; the decision was about version ${versionNumber}.`;
        throw conflict('other-version', present);
      }
      const given = lines.map((line) => line.trim()).filter((line) => line !== '');
      const number = verdict === 'approve' ? await this.freeze(workspaceId, row, actorId) : row.latestVersionNumber;
      if (state.status !== 'approved') {
        await this.prfaqs.setStatus(workspaceId, initiativeId, state.status);
      }
      const decision = { versionNumber: number, verdict, reasons: given.join('\n') };
      await this.prfaqs.addDecision(workspaceId, initiativeId, decision, actorId);
      const [kind, done] = happened[verdict];
      const summary = `Version ${number} of the PR/FAQ of “${row.initiativeName}” was ${done}`;
      await this.events.append(event(row, kind, summary, { workspaceId, actorId, after: decision }));
      return this.read(workspaceId, initiativeId);
    });
  }

  private async freeze(workspaceId: string, row: PrfaqRow, actorId: string): Promise<number> {
    const { initiativeId, document } = row;
    const versionNumber = await this.prfaqs.appendVersion(workspaceId, initiativeId, 'approved', document, actorId);
    await this.prfaqs.setApproved(
      workspaceId,
      initiativeId,
      // The step to approval refused a document without one.
      { versionNumber, launchDate: document.launchDate as string },
      actorId,
    );
    await this.promises.freezeAll(workspaceId, initiativeId);
    await this.criteria.freezeAll(workspaceId, initiativeId);
    return versionNumber;
  }

  private async lock(workspaceId: string, initiativeId: string): Promise<PrfaqRow> {
    const row = await this.prfaqs.lock(workspaceId, initiativeId);
    if (!row) throw notFound('initiative');
    return row;
  }

  private async read(workspaceId: string, initiativeId: string): Promise<Prfaq> {
    return toPrfaq((await this.prfaqs.find(workspaceId, initiativeId))!);
  }
}

type Step = (state: PrfaqState, document: PrfaqDocument, lines: readonly string[]) => Transition;

const steps: Record<'approve' | 'iterate' | 'reject', Step> = {
  approve: (state, document) => approve(state, document),
  iterate: (state, _document, lines) => iterate(state, lines),
  reject: (state, _document, lines) => reject(state, lines),
};

const happened = {
  approve: ['approved', 'approved and frozen'],
  iterate: ['returned', 'returned with changes to make'],
  reject: ['rejected', 'rejected'],
} as const;

/** The state after a step; a refused one is the caller's input, or does not fit the present status. */
function allowed(transition: Transition): PrfaqState {
  if (transition.ok) return transition.state;
  const wrongStatus = transition.problems.find(({ field }) => field === 'status');
  if (wrongStatus) throw conflict('wrong-status', wrongStatus.message);
  // Changes and reasons are one field on the wire.
  throw invalid(
    transition.problems.map(({ field, message }) => ({
      field: field === 'requiredChanges' ? 'reasons' : field,
      message,
    })),
  );
}

function event(
  { initiativeId }: PrfaqRow,
  verb: string,
  summary: string,
  rest: Pick<NewEvent, 'workspaceId' | 'actorId' | 'after'>,
): NewEvent {
  return { initiativeId, kind: `prfaq.${verb}`, subjectType: 'prfaq', subjectId: initiativeId, summary, ...rest };
}
