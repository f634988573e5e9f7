import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** When days and weeks end in a workspace. */
export interface WorkspaceWeek {
  readonly timeZone: string;
  readonly weekEndingDay: number;
}

/** What periods need besides the numbers. */
@Injectable()
export class KpiPeriodsRepository {
  constructor(private readonly database: Database) {}

  async week(workspaceId: string): Promise<WorkspaceWeek> {
    const [row] = await this.database.query<WorkspaceWeek>(
      'SELECT time_zone AS "timeZone", week_ending_day AS "weekEndingDay" FROM workspaces WHERE id = $1',
      [workspaceId],
    );
    return row!;
  }

  /** Days of several series whose number was replaced, from a day on. */
  async restatedDays(series: readonly number[], from: string): Promise<string[]> {
    const rows = await this.database.query<{ day: string }>(
      'SELECT DISTINCT day FROM observation_restatements WHERE series = ANY($1) AND day >= $2',
      [series, from],
    );
    return rows.map(({ day }) => day);
  }
}
