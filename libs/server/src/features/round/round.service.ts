import { Injectable } from '@nestjs/common';
import type {
  Round,
  roundAnswerSchema,
  roundPatchSchema,
  roundsSchema,
  roundStartSchema,
  roundVerdictSchema,
} from '@workback/contracts/round/round.schemas';
import { decisionLogMarkdown } from '@workback/domain/prfaq/decision-log';
import {
  answerProblems,
  circleProblems,
  closeRound,
  newcomers,
  planProblems,
  type RoundPlan,
} from '@workback/domain/prfaq/round';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { ablePeople } from './able-people.js';
import { refuse } from './round-failure.js';
import { RoundNews } from './round-news.js';
import { RoundSubject } from './round-subject.js';
import { toReaders, toRound, toRounds } from './round.mapper.js';
import { type NewReader, RoundRepository, type RoundRow } from './round.repository.js';

/** Where a round is. */
export interface RoundAddress {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly roundId: string;
}

/** Review rounds: who reads which version, what they say, and the one verdict (METHOD.md §4). */
@Injectable()
export class RoundService {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly subject: RoundSubject,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly news: RoundNews,
  ) {}

  /** The decision log of an initiative, newest round first. */
  async list(workspaceId: string, initiativeId: string): Promise<z.output<typeof roundsSchema>> {
    await this.nameOf(workspaceId, initiativeId);
    return { rounds: toRounds(await this.rounds.list(workspaceId, initiativeId)) };
  }

  async get(address: RoundAddress): Promise<Round> {
    return toRound(await this.read(address), false);
  }

  /** A round that is under way, held against its end until the transaction ends; for what happens within it. */
  hold(address: RoundAddress): Promise<RoundRow> {
    return this.lockOpen(address);
  }

  /** The decision log as Markdown, oldest round first. */
  async exportLog(workspaceId: string, initiativeId: string): Promise<string> {
    const title = await this.nameOf(workspaceId, initiativeId);
    return decisionLogMarkdown(title, toRounds(await this.rounds.list(workspaceId, initiativeId)).toReversed());
  }

  /** Makes the draft a version that the named people read; until the round ends nobody edits it. */
  async start(
    workspaceId: string,
    initiativeId: string,
    input: z.output<typeof roundStartSchema>,
    actorId: string,
  ): Promise<Round> {
    const plan = uniquePeople(input);
    return this.database.transaction(async () => {
      const { amendmentId } = input;
      const people = await this.people(workspaceId, initiativeId, amendmentId);
      const versionNumber = await this.subject.submit({ workspaceId, initiativeId, amendmentId }, actorId);
      const problems = planProblems(plan, people);
      if (problems.length > 0) throw invalid(problems);
      const all = await this.rounds.list(workspaceId, initiativeId);
      const earlier = all.filter(({ amendment }) => (amendment?.id ?? null) === amendmentId);
      // What was done about its changes stands from here on: whoever ticks one off right now comes first or is late.
      if (earlier[0]) await this.rounds.lock(workspaceId, initiativeId, earlier[0].id);
      const number = Math.max(0, ...earlier.map((round) => round.number)) + 1;
      const { objective, door, dueOn, facilitatorId, noteTakerId } = input;
      const row = { amendmentId, number, versionNumber, objective, door, dueOn, facilitatorId, noteTakerId };
      const roundId = await this.rounds.insert(workspaceId, initiativeId, row, actorId);
      await this.rounds.setReaders(workspaceId, roundId, readersOf(plan, earlier[0] ?? all[0]));
      const round = await this.read({ workspaceId, initiativeId, roundId });
      await this.news.started(workspaceId, round, actorId);
      return toRound(round, false);
    });
  }

  /** Changes who is asked or by when while the round is open, if nobody changed that since `version`. */
  async change(
    address: RoundAddress,
    version: number,
    patch: z.output<typeof roundPatchSchema>,
    actorId: string,
  ): Promise<Round> {
    return this.database.transaction(async () => {
      const before = await this.lockOpen(address);
      if (before.version !== version) throw staleVersion('round', toRound(before, false));
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const after = { ...planOf(before), ...given } as Required<z.output<typeof roundPatchSchema>>;
      const plan = uniquePeople(after);
      const people = await this.people(address.workspaceId, address.initiativeId, before.amendment?.id ?? null);
      // A day that was set before may have passed; only a new one must lie ahead.
      const checked = patch.dueOn === undefined ? { ...plan, dueOn: people.today } : plan;
      // Whoever has answered belongs to the round, also when they have left the workspace.
      const heard = before.readers.flatMap(({ person, answer }) =>
        person && answer ? [[person.id, person.name] as const] : [],
      );
      const able = new Map([...people.able, ...heard]);
      const problems = [...planProblems(checked, { ...people, able }), ...circleProblems(toReaders(before), plan)];
      if (problems.length > 0) throw invalid(problems);
      await this.rounds.update(address.workspaceId, address.roundId, version, after);
      const [, earlier] = await this.rounds.list(address.workspaceId, address.initiativeId);
      await this.rounds.setReaders(address.workspaceId, address.roundId, readersOf(plan, earlier));
      const row = await this.read(address);
      await this.news.changed(address.workspaceId, before, row, actorId);
      return toRound(row, false);
    });
  }

  /** Keeps what somebody says who was asked; saying the same again changes nothing. */
  async answer(
    address: RoundAddress,
    { answer, note }: z.output<typeof roundAnswerSchema>,
    actorId: string,
  ): Promise<Round> {
    return this.database.transaction(async () => {
      const row = await this.lockOpen(address);
      const refusals = answerProblems(toReaders(row), actorId, answer, note);
      if (refusals.length > 0) refuse(refusals);
      const reader = row.readers.find(({ person }) => person?.id === actorId)!;
      const said = note.trim();
      if (reader.answer === answer && reader.note === said) return toRound(row, false);
      await this.rounds.addAnswer(address.workspaceId, reader.id, answer, said);
      await this.news.answered(address.workspaceId, row, { answer, note: said }, actorId);
      return toRound(await this.read(address), false);
    });
  }

  /** Ends a round with its one verdict; an approver who closes it answers by that. */
  async close(
    address: RoundAddress,
    { verdict, reasons }: z.output<typeof roundVerdictSchema>,
    actorId: string,
  ): Promise<Round> {
    const { workspaceId, initiativeId } = address;
    return this.database.transaction(async () => {
      const row = await this.lockOpen(address);
      const facilitatorId = row.facilitator?.id ?? null;
      const closed = closeRound(toReaders(row), { closerId: actorId, facilitatorId, verdict, reasons });
      if (!closed.ok) return refuse(closed.refusals);
      const words = closed.lines.join('\n');
      if (closed.ownAnswer) {
        const own = row.readers.find(({ person }) => person?.id === actorId)!;
        await this.rounds.addAnswer(workspaceId, own.id, closed.ownAnswer, words);
      }
      const amendmentId = row.amendment?.id ?? null;
      const decision = { versionNumber: row.versionNumber, verdict, reasons: words };
      await this.subject.settle(
        { workspaceId, initiativeId, amendmentId },
        verdict,
        closed.lines,
        actorId,
        (versionNumber) => {
          decision.versionNumber = versionNumber ?? row.versionNumber;
          return this.rounds.addDecision(workspaceId, row, decision, actorId);
        },
      );
      if (verdict === 'iterate') await this.rounds.addChanges(workspaceId, row, closed.lines);
      await this.rounds.end(workspaceId, row.id, { state: 'closed', reason: '' }, actorId);
      await this.news.closed(workspaceId, row, decision, actorId);
      return toRound(await this.read(address), false);
    });
  }

  /** Takes the text out of review without a verdict; it is a draft again. */
  async withdraw(address: RoundAddress, reason: string, actorId: string): Promise<Round> {
    return this.database.transaction(async () => {
      const row = await this.lockOpen(address);
      await this.subject.withdraw({ ...address, amendmentId: row.amendment?.id ?? null });
      await this.rounds.end(address.workspaceId, address.roundId, { state: 'withdrawn', reason }, actorId);
      await this.news.withdrawn(address.workspaceId, row, reason, actorId);
      return toRound(await this.read(address), false);
    });
  }

  private async nameOf(workspaceId: string, initiativeId: string): Promise<string> {
    const name = await this.rounds.initiativeName(workspaceId, initiativeId);
    if (name === undefined) throw notFound('initiative');
    return name;
  }

  private async people(workspaceId: string, initiativeId: string, amendmentId: string | null) {
    const { today } = await this.workspaces.settings(workspaceId);
    const approvedBefore = amendmentId === null ? [] : await this.rounds.lastApprovers(workspaceId, initiativeId);
    return { able: ablePeople(await this.rounds.members(workspaceId)), approvedBefore, today };
  }

  private async read({ workspaceId, initiativeId, roundId }: RoundAddress): Promise<RoundRow> {
    const row = await this.rounds.find(workspaceId, initiativeId, roundId);
    if (!row) throw notFound('round');
    return row;
  }

  private async lockOpen({ workspaceId, initiativeId, roundId }: RoundAddress): Promise<RoundRow> {
    const row = await this.rounds.lock(workspaceId, initiativeId, roundId);
    if (!row) throw notFound('round');
    if (row.state !== 'open')
      throw conflict('round-ended', `Round ${row.number} has ended; what was said in it stands.`);
    return row;
  }
}

/** Said twice, a person is asked once. */
function uniquePeople<Plan extends Pick<RoundPlan, 'reviewerIds' | 'approverIds'>>(plan: Plan): Plan {
  return { ...plan, reviewerIds: [...new Set(plan.reviewerIds)], approverIds: [...new Set(plan.approverIds)] };
}

function planOf({ readers, facilitator, noteTaker, objective, door, dueOn }: RoundRow) {
  const named = (role: 'reviewer' | 'approver') =>
    readers.flatMap((reader) => (reader.role === role && reader.person ? [reader.person.id] : []));
  return {
    objective,
    door: door ?? 'two-way',
    dueOn,
    facilitatorId: facilitator?.id ?? '',
    noteTakerId: noteTaker?.id ?? null,
    reviewerIds: named('reviewer'),
    approverIds: named('approver'),
  };
}

function readersOf({ reviewerIds, approverIds }: RoundPlan, earlier: RoundRow | undefined): NewReader[] {
  const asked = [
    ...approverIds.map((userId) => ({ userId, role: 'approver' as const })),
    ...reviewerIds.map((userId) => ({ userId, role: 'reviewer' as const })),
  ];
  const fresh = newcomers(earlier ? toReaders(earlier) : [], asked);
  return asked.map((reader) => ({ ...reader, isNew: fresh.has(reader.userId) }));
}
