import { Injectable } from '@nestjs/common';
import type {
  promiseCreateSchema,
  promisePatchSchema,
  promisesSchema,
  PromiseWire,
} from '@workback/contracts/promise/promise.schemas';
import { type TextPlace, textAt } from '@workback/domain/prfaq/document';
import { anchorPassage, type PassageAnchor } from '@workback/domain/passage/anchor';
import { passageFinder } from '@workback/domain/passage/find';
import { verbatimPlace } from '@workback/domain/passage/verbatim';
import { promiseLabel } from '@workback/domain/promise/label';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { toPromise } from './promise.mapper.js';
import { type PromisedText, PromiseRepository, type PromiseRow } from './promise.repository.js';

/** Promises: passages of a PR/FAQ that the team is held to. */
@Injectable()
export class PromiseService {
  constructor(
    private readonly promises: PromiseRepository,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** The promises of an initiative in the order of marking, in three statements however many they are. */
  async list(workspaceId: string, initiativeId: string): Promise<z.output<typeof promisesSchema>> {
    const text = await this.promises.text(workspaceId, initiativeId);
    if (!text) throw notFound('initiative');
    const { today } = await this.workspaces.settings(workspaceId);
    const rows = await this.promises.list(workspaceId, initiativeId);
    const find = passageFinder(text.document);
    const all = rows.map((row) => toPromise(row, text, find, today));
    return {
      promises: all.filter(({ withdrawn }) => withdrawn === null),
      withdrawn: all.filter(({ withdrawn }) => withdrawn !== null),
    };
  }

  /** Marks a passage that stands in the present text. What an approved text promises is changed by amendments only. */
  async mark(
    workspaceId: string,
    initiativeId: string,
    { passage, kind }: z.output<typeof promiseCreateSchema>,
    actorId: string,
  ): Promise<PromiseWire> {
    return this.database.transaction(async () => {
      const text = await this.lockText(workspaceId, initiativeId);
      if (text.status === 'rejected') {
        throw conflict('prfaq-rejected', 'This PR/FAQ was rejected, so its text promises nothing.');
      }
      refuseApproved(text);
      const anchor = anchorIn(text, passage);
      const rows = await this.promises.list(workspaceId, initiativeId);
      const twin = rows.find((row) => row.withdrawnAt === null && marksSame(text, row.passage, anchor));
      if (twin) throw conflict('already-marked', `${promiseLabel(twin.number)} marks this passage already.`);
      const number = Math.max(0, ...rows.map((row) => row.number)) + 1;
      const row = { number, kind, passage: anchor, addedAfterApproval: false };
      const id = await this.promises.insert(workspaceId, initiativeId, row, actorId);
      const after = await this.one(workspaceId, initiativeId, id);
      await this.announce('marked', `${after.label} was marked as a promise`, workspaceId, initiativeId, id, actorId, {
        after: { label: after.label, kind, passage: anchor },
      });
      return after;
    });
  }

  /** Changes the kind of a promise that approval has not frozen, if nobody changed it since `version`. */
  async update(
    workspaceId: string,
    initiativeId: string,
    promiseId: string,
    version: number,
    { kind }: z.output<typeof promisePatchSchema>,
    actorId: string,
  ): Promise<PromiseWire> {
    return this.database.transaction(async () => {
      const row = await this.lock(workspaceId, initiativeId, promiseId);
      const before = await this.one(workspaceId, initiativeId, promiseId);
      if (row.version !== version) throw staleVersion('promise', before);
      if (kind === undefined || kind === row.kind) return before;
      await this.promises.setKind(workspaceId, promiseId, version, kind);
      const summary = `${before.label} was changed from ${words(row.kind)} to ${words(kind)}`;
      await this.announce('updated', summary, workspaceId, initiativeId, promiseId, actorId, {
        before: { kind: row.kind },
        after: { kind },
      });
      return this.one(workspaceId, initiativeId, promiseId);
    });
  }

  /** Takes the mark away from a promise that is neither frozen nor measured; milestones lose their tie to it. */
  async unmark(workspaceId: string, initiativeId: string, promiseId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.lock(workspaceId, initiativeId, promiseId);
      const label = promiseLabel(row.number);
      if (row.criteria.length > 0) {
        const kpis = [...new Set(row.criteria.map(({ kpiName }) => `“${kpiName}”`))].join(', ');
        throw conflict(
          'promise-in-use',
          `${label} is measured by success criteria on ${kpis}. Remove them or tie them to another promise first.`,
        );
      }
      await this.promises.remove(workspaceId, promiseId);
      const { kind, passage, milestoneIds } = row;
      await this.announce(
        'unmarked',
        `${label} is no promise any more`,
        workspaceId,
        initiativeId,
        promiseId,
        actorId,
        {
          before: { label, kind, passage, milestoneIds },
        },
      );
    });
  }

  /** Freezes every promise of an initiative; part of an approval, within its transaction. */
  async freezeAll(workspaceId: string, initiativeId: string): Promise<void> {
    await this.promises.freezeAll(workspaceId, initiativeId);
  }

  private async lockText(workspaceId: string, initiativeId: string): Promise<PromisedText> {
    const text = await this.promises.lockText(workspaceId, initiativeId);
    if (!text) throw notFound('initiative');
    return text;
  }

  /** A promise that may still be changed, held against approval and other changes until the transaction ends. */
  private async lock(workspaceId: string, initiativeId: string, promiseId: string): Promise<PromiseRow> {
    const text = await this.lockText(workspaceId, initiativeId);
    const row = (await this.promises.list(workspaceId, initiativeId)).find(({ id }) => id === promiseId);
    if (!row) throw notFound('promise');
    refuseFrozen(row);
    refuseApproved(text);
    return row;
  }

  private async one(workspaceId: string, initiativeId: string, promiseId: string): Promise<PromiseWire> {
    const { promises } = await this.list(workspaceId, initiativeId);
    return promises.find(({ id }) => id === promiseId)!;
  }

  private announce(
    verb: string,
    summary: string,
    workspaceId: string,
    initiativeId: string,
    subjectId: string,
    actorId: string,
    states: { before?: unknown; after?: unknown },
  ): Promise<void> {
    const subject = { subjectType: 'promise', subjectId };
    return this.events.append({
      workspaceId,
      initiativeId,
      kind: `promise.${verb}`,
      ...subject,
      summary,
      actorId,
      ...states,
    });
  }
}

function anchorIn({ document }: PromisedText, passage: z.output<typeof promiseCreateSchema>['passage']): PassageAnchor {
  const place = passage.place as TextPlace;
  const text = textAt(document, place);
  if (text === null) throw invalid([{ field: 'passage.place', message: 'There is no such place in the text.' }]);
  const at = verbatimPlace(text, { ...passage, place });
  const anchor = at && anchorPassage(place, text, at.start, at.start + passage.exact.length);
  if (!anchor) throw invalid([{ field: 'passage.exact', message: 'These words do not stand there as written.' }]);
  return anchor;
}

function marksSame({ document }: PromisedText, marked: PassageAnchor, anchor: PassageAnchor): boolean {
  if (marked.place !== anchor.place || marked.exact !== anchor.exact) return false;
  const at = passageFinder(document)(marked);
  return at.state === 'found' && at.place === anchor.place && at.start === anchor.start;
}

function refuseFrozen({ number, frozenAt }: PromiseRow): void {
  if (frozenAt === null) return;
  throw conflict('promise-frozen', `${promiseLabel(number)} was frozen at approval and stays as it is.`);
}

function refuseApproved({ status }: PromisedText): void {
  if (status !== 'approved') return;
  throw conflict(
    'prfaq-approved',
    'Approval froze what this PR/FAQ promises. An amendment adds, re-words or withdraws promises, when the approvers approve it.',
  );
}

function words(kind: string): string {
  return kind.replaceAll('-', ' ');
}
