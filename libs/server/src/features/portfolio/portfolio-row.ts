import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { daysBetween } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { lacksData } from '@workback/domain/evaluation/criterion-state';
import { dueOn } from '@workback/domain/evaluation/due';
import { isWatched } from '@workback/domain/guardrail/guardrail';
import { attention } from '@workback/domain/initiative/attention';
import { deliveredStatus, workedStatus } from '@workback/domain/initiative/shown-status';
import { type Trend, trendSince, type WeekState } from '@workback/domain/initiative/trend';
import type { CheckInStandings } from '../initiative/initiative-check-ins.js';
import type { InitiativeFacts } from '../initiative/initiative-facts.repository.js';
import type { Standing } from '../initiative/initiative-standing.js';
import { toLaunch, toWorked } from '../initiative/initiative.mapper.js';
import { attentionSentence } from './attention-sentence.js';
import { countHealth, type HealthSetting, type KpiStanding, kpiStandings } from '../data-health/kpi-standings.js';
import { dataWords, deliveredWords, trendWords, workedWords } from './row-words.js';

/** A row without what changes at every pull. */
export type ComputedRow = Omit<PortfolioRow, 'lastPullAt'>;

/** What rows are computed on besides the initiatives. */
export interface RowSetting extends HealthSetting {
  readonly timeZone: string;
}

/** How an initiative stood at the end of an earlier week. */
export interface EarlierWeek {
  readonly weekEnds: string;
  readonly state: WeekState;
}

/** One row of the portfolio, and what of it is remembered for the weeks to come. */
export function portfolioRow(
  facts: InitiativeFacts,
  standing: Standing,
  setting: RowSetting,
  earlier: EarlierWeek | null,
): { row: ComputedRow; state: WeekState } {
  const { id, number, name, headline, owner, launchedOn } = facts;
  const { stage, delivered } = standing;
  const criteria = criteriaCounts(facts);
  const health = kpiStandings(facts.kpis, setting);
  const data = dataCounts(health);
  const guardrails = guardrailsOf(facts, setting.today);
  const milestones = milestoneCounts(facts, standing, setting.today);
  const daysToRecover = daysToRecoverOf(facts, standing);
  const checkIns = standing.checkIns.initiative;
  const worked = toWorked(facts, standing);
  const silentDays = checkIns.lastOn === null ? null : daysBetween(checkIns.lastOn, setting.today);
  const known = {
    stage,
    guardrailsBreached: guardrails.breached.length,
    promisesMissed: standing.verdicts.filter((verdict) => verdict === 'missed').length,
    launchOverdueDays: standing.promised === null ? 0 : Math.max(0, daysBetween(standing.promised, setting.today)),
    daysToRecover: daysToRecover ?? 0,
    criteriaOffTrack: criteria.offTrack,
    criteriaAtRisk: criteria.atRisk,
    checkIn: checkIns.status,
    jumpedFromGreenToRed: checkIns.jumpedFromGreenToRed,
    failingKpis: data.failing + data.stale + data.behind,
  };
  const deliveredFacts = {
    stage,
    launched: launchedOn !== null,
    launchedLate: delivered.state === 'late',
    milestones: milestones.total,
    milestonesDone: milestones.done,
    daysToRecover,
    launchOverdueDays: known.launchOverdueDays,
    checkIn: checkIns.status,
    silentDays,
  };
  const spine = spineOf(facts, setting.timeZone);
  const judged = new Set(facts.criteria.map(({ kpiId }) => kpiId));
  const underCriteria = health.filter(({ kpi }) => judged.has(kpi.id));
  const shownDelivered = deliveredStatus(deliveredFacts);
  const shownWorked = workedStatus({
    launched: launchedOn !== null,
    promises: facts.promises.length,
    verdict: worked.verdict,
    offTrack: criteria.offTrack,
    atRisk: criteria.atRisk,
    onTrack: criteria.onTrack,
    failingKpis: countHealth(underCriteria, 'failing'),
    staleKpis: countHealth(underCriteria, 'stale', 'behind'),
  });
  const words = {
    delivered: deliveredWords(shownDelivered, deliveredFacts),
    worked: workedWords(shownWorked, {
      ...criteria,
      criteria: criteria.total,
      promises: facts.promises.length,
      kept: worked.kept,
      firstJudgedOn: spine.firstJudgedOn,
      standings: underCriteria,
    }),
  };
  const state: WeekState = {
    stage,
    delivered: shownDelivered,
    worked: shownWorked,
    guardrailsBreached: guardrails.breached.length,
    daysToRecover,
    forecast: standing.forecast,
  };
  const { rank, reasons } = attention(known);
  const row: ComputedRow = {
    id,
    number,
    name,
    headline,
    owner,
    stage,
    launch: toLaunch(facts, standing),
    delivered,
    worked,
    daysToRecover,
    shown: {
      delivered: shownDelivered,
      deliveredWords: words.delivered,
      worked: shownWorked,
      workedWords: words.worked,
    },
    spine,
    teams: [...facts.teams],
    milestones,
    promises: promiseCounts(facts),
    openQuestions: facts.openQuestions,
    checkIn: checkInOf(checkIns),
    criteria,
    guardrails,
    data,
    trend: earlier && trendOf(trendSince(earlier.state, state), earlier.weekEnds, words),
    attention: rank,
    attentionReason: attentionSentence(reasons[0], {
      ...known,
      promises: facts.promises.length,
      criteria: criteria.total,
      kpis: data.kpis,
      silentDays,
    }),
  };
  return { row, state };
}

function daysToRecoverOf({ milestones, launchedOn }: InitiativeFacts, { promised, schedule }: Standing): number | null {
  const applies = milestones.length > 0 && promised !== null && launchedOn === null;
  return applies && schedule.kind === 'ok' ? schedule.daysToRecover : null;
}

/** A milestone is late when the day by which it had to start or finish for the launch to hold is past. */
function milestoneCounts(
  { milestones }: InitiativeFacts,
  { schedule }: Standing,
  today: string,
): PortfolioRow['milestones'] {
  let done = 0;
  let late = 0;
  milestones.forEach(([, , startedOn, finishedOn], position) => {
    if (finishedOn !== null) done += 1;
    else if (schedule.kind === 'ok') {
      const { latestStart, latestFinish } = schedule.milestones[position]!;
      if (latestFinish < today || (startedOn === null && latestStart < today)) late += 1;
    }
  });
  return { total: milestones.length, done, late };
}

function spineOf(facts: InitiativeFacts, timeZone: string): PortfolioRow['spine'] {
  const dayOf = (at: Date | null) => (at === null ? null : plainDateIn(at.getTime(), timeZone));
  const started = facts.milestones.flatMap(([, , startedOn]) => startedOn ?? []).sort();
  const judged = facts.criteria.flatMap(({ dueRule }) => dueOn(dueRule, facts.launchedOn) ?? []).sort();
  return {
    createdOn: plainDateIn(facts.createdAt.getTime(), timeZone),
    approvedOn: dayOf(facts.approvedAt),
    startedOn: started[0] ?? null,
    firstJudgedOn: judged[0] ?? null,
    lastJudgedOn: judged.at(-1) ?? null,
    concludedOn: dayOf(facts.concludedAt),
  };
}

function promiseCounts({ promises, criteria }: InitiativeFacts): PortfolioRow['promises'] {
  const measured = new Set(criteria.map(({ promiseId }) => promiseId));
  return {
    total: promises.length,
    unbuilt: promises.filter(([, built]) => !built).length,
    unmeasured: promises.filter(([id]) => !measured.has(id)).length,
  };
}

function criteriaCounts({ criteria }: InitiativeFacts): PortfolioRow['criteria'] {
  const count = (...states: string[]) => criteria.filter(({ state }) => states.includes(state)).length;
  return {
    total: criteria.length,
    met: count('met'),
    missed: count('missed'),
    onTrack: count('on-track'),
    atRisk: count('at-risk'),
    offTrack: count('off-track'),
    tooEarly: count('too-early'),
    noData: criteria.filter(({ state }) => lacksData(state)).length,
  };
}

/** Its own guardrail criteria, and the guardrails of the workspace that watch over its launch. */
function guardrailsOf(facts: InitiativeFacts, today: string): PortfolioRow['guardrails'] {
  const { criteria, breaches, watchDays: all, launchedOn } = facts;
  const watching = all.filter((watchDays) => launchedOn !== null && isWatched({ watchDays }, launchedOn, today));
  const own = criteria.filter(({ guardrail }) => guardrail);
  const broken = own.filter(({ state }) => state === 'off-track' || state === 'missed');
  const breached = [...new Set([...broken, ...breaches].map(({ kpiName }) => kpiName))];
  const total = new Set(own.map(({ kpiId }) => kpiId)).size + watching.length;
  return {
    // A breach stays after its watch until the numbers are back.
    total: Math.max(total, breached.length),
    breached,
    withoutAction: breaches.filter(({ acted }) => !acted).length,
  };
}

function dataCounts(standings: readonly KpiStanding[]): PortfolioRow['data'] {
  return {
    kpis: standings.length,
    failing: countHealth(standings, 'failing'),
    stale: countHealth(standings, 'stale'),
    behind: countHealth(standings, 'behind'),
    incomplete: countHealth(standings, 'incomplete'),
    none: countHealth(standings, 'none'),
    words: dataWords(standings),
  };
}

function trendOf(trend: Trend, since: string, present: { delivered: string; worked: string }): PortfolioRow['trend'] {
  const words = trendWords(trend, present);
  if (trend.kind === 'same' || (trend.what !== 'delivered' && trend.what !== 'worked')) {
    return { kind: trend.kind, since, words, from: null, to: null };
  }
  return { kind: trend.kind, since, words, from: trend.from, to: trend.to };
}

/** What the word that decides says; outdated overrides its colour. */
function checkInOf({
  status,
  decidedBy,
  jumpedFromGreenToRed,
}: CheckInStandings['initiative']): PortfolioRow['checkIn'] {
  if (decidedBy === null) return null;
  return {
    colour: decidedBy.achievement,
    note: decidedBy.note,
    on: decidedBy.on,
    author: decidedBy.author ?? '',
    outdated: status === 'outdated',
    jumped: jumpedFromGreenToRed,
  };
}
