import { dateWords } from '@workback/domain/calendar/date-words';
import { DATA_HEALTHS_WORST_FIRST } from '@workback/domain/kpi/data-health';
import { dataHealthWords } from '@workback/domain/kpi/data-health-words';
import type { DeliveredFacts, DeliveredStatus, WorkedStatus } from '@workback/domain/initiative/shown-status';
import { OFF_TRACK_DAYS } from '@workback/domain/initiative/shown-status';
import type { Trend } from '@workback/domain/initiative/trend';
import type { KpiStanding } from '../data-health/kpi-standings.js';

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What the first verdict rests on, beside its facts. */
export interface DeliveredWords extends DeliveredFacts {
  readonly milestonesDone: number;
  readonly silentDays: number | null;
}

/** Why it is or will be delivered like that, in a few words. */
export function deliveredWords(status: DeliveredStatus, facts: DeliveredWords): string {
  const progress = `${facts.milestonesDone} of ${plural(facts.milestones, 'milestone')} done`;
  const silent =
    facts.silentDays === null ? 'Nobody has checked in yet' : `No check-in for ${plural(facts.silentDays, 'day')}`;
  const recover = facts.daysToRecover ?? 0;
  switch (status) {
    case 'off-track':
      if (facts.launchOverdueDays > 0) return `Promised ${plural(facts.launchOverdueDays, 'day')} ago`;
      return recover > OFF_TRACK_DAYS ? `${plural(recover, 'day')} to recover` : 'Its people say off track';
    case 'at-risk':
      return recover > 0 ? `${plural(recover, 'day')} to recover` : 'Its people say at risk';
    case 'outdated':
      return silent;
    case 'no-date':
      return 'No launch date to plan back from';
    case 'not-started':
      if (facts.stage === 'parked' || facts.stage === 'rejected') return '';
      return facts.stage === 'approved' || facts.stage === 'building' ? 'No milestones yet' : 'Not approved yet';
    default:
      return facts.milestones === 0 ? 'Without a plan' : progress;
  }
}

/** What the second verdict rests on. */
export interface WorkedWords {
  readonly promises: number;
  readonly kept: number;
  readonly criteria: number;
  readonly offTrack: number;
  readonly atRisk: number;
  readonly onTrack: number;
  readonly noData: number;
  readonly firstJudgedOn: string | null;
  /** Of KPIs under a criterion. */
  readonly standings: readonly KpiStanding[];
}

/** Why it has worked or not, in a few words. */
export function workedWords(status: WorkedStatus, facts: WorkedWords): string {
  const criteria = facts.criteria === 1 ? 'criterion' : 'criteria';
  switch (status) {
    case 'none':
      return 'No promises marked';
    case 'kept':
    case 'partly':
    case 'missed':
      return `${facts.kept} of ${plural(facts.promises, 'promise')} kept`;
    case 'too-early':
      if (facts.criteria === 0) return 'No criteria yet';
      return facts.firstJudgedOn === null
        ? 'Judged after the launch'
        : `First judged ${dateWords(facts.firstJudgedOn)}`;
    case 'error':
    case 'stale':
      return dataWords(facts.standings);
    case 'no-data':
      return `${facts.noData} of ${facts.criteria} ${criteria} without data`;
    case 'off-track':
      return `${facts.offTrack} of ${facts.criteria} ${criteria} off track`;
    case 'at-risk':
      return `${facts.atRisk} of ${facts.criteria} ${criteria} at risk`;
    case 'on-track':
      return `${facts.onTrack} of ${facts.criteria} ${criteria} on track`;
  }
}

/** What is wrong with the numbers, the worst of it; empty when nothing is. */
export function dataWords(standings: readonly KpiStanding[]): string {
  const worst = DATA_HEALTHS_WORST_FIRST.find((state) => standings.some((each) => each.state === state));
  if (worst === undefined || worst === 'sound') return '';
  const those = standings.filter(({ state }) => state === worst);
  const more = those.length > 1 ? ` and ${those.length - 1} more` : '';
  return `${those[0]!.kpi.name}${more}: ${dataHealthWords({ ...those[0]!, ...those[0]!.kpi, rows: those[0]!.rows })}`;
}

const stageWord = (stage: string): string => `${stage.charAt(0).toUpperCase()}${stage.slice(1).replace('-', ' ')}`;

/** What changed, in a few words; `present` says why the present status is what it is. */
export function trendWords(trend: Trend, present: { delivered: string; worked: string }): string {
  if (trend.kind === 'same') return 'No change';
  switch (trend.what) {
    case 'delivered':
      return present.delivered;
    case 'worked':
      return present.worked;
    case 'guardrails':
      if (trend.kind === 'worse') return `${plural(trend.to - trend.from, 'more guardrail')} breached`;
      return trend.to === 0 ? 'Guardrails hold again' : `${plural(trend.from - trend.to, 'guardrail')} recovered`;
    case 'recover':
      return `${trend.from} → ${plural(trend.to, 'day')} to recover`;
    case 'forecast':
      return `Forecast ${plural(Math.abs(trend.days), 'day')} ${trend.days > 0 ? 'later' : 'earlier'}`;
    case 'stage':
      return `${stageWord(trend.from)} → ${stageWord(trend.to)}`;
  }
}
