import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import type { CheckInStandingWire } from '@workback/contracts/check-in/check-in.schemas';
import type { CheckInStanding } from '@workback/domain/check-in/check-in-status';
import { worked } from '@workback/domain/initiative/outcome';
import type { PromiseVerdict } from '@workback/domain/promise/verdict';
import type { InitiativeFacts } from './initiative-facts.repository.js';
import type { Standing } from './initiative-standing.js';

/** An initiative as it crosses the wire. */
export function toInitiative(facts: InitiativeFacts, standing: Standing): Initiative {
  const { id, number, name, headline, subHeading, owner, prfaqStatus, approvedBy, version } = facts;
  return {
    id,
    number,
    name,
    headline,
    subHeading,
    owner,
    stage: standing.stage,
    launch: toLaunch(facts, standing),
    delivered: standing.delivered,
    worked: toWorked(facts, standing),
    checkIn: toCheckInStanding(standing.checkIns.initiative),
    prfaqStatus,
    approvedAt: facts.approvedAt?.toISOString() ?? null,
    approvedBy,
    createdAt: facts.createdAt.toISOString(),
    concludedAt: facts.concludedAt?.toISOString() ?? null,
    parkedAt: facts.parkedAt?.toISOString() ?? null,
    version,
  };
}

/** Where check-ins stand, as it crosses the wire. */
export function toCheckInStanding(standing: CheckInStanding): CheckInStandingWire {
  const { status, colour, lastOn, dueOn, overdueDays, jumpedFromGreenToRed: jumped } = standing;
  return { status, colour, lastOn, dueOn, overdueDays, jumped };
}

/** The three launch dates. */
export function toLaunch(facts: InitiativeFacts, { promised, forecast }: Standing): Initiative['launch'] {
  return { promised, forecast, actual: facts.launchedOn };
}

/** The second verdict; with nothing promised it is too early before the launch, and without data after it. */
export function toWorked(facts: InitiativeFacts, { verdicts }: Standing): Initiative['worked'] {
  const { worst, counts } = worked(verdicts);
  const count = (verdict: PromiseVerdict) => counts.find((each) => each.verdict === verdict)?.count ?? 0;
  return {
    verdict: worst ?? (facts.launchedOn === null ? 'too-early' : 'no-data'),
    kept: count('kept'),
    partly: count('partly'),
    missed: count('missed'),
    tooEarly: count('too-early'),
    noData: count('no-data'),
  };
}
