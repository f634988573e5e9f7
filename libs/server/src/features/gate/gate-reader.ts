import { Injectable } from '@nestjs/common';
import { isPlainDate, type PlainDate } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { dueOn } from '@workback/domain/evaluation/due';
import { type Gate, gatesOf, type GateTimes } from '@workback/domain/gate/gate';
import { type GateFact, gateFacts, type GateRecord } from '@workback/domain/gate/gate-facts';
import { promiseLabel } from '@workback/domain/promise/label';
import { notFound } from '../../platform/errors/failure.js';
import type { InitiativeFacts } from '../initiative/initiative-facts.repository.js';
import type { Standing } from '../initiative/initiative-standing.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { LaunchRepository, type LaunchRow } from '../launch/launch.repository.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { type GateItemRow, type GateRecordRow, GateRepository } from './gate.repository.js';

/** An entry of a checklist with what the rules ask of it. */
export type ReadGateItem = GateItemRow & { readonly addedOn: PlainDate };

/** The gates of an initiative, and what they were read from. */
export interface ReadGates {
  readonly facts: InitiativeFacts;
  readonly gates: readonly Gate<ReadGateItem>[];
  /** Newest first. */
  readonly launches: readonly LaunchRow[];
}

const SHORT = 60;

/** Reads the gates of an initiative as they stand. */
@Injectable()
export class GateReader {
  constructor(
    private readonly gates: GateRepository,
    private readonly launches: LaunchRepository,
    private readonly initiatives: InitiativeService,
    private readonly workspaces: WorkspaceService,
  ) {}

  async read(workspaceId: string, initiativeId: string): Promise<ReadGates> {
    const [found] = await this.initiatives.standings(workspaceId, [initiativeId]);
    const row = await this.gates.record(workspaceId, initiativeId);
    if (!found || !row) throw notFound('initiative');
    const { timeZone } = await this.workspaces.settings(workspaceId);
    const dayOf = (instant: Date): PlainDate => plainDateIn(instant.getTime(), timeZone);
    const items = (await this.gates.items(workspaceId, initiativeId)).map((item) => ({
      ...item,
      addedOn: dayOf(item.createdAt),
    }));
    const launches = await this.launches.list(workspaceId, initiativeId);
    const kept: readonly GateFact[] = launches.find(({ cancelledAt }) => cancelledAt === null)?.facts ?? [];
    const { facts, standing } = found;
    const now = gateFacts(recordOf(row, facts, standing));
    return { facts, gates: gatesOf(items, now, timesOf(row, facts, standing, dayOf), kept), launches };
  }
}

function recordOf(row: GateRecordRow, facts: InitiativeFacts, { promised, undecided }: Standing): GateRecord {
  const numbered = new Set(row.numbered);
  const open = new Set(undecided);
  return {
    approved: facts.prfaqStatus === 'approved',
    dated: promised !== null,
    openQuestions: row.questions.map(({ name, owned }) => ({ name: shortened(name) || 'A question', owned })),
    openChanges: row.changes.map(shortened),
    openAmendment: row.amendment === null ? null : `Amendment ${row.amendment}`,
    promises: row.promises.map(({ number, quote, built, measured }) => ({
      name: quote ? `${promiseLabel(number)} ${shortened(quote)}` : promiseLabel(number),
      built,
      measured,
    })),
    milestones: row.milestones.map(({ number, outcome, owned, finished }) => ({
      name: `M${number} ${shortened(outcome)}`,
      owned,
      finished,
    })),
    criteria: facts.criteria.map(({ kpiName }) => ({
      kpiName,
      hasNumbers: numbered.has(kpiName),
      decided: !open.has(kpiName),
    })),
  };
}

function timesOf(
  row: GateRecordRow,
  facts: InitiativeFacts,
  { promised, schedule }: Standing,
  dayOf: (instant: Date) => PlainDate,
): GateTimes {
  const starts =
    schedule.kind === 'ok' ? schedule.milestones.map(({ startBy, latestStart }) => startBy ?? latestStart) : [];
  // Before the launch the last criterion counts from the launch as promised.
  const due = facts.criteria.flatMap(({ dueRule }) => dueOn(dueRule, facts.launchedOn ?? promised) ?? []);
  const set = (day: string | undefined): PlainDate | null => (day !== undefined && isPlainDate(day) ? day : null);
  return {
    passedOn: {
      review: row.reviewedAt === null ? null : dayOf(row.reviewedAt),
      build: row.startedOn,
      launch: facts.launchedOn,
      conclude: facts.concludedAt === null ? null : dayOf(facts.concludedAt),
    },
    setOn: {
      review: set(row.dates.review),
      build: set(row.dates.build),
      launch: set(row.dates.launch),
      conclude: set(row.dates.conclude),
    },
    startBy: starts.length === 0 ? null : starts.reduce((one, other) => (one < other ? one : other)),
    promisedLaunch: promised,
    lastDue: due.length === 0 ? null : due.reduce((one, other) => (one > other ? one : other)),
  };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= SHORT
    ? line
    : `${characters
        .slice(0, SHORT - 1)
        .join('')
        .trimEnd()}…`;
}
