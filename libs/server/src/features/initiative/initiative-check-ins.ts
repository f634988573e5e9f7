import type { PlainDate } from '@workback/domain/calendar/plain-date';
import type { WorkingDays } from '@workback/domain/calendar/working-calendar';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { DEFAULT_CADENCE } from '@workback/domain/check-in/check-in-cadence';
import { expectedSince } from '@workback/domain/check-in/check-in-expected';
import {
  type CheckInSetting,
  type CheckInStanding,
  checkInStanding,
  type InitiativeCheckIn,
  initiativeCheckIn,
  type LastWord,
} from '@workback/domain/check-in/check-in-status';
import type { InitiativeStage } from '@workback/domain/initiative/stage';
import type { InitiativeFacts } from './initiative-facts.repository.js';

/** A last word with what lists show of it. */
export interface ShownWord extends LastWord {
  readonly note: string;
  readonly author: string | null;
}

/** Where an initiative and each of its milestones stand by what people said. */
export interface CheckInStandings {
  /** What the standings were derived by. */
  readonly setting: CheckInSetting;
  /** The initiative as a whole, milestones taken into account. */
  readonly initiative: InitiativeCheckIn<ShownWord>;
  /** Only what was said about the initiative itself. */
  readonly own: CheckInStanding;
  /** Milestones in work, and those that somebody spoke about. */
  readonly milestones: readonly (CheckInStanding & { readonly milestoneId: string })[];
}

/** Today and the working days of a workspace, as far as check-ins depend on them. */
export interface CheckInCalendar {
  readonly today: PlainDate;
  readonly timeZone: string;
  readonly days: WorkingDays;
}

/** Derives the standings of one initiative from the last word on each subject. */
export function checkInStandings(
  facts: InitiativeFacts,
  stage: InitiativeStage,
  { today, timeZone, days }: CheckInCalendar,
): CheckInStandings {
  const words = new Map(
    facts.checkIns.map(({ milestoneId, colour, previous, note, author, atMs }) => [
      milestoneId,
      { achievement: colour, previous, on: plainDateIn(atMs, timeZone), note, author },
    ]),
  );
  const { rule = DEFAULT_CADENCE, milestoneOwners = false, chosenOn = null } = facts.checkInCadence ?? {};
  const since = expectedSince({
    stage,
    approvedOn: facts.approvedAt === null ? null : plainDateIn(facts.approvedAt.getTime(), timeZone),
    startedOn: firstStart(facts),
    chosenOn,
    anyWord: words.size > 0,
  });
  const setting: CheckInSetting = { today, cadence: rule, workingDays: days, expectedSince: since };

  const inWork = facts.milestones.flatMap(([id, , startedOn, finishedOn]) =>
    startedOn !== null && finishedOn === null ? [{ id, startedOn, last: words.get(id) ?? null }] : [],
  );
  const expected = new Map(
    inWork.map(({ id, startedOn, last }) => {
      // Who never spoke about a milestone and need not is not silent.
      const asked = since !== null && (last !== null || milestoneOwners);
      return [id, asked ? (startedOn > since ? startedOn : since) : null];
    }),
  );
  const ids = new Set([...expected.keys(), ...[...words.keys()].filter((id) => id !== null)]);
  return {
    setting,
    initiative: initiativeCheckIn(words.get(null) ?? null, inWork, setting),
    own: checkInStanding(words.get(null) ?? null, setting),
    milestones: [...ids].map((milestoneId) => ({
      milestoneId,
      ...checkInStanding(words.get(milestoneId) ?? null, {
        ...setting,
        expectedSince: expected.get(milestoneId) ?? null,
      }),
    })),
  };
}

function firstStart({ milestones }: InitiativeFacts): PlainDate | null {
  return milestones.reduce<PlainDate | null>(
    (first, [, , startedOn]) => (startedOn !== null && (first === null || startedOn < first) ? startedOn : first),
    null,
  );
}
