import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type {
  Prfaq,
  prfaqRestoredSchema,
  prfaqVersionsSchema,
  prfaqVersionTextSchema,
} from '@workback/contracts/prfaq/prfaq.schemas';
import { normaliseDocument, type PrfaqDocument } from '@workback/domain/prfaq/document';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { headlinesOf } from '../initiative/initiative.service.js';
import { toPrfaq, toVersion, wireDocument } from './prfaq.mapper.js';
import { PrfaqRepository, type PrfaqRow } from './prfaq.repository.js';
import { PrfaqService } from './prfaq.service.js';

/** The immutable versions of a PR/FAQ: kept, read and put back into the draft (PRODUCT A2). */
@Injectable()
export class PrfaqVersionService {
  constructor(
    private readonly prfaqs: PrfaqService,
    private readonly repository: PrfaqRepository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** Keeps the draft as the next version; a text that is the latest version already is not kept twice. */
  async save(workspaceId: string, initiativeId: string, note: string, actorId: string): Promise<Prfaq> {
    return this.database.transaction(async () => {
      const row = await this.prfaqs.lockDraft(workspaceId, initiativeId);
      const document = normaliseDocument(row.document);
      const latest = await this.repository.version(workspaceId, initiativeId, row.latestVersionNumber);
      if (isDeepStrictEqual(latest?.document, document)) return toPrfaq(row);
      await this.append(workspaceId, initiativeId, document, note.trim(), actorId);
      return this.prfaqs.get(workspaceId, initiativeId);
    });
  }

  async list(workspaceId: string, initiativeId: string): Promise<z.output<typeof prfaqVersionsSchema>> {
    await this.prfaqs.find(workspaceId, initiativeId);
    return { versions: (await this.repository.versions(workspaceId, initiativeId)).map(toVersion) };
  }

  async one(
    workspaceId: string,
    initiativeId: string,
    number: number,
  ): Promise<z.output<typeof prfaqVersionTextSchema>> {
    const row = await this.repository.version(workspaceId, initiativeId, number);
    if (!row) throw notFound('version');
    return { ...toVersion(row), document: wireDocument(row.document) };
  }

  /**
   * Puts the text of a version into the draft. What the draft held is a version first, a new one unless it is one
   * already, so that restoring that one undoes this.
   */
  async restore(
    workspaceId: string,
    initiativeId: string,
    number: number,
    version: number,
    actorId: string,
  ): Promise<z.output<typeof prfaqRestoredSchema>> {
    return this.database.transaction(async () => {
      const row = await this.prfaqs.lockDraft(workspaceId, initiativeId);
      if (row.version !== version) throw staleVersion('PR/FAQ', toPrfaq(row));
      const wanted = await this.repository.version(workspaceId, initiativeId, number);
      if (!wanted) throw notFound('version');
      const keptAs = await this.keep(workspaceId, row, `Before version ${number} was restored`, actorId);
      const { document } = wanted;
      if (isDeepStrictEqual(document, row.document)) {
        return { prfaq: await this.prfaqs.get(workspaceId, initiativeId), keptAs };
      }
      const text = { document, ...headlinesOf(document) };
      const { version: present } = await this.prfaqs.find(workspaceId, initiativeId);
      await this.repository.saveText(workspaceId, initiativeId, present, text, actorId);
      await this.events.append({
        workspaceId,
        initiativeId,
        kind: 'prfaq.restored',
        subjectType: 'prfaq',
        subjectId: initiativeId,
        summary: `Version ${number} of the PR/FAQ was restored; the text before it is version ${keptAs}`,
        actorId,
        before: { number: keptAs },
        after: { number },
      });
      return { prfaq: await this.prfaqs.get(workspaceId, initiativeId), keptAs };
    });
  }

  private async keep(workspaceId: string, row: PrfaqRow, note: string, actorId: string): Promise<number> {
    const { initiativeId } = row;
    const document = normaliseDocument(row.document);
    const known = await this.repository.versionWithText(workspaceId, initiativeId, document);
    return known ?? this.append(workspaceId, initiativeId, document, note, actorId);
  }

  private async append(
    workspaceId: string,
    initiativeId: string,
    document: PrfaqDocument,
    note: string,
    actorId: string,
  ): Promise<number> {
    const number = await this.repository.appendVersion(workspaceId, initiativeId, 'saved', document, actorId, note);
    await this.events.append({
      workspaceId,
      initiativeId,
      kind: 'prfaq.version-saved',
      subjectType: 'prfaq',
      subjectId: initiativeId,
      summary: `Version ${number} of the PR/FAQ was saved${note === '' ? '' : `: ${note}`}`,
      actorId,
      after: { number, ...(note === '' ? {} : { note }) },
    });
    return number;
  }
}
