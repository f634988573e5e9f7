import { Injectable } from '@nestjs/common';
import type { GuardrailWire } from '@workback/contracts/guardrail/guardrail.schemas';
import { addDays, type PlainDate } from '@workback/domain/calendar/plain-date';
import { dateWords } from '@workback/domain/calendar/date-words';
import { guardrailState, isWatched, type WatchedPeriod } from '@workback/domain/guardrail/guardrail';
import { Database } from '../../platform/database/database.js';
import { EventLog } from '../../platform/events/event-log.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { GuardrailPeriods } from './guardrail-periods.js';
import { GuardrailRepository, type WatchedLaunch } from './guardrail.repository.js';

/** Looks after every launch: a guardrail that does not hold becomes a breach, once, and ends when the numbers are back. */
@Injectable()
export class GuardrailWatch {
  constructor(
    private readonly guardrails: GuardrailRepository,
    private readonly periods: GuardrailPeriods,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** Looks at all launches once; answers how many breaches began or ended. */
  async round(): Promise<number> {
    let changes = 0;
    for (const workspaceId of await this.guardrails.workspaces()) changes += await this.watch(workspaceId);
    return changes;
  }

  private async watch(workspaceId: string): Promise<number> {
    const { today } = await this.workspaces.settings(workspaceId);
    const all = await this.guardrails.list(workspaceId);
    const longest = all.reduce((most, { watchDays }) => Math.max(most, watchDays), 0);
    const launches = await this.guardrails.launches(workspaceId, addDays(today, -longest));
    let changes = 0;
    for (const guardrail of all) {
      const watched = launches.filter(({ launchedOn }) => isWatched(guardrail, launchedOn, today));
      if (watched.length === 0) continue;
      const periods = await this.periods.of(workspaceId, guardrail);
      for (const launch of watched) {
        if (await this.judge(workspaceId, guardrail, periods, launch, today)) changes += 1;
      }
    }
    return changes;
  }

  private judge(
    workspaceId: string,
    guardrail: GuardrailWire,
    periods: readonly WatchedPeriod[],
    { initiativeId, name, launchedOn }: WatchedLaunch,
    today: PlainDate,
  ): Promise<boolean> {
    const state = guardrailState(guardrail, periods, launchedOn);
    const { kpi } = guardrail;
    return this.database.transaction(async () => {
      if (state === 'none') return false;
      const breached = state === 'breached';
      const words = breached ? breachWords(guardrail, periods) : `${kpi.name} is back within its limit`;
      const changed = breached
        ? await this.guardrails.begin(workspaceId, { initiativeId, kpiId: kpi.id, words, beganOn: today })
        : await this.guardrails.recover(workspaceId, initiativeId, kpi.id, today);
      if (!changed) return false;
      await this.events.append({
        workspaceId,
        initiativeId,
        kind: breached ? 'guardrail.breached' : 'guardrail.recovered',
        subjectType: 'kpi',
        subjectId: kpi.id,
        summary: breached ? `After the launch of ${name} a guardrail was breached: ${words}` : `${words} after ${name}`,
      });
      return true;
    });
  }
}

function breachWords(
  { kpi, limit, badSide, grain, periods: count }: GuardrailWire,
  periods: readonly WatchedPeriod[],
): string {
  const last = periods[0]!;
  const when = count === 1 ? `in the ${grain} to` : `for ${count} ${grain}s in a row up to`;
  return `${kpi.name} ${badSide} ${rounded(limit)} ${when} ${dateWords(last.to)}, last ${rounded(last.value)}`;
}

/** Enough digits to tell a value from its limit. */
const rounded = (value: number): string => String(Number(value.toPrecision(4)));
