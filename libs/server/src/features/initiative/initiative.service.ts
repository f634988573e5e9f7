import { Injectable } from '@nestjs/common';
import type {
  Initiative,
  initiativeCreateSchema,
  initiativePatchSchema,
} from '@workback/contracts/initiative/initiative.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { emptyDocument, oneLine, type PrfaqDocument } from '@workback/domain/prfaq/document';
import { plainText } from '@workback/domain/prfaq/plain-text';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { type InitiativeFacts, InitiativeFactsRepository } from './initiative-facts.repository.js';
import { type Standing, standingCalendar, standingOf } from './initiative-standing.js';
import { toInitiative } from './initiative.mapper.js';
import { InitiativeRepository } from './initiative.repository.js';

/** Initiatives: how they start, where they stand, and conclusion. */
@Injectable()
export class InitiativeService {
  constructor(
    private readonly initiatives: InitiativeRepository,
    private readonly allFacts: InitiativeFactsRepository,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** Starts an initiative with this PR/FAQ, or an empty one; the only place where initiatives begin. */
  async create(
    workspaceId: string,
    { name, ownerId }: z.output<typeof initiativeCreateSchema>,
    actorId: string,
    document: PrfaqDocument = emptyDocument(),
  ): Promise<Initiative> {
    return this.database.transaction(async () => {
      await this.refuseStrangers(workspaceId, ownerId);
      const prfaq = { document, ...headlinesOf(document) };
      const row = await this.initiatives.insert(workspaceId, { name, ownerId }, prfaq, actorId);
      if (!row) throw notFound('workspace');
      await this.announce('created', `Initiative “${name}” was started`, workspaceId, row.id, actorId, {
        after: { number: row.number, name, ownerId },
      });
      return this.get(workspaceId, row.id);
    });
  }

  async get(workspaceId: string, initiativeId: string): Promise<Initiative> {
    const [found] = await this.standings(workspaceId, [initiativeId]);
    if (!found) throw notFound('initiative');
    return toInitiative(found.facts, found.standing);
  }

  /** Facts and standing of initiatives on the workspace's present day, in two statements however many they are. */
  async standings(
    workspaceId: string,
    initiativeIds: readonly string[],
  ): Promise<{ facts: InitiativeFacts; standing: Standing }[]> {
    const { today, timeZone, workingDays, holidays } = await this.workspaces.settings(workspaceId);
    const calendar = standingCalendar(today, { workingDays, holidays }, timeZone);
    const facts = await this.allFacts.read(workspaceId, initiativeIds);
    return facts.map((each) => ({ facts: each, standing: standingOf(each, calendar) }));
  }

  /** The total float of every milestone, in working days, if the launch were promised for this day; changes nothing. */
  async floats(
    workspaceId: string,
    initiativeId: string,
    launchDate: PlainDate | null,
  ): Promise<ReadonlyMap<string, number>> {
    const { today, timeZone, workingDays, holidays } = await this.workspaces.settings(workspaceId);
    const calendar = standingCalendar(today, { workingDays, holidays }, timeZone);
    const [facts] = await this.allFacts.read(workspaceId, [initiativeId]);
    if (!facts || facts.launchedOn !== null) return new Map();
    const { schedule } = standingOf({ ...facts, promisedLaunchOn: launchDate }, calendar);
    if (schedule.kind !== 'ok') return new Map();
    return new Map(schedule.milestones.map(({ id, totalFloatDays }) => [id, totalFloatDays]));
  }

  /** Renames, gives an owner, parks or resumes, if nobody changed the initiative since `version`. */
  async update(
    workspaceId: string,
    initiativeId: string,
    version: number,
    patch: z.output<typeof initiativePatchSchema>,
    actorId: string,
  ): Promise<Initiative> {
    return this.database.transaction(async () => {
      const row = await this.initiatives.lock(workspaceId, initiativeId);
      if (!row) throw notFound('initiative');
      if (row.version !== version) throw staleVersion('initiative', await this.get(workspaceId, initiativeId));
      if (patch.ownerId !== undefined) await this.refuseStrangers(workspaceId, patch.ownerId);
      const before = { name: row.name, ownerId: row.ownerId, parked: row.parkedAt !== null };
      const after = {
        name: patch.name ?? before.name,
        ownerId: patch.ownerId === undefined ? before.ownerId : patch.ownerId,
        parked: patch.parked ?? before.parked,
      };
      await this.initiatives.update(workspaceId, initiativeId, version, after);
      const kind = after.parked === before.parked ? 'updated' : after.parked ? 'parked' : 'resumed';
      const change = { updated: 'changed', parked: 'parked', resumed: 'taken up again' }[kind];
      const summary = `Initiative “${after.name}” was ${change}`;
      await this.announce(kind, summary, workspaceId, initiativeId, actorId, { before, after });
      return this.get(workspaceId, initiativeId);
    });
  }

  /** Closes a launched initiative once every criterion has its final verdict. */
  async conclude(workspaceId: string, initiativeId: string, actorId: string): Promise<Initiative> {
    return this.database.transaction(async () => {
      const row = await this.initiatives.lock(workspaceId, initiativeId);
      if (!row) throw notFound('initiative');
      if (row.concludedAt) return this.get(workspaceId, initiativeId);
      if (!row.launchedOn) throw conflict('not-launched', `“${row.name}” is not launched, so it has no verdict yet.`);
      const [found] = await this.standings(workspaceId, [initiativeId]);
      refuseUndecided(row.name, found!.facts, found!.standing);
      await this.initiatives.setConcluded(workspaceId, initiativeId);
      const after = await this.get(workspaceId, initiativeId);
      const { delivered, worked } = after;
      const summary = `“${row.name}” was concluded`;
      await this.announce('concluded', summary, workspaceId, initiativeId, actorId, { after: { delivered, worked } });
      return after;
    });
  }

  private async refuseStrangers(workspaceId: string, ownerId: string | null): Promise<void> {
    if (ownerId === null || (await this.initiatives.isMember(workspaceId, ownerId))) return;
    throw invalid([{ field: 'ownerId', message: 'must be a member of this workspace' }]);
  }

  private announce(
    verb: string,
    summary: string,
    workspaceId: string,
    initiativeId: string,
    actorId: string,
    states: { before?: unknown; after?: unknown },
  ): Promise<void> {
    const subject = { subjectType: 'initiative', subjectId: initiativeId };
    return this.events.append({
      workspaceId,
      initiativeId,
      kind: `initiative.${verb}`,
      ...subject,
      summary,
      actorId,
      ...states,
    });
  }
}

/** Headline and sub-heading of a document as lists show them: one line without Markdown. */
export function headlinesOf({ sections }: PrfaqDocument): { headline: string; subHeading: string } {
  const line = (markdown: string) => oneLine(plainText(markdown));
  return { headline: line(sections.heading), subHeading: line(sections['sub-heading']) };
}

function refuseUndecided(name: string, { criteria }: InitiativeFacts, { undecided }: Standing): void {
  if (criteria.length === 0) {
    throw conflict('no-criteria', `“${name}” has no success criteria, so nothing says whether it worked.`);
  }
  if (undecided.length === 0) return;
  const names = undecided.map((kpi) => `“${kpi}”`).join(', ');
  throw conflict('criteria-open', `These success criteria have no final verdict yet: ${names}.`);
}
