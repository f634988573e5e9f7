import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { latestDue } from '@workback/domain/check-in/check-in-cadence';
import type { CheckInStanding } from '@workback/domain/check-in/check-in-status';
import type { CheckInStandings } from '../initiative/initiative-check-ins.js';

/** Who is asked about what in one initiative. */
export interface AskedPeople {
  readonly initiativeId: string;
  readonly initiativeName: string;
  readonly reporterIds: readonly string[];
  /** Milestones in work whose owners report on them. */
  readonly milestones: readonly { readonly id: string; readonly outcome: string; readonly ownerId: string }[];
}

/** A check-in that one person is expected to make. */
export interface CheckInDuty {
  readonly userId: string;
  readonly initiativeId: string;
  readonly initiativeName: string;
  readonly milestone: { readonly id: string; readonly outcome: string } | null;
  /** Since when it is due. */
  readonly dueOn: PlainDate;
  /** The newest day on which the rhythm asks for it; whoever is silent is asked again and again. */
  readonly askedOn: PlainDate;
  readonly standing: CheckInStanding;
}

/** The check-ins that are due up to a day, by whom; a subject that somebody spoke about is due again at its next day. */
export function checkInDuties(
  { setting, own, milestones }: CheckInStandings,
  people: AskedPeople,
  upTo: PlainDate,
): CheckInDuty[] {
  const { initiativeId, initiativeName } = people;
  const duties: CheckInDuty[] = [];
  const add = (userId: string, milestone: CheckInDuty['milestone'], standing: CheckInStanding): void => {
    const { dueOn } = standing;
    if (dueOn === null || dueOn > upTo) return;
    const askedOn = latestDue(setting.cadence, dueOn, upTo, setting.workingDays);
    duties.push({ userId, initiativeId, initiativeName, milestone, dueOn, askedOn, standing });
  };
  for (const userId of people.reporterIds) add(userId, null, own);
  const standings = new Map(milestones.map((standing) => [standing.milestoneId, standing]));
  for (const { id, outcome, ownerId } of people.milestones) {
    const standing = standings.get(id);
    if (standing) add(ownerId, { id, outcome }, standing);
  }
  return duties;
}
