import { Injectable } from '@nestjs/common';
import type {
  Amendment,
  amendmentPatchSchema,
  amendmentsSchema,
} from '@workback/contracts/amendment/amendment.schemas';
import { amendmentImpact } from '@workback/domain/prfaq/amendment-impact';
import type { PromiseChange } from '@workback/domain/prfaq/amendment-promises';
import { editDraft, partTitle } from '@workback/domain/prfaq/edit-draft';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, Failure, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { PrfaqReviewService } from '../prfaq/prfaq-review.service.js';
import { impactFactsOf } from './amendment-beside.js';
import { AmendmentReader } from './amendment-reader.js';
import { toAmendment, toSummary } from './amendment.mapper.js';
import { AmendmentRepository, type AmendmentRow } from './amendment.repository.js';

/** Where an amendment is. */
export interface AmendmentAddress {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly amendmentId: string;
}

/** Amendments: working copies of an approved text, edited until they are reviewed (PRODUCT A5). */
@Injectable()
export class AmendmentService {
  constructor(
    private readonly amendments: AmendmentRepository,
    private readonly reader: AmendmentReader,
    private readonly reviews: PrfaqReviewService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async list(workspaceId: string, initiativeId: string): Promise<z.output<typeof amendmentsSchema>> {
    const rows = await this.amendments.list(workspaceId, initiativeId);
    if (!rows) throw notFound('initiative');
    return { amendments: rows.map(toSummary) };
  }

  async get(address: AmendmentAddress): Promise<Amendment> {
    const { workspaceId, initiativeId, amendmentId } = address;
    const row = await this.amendments.find(workspaceId, initiativeId, amendmentId);
    if (!row) throw notFound('amendment');
    return this.wire(workspaceId, row);
  }

  /** Starts a working copy of the approved text; while it is open, the approved text stays the yardstick. */
  async propose(workspaceId: string, initiativeId: string, reason: string, actorId: string): Promise<Amendment> {
    return this.database.transaction(async () => {
      const { document, versionNumber } = await this.reviews.lockApproved(workspaceId, initiativeId);
      const open = await this.amendments.openNumber(workspaceId, initiativeId);
      if (open !== undefined) throw conflict('amendment-open', `Amendment ${open} is open; one at a time.`);
      const copy = { reason, document, baseVersionNumber: versionNumber };
      const amendmentId = await this.amendments.insert(workspaceId, initiativeId, copy, actorId);
      const row = (await this.amendments.find(workspaceId, initiativeId, amendmentId))!;
      await this.announce('proposed', 'was proposed', workspaceId, row, actorId, { after: { reason } });
      return this.wire(workspaceId, row);
    });
  }

  /** Saves what was edited; who edited an older state, or one that is in review or decided, gets the present one back. */
  async edit(
    address: AmendmentAddress,
    version: number,
    patch: z.output<typeof amendmentPatchSchema>,
    actorId: string,
  ): Promise<Amendment> {
    const { workspaceId, initiativeId, amendmentId } = address;
    return this.database.transaction(async () => {
      const row = await this.lockDraft(address);
      if (row.version !== version) throw staleVersion('amendment', await this.wire(workspaceId, row));
      const { document, changed, problems } = editDraft(row.document, patch);
      if (problems.length > 0) throw invalid(problems);
      const promiseChanges = (patch.promiseChanges as PromiseChange[] | undefined) ?? row.promiseChanges;
      const criterionChanges = patch.criterionChanges ?? row.criterionChanges;
      const reason = patch.reason ?? row.reason;
      const parts = [
        ...changed.map(partTitle),
        ...(patch.promiseChanges ? ['Promises'] : []),
        ...(patch.criterionChanges ? ['Success criteria'] : []),
        ...(reason === row.reason ? [] : ['Reason']),
      ];
      if (parts.length === 0) return this.wire(workspaceId, row);
      const text = { reason, document, promiseChanges, criterionChanges };
      await this.amendments.save(workspaceId, amendmentId, version, text, actorId);
      const before = Object.fromEntries(
        changed.map((part) => [
          part,
          part === 'questions' || part === 'launchDate' ? row.document[part] : row.document.sections[part],
        ]),
      );
      await this.announce('edited', `was edited: ${parts.join(', ')}`, workspaceId, row, actorId, {
        before: { ...before, promiseChanges: row.promiseChanges, criterionChanges: row.criterionChanges },
        after: { version: version + 1 },
      });
      return this.wire(workspaceId, (await this.amendments.find(workspaceId, initiativeId, amendmentId))!);
    });
  }

  /** Gives an amendment up; it stays in the record with the reason. */
  async withdraw(address: AmendmentAddress, reason: string, actorId: string): Promise<Amendment> {
    const { workspaceId, initiativeId, amendmentId } = address;
    return this.database.transaction(async () => {
      const row = await this.lockDraft(address);
      const impact = amendmentImpact(impactFactsOf(row, await this.reader.beside(workspaceId, row)));
      await this.amendments.decide(workspaceId, amendmentId, { status: 'withdrawn', impact, reason });
      await this.announce('withdrawn', 'was given up', workspaceId, row, actorId, { after: { reason } });
      return this.wire(workspaceId, (await this.amendments.find(workspaceId, initiativeId, amendmentId))!);
    });
  }

  private async lockDraft({ workspaceId, initiativeId, amendmentId }: AmendmentAddress): Promise<AmendmentRow> {
    const row = await this.amendments.lock(workspaceId, initiativeId, amendmentId);
    if (!row) throw notFound('amendment');
    if (row.status === 'draft') return row;
    const words =
      row.status === 'in-review'
        ? 'This amendment is in review, so that all read one text. Withdraw it from review to change it.'
        : `This amendment was ${row.status}; it stays as it is.`;
    throw new Failure('conflict', 'amendment-frozen', words, [], await this.wire(workspaceId, row));
  }

  private async wire(workspaceId: string, row: AmendmentRow): Promise<Amendment> {
    return toAmendment(row, await this.reader.beside(workspaceId, row));
  }

  private announce(
    verb: string,
    words: string,
    workspaceId: string,
    { id, initiativeId, number, initiativeName }: AmendmentRow,
    actorId: string,
    states: { before?: unknown; after?: unknown },
  ): Promise<void> {
    const summary = `Amendment ${number} of the PR/FAQ of “${initiativeName}” ${words}`;
    const subject = { subjectType: 'amendment', subjectId: id };
    return this.events.append({
      ...{ workspaceId, initiativeId, kind: `amendment.${verb}`, ...subject, summary, actorId, ...states },
    });
  }
}
