import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { EventLog } from '../../platform/events/event-log.js';
import { BackfillRepository, type SettledBackfill } from './backfill.repository.js';

const PER_ROUND = 2_000;

/** Moves backfills on: takes the results of pieces that ended and begins the next ones. Row locks keep workers apart. */
@Injectable()
export class BackfillPlanner {
  constructor(
    private readonly database: Database,
    private readonly backfills: BackfillRepository,
    private readonly events: EventLog,
  ) {}

  /** One round; answers how many pieces were begun. */
  async round(): Promise<number> {
    await this.database.transaction(async () => {
      const settled = await this.backfills.settle(PER_ROUND);
      await this.events.append(...settled.map(news));
    });
    return this.backfills.beginNextChunks(PER_ROUND);
  }
}

function news({ workspaceId, initiativeId, kpiId, kpiName, state, added, restated, message }: SettledBackfill) {
  const done = `The backfill of ${kpiName} is done: ${added} new days, ${restated} restated`;
  const summary = state === 'done' ? done : `The backfill of ${kpiName} stopped. ${message}`;
  const kind = state === 'done' ? 'kpi.backfilled' : 'kpi.backfill-failed';
  return { workspaceId, initiativeId, kind, subjectType: 'kpi', subjectId: kpiId, summary };
}
