import { Injectable } from '@nestjs/common';
import type { RequiredChange, requiredChangePatchSchema } from '@workback/contracts/round/round.schemas';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { isSettled, toChange } from './round.mapper.js';
import { type ChangeRow, RoundRepository, type RoundRow } from './round.repository.js';

/** The changes that the last round asked for, as a checklist on the draft. */
@Injectable()
export class RequiredChangeService {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** Ticks a change off, or back on, with a word on what was done; refused once the next round has begun. */
  async tick(
    workspaceId: string,
    initiativeId: string,
    changeId: string,
    version: number,
    patch: z.output<typeof requiredChangePatchSchema>,
    actorId: string,
  ): Promise<RequiredChange> {
    return this.database.transaction(async () => {
      const roundId = await this.rounds.roundOfChange(workspaceId, initiativeId, changeId);
      if (roundId === undefined) throw notFound('change');
      await this.rounds.lock(workspaceId, initiativeId, roundId);
      const before = await this.find(workspaceId, initiativeId, changeId);
      if (before.settled) {
        throw conflict('change-settled', 'The next round has begun; what was done about this change stands.');
      }
      if (before.change.version !== version) throw staleVersion('change', toChange(before.change, false));
      const { done = before.change.doneAtMs !== null, note = before.change.note } = patch;
      if (!(await this.rounds.tick(workspaceId, changeId, version, { done, note: note.trim() }, actorId))) {
        throw staleVersion('change', toChange(before.change, false));
      }
      const { change } = await this.find(workspaceId, initiativeId, changeId);
      const verb = done ? 'was made' : 'is still to be made';
      await this.events.append({
        workspaceId,
        initiativeId,
        kind: 'round.ticked',
        subjectType: 'round',
        subjectId: roundId,
        summary: `A change that round ${before.round.number} asked for ${verb}: ${change.words}`,
        actorId,
        before: { done: before.change.doneAtMs !== null, note: before.change.note },
        after: { done, note: change.note },
      });
      return toChange(change, false);
    });
  }

  private async find(
    workspaceId: string,
    initiativeId: string,
    changeId: string,
  ): Promise<{ round: RoundRow; change: ChangeRow; settled: boolean }> {
    const rows = await this.rounds.list(workspaceId, initiativeId);
    for (const [at, round] of rows.entries()) {
      const change = round.changes.find(({ id }) => id === changeId);
      if (change) return { round, change, settled: isSettled(rows, at) };
    }
    throw notFound('change');
  }
}
