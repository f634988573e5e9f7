import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { daysBetween } from '@workback/domain/calendar/plain-date';
import { lacksData } from '@workback/domain/evaluation/criterion-state';
import { attention } from '@workback/domain/initiative/attention';
import type { CheckInStandings } from '../initiative/initiative-check-ins.js';
import type { InitiativeFacts } from '../initiative/initiative-facts.repository.js';
import type { Standing } from '../initiative/initiative-standing.js';
import { toLaunch, toWorked } from '../initiative/initiative.mapper.js';
import { attentionSentence } from './attention-sentence.js';
import type { Freshnesses } from './freshnesses.js';

/** A row without what changes at every pull. */
export type ComputedRow = Omit<PortfolioRow, 'lastPullAt'>;

/** What a row is computed on besides the initiative. */
export interface RowSetting {
  readonly today: string;
  readonly freshnesses: Freshnesses;
}

/** One row of the portfolio. */
export function portfolioRow(facts: InitiativeFacts, standing: Standing, setting: RowSetting): ComputedRow {
  const { id, number, name, headline, owner } = facts;
  const { stage, delivered } = standing;
  const criteria = criteriaCounts(facts);
  const data = dataCounts(facts, setting.freshnesses);
  const daysToRecover = daysToRecoverOf(facts, standing);
  const checkIns = standing.checkIns.initiative;
  const known = {
    stage,
    guardrailsBreached: standing.guardrailsBreached,
    promisesMissed: standing.verdicts.filter((verdict) => verdict === 'missed').length,
    launchOverdueDays: standing.promised === null ? 0 : Math.max(0, daysBetween(standing.promised, setting.today)),
    daysToRecover: daysToRecover ?? 0,
    criteriaOffTrack: criteria.offTrack,
    criteriaAtRisk: criteria.atRisk,
    checkIn: checkIns.status,
    jumpedFromGreenToRed: checkIns.jumpedFromGreenToRed,
    failingKpis: data.failing + data.stale,
  };
  const { rank, reasons } = attention(known);
  return {
    id,
    number,
    name,
    headline,
    owner,
    stage,
    launch: toLaunch(facts, standing),
    delivered,
    worked: toWorked(facts, standing),
    daysToRecover,
    milestones: milestoneCounts(facts, standing, setting.today),
    promises: promiseCounts(facts),
    openQuestions: facts.openQuestions,
    checkIn: checkInOf(checkIns),
    criteria,
    data,
    attention: rank,
    attentionReason: attentionSentence(reasons[0], {
      ...known,
      promises: facts.promises.length,
      criteria: criteria.total,
      kpis: data.kpis,
      silentDays: checkIns.lastOn === null ? null : daysBetween(checkIns.lastOn, setting.today),
    }),
  };
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

function dataCounts({ kpis }: InitiativeFacts, freshnesses: Freshnesses): PortfolioRow['data'] {
  const states = kpis.map((kpi) => freshnesses.of(kpi));
  return {
    kpis: kpis.length,
    failing: states.filter((state) => state === 'failing').length,
    stale: states.filter((state) => state === 'stale').length,
  };
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
