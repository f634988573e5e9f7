import { daysBetween, type PlainDate } from '../calendar/plain-date.js';
import type { WorkingDays } from '../calendar/working-calendar.js';
import { type CheckInCadence, dueAfterCheckIn, firstDue } from './check-in-cadence.js';
import { CHECK_IN_COLOURS, type CheckInColour } from './check-in.js';

/** The last word on one subject, as far as the status depends on it. */
export interface LastWord {
  readonly achievement: CheckInColour;
  readonly on: PlainDate;
  /** The colour of the word before it on the same subject; null when it was the first. */
  readonly previous: CheckInColour | null;
}

/** A colour, or that nobody has said anything lately (`outdated`) or ever (`none`). Silence is never green. */
export type CheckInStatus = CheckInColour | 'outdated' | 'none';

/** What the status depends on besides what people said. */
export interface CheckInSetting {
  readonly today: PlainDate;
  readonly cadence: CheckInCadence;
  readonly workingDays: WorkingDays;
  /** The day from which silence counts; null while nobody is expected to say anything. */
  readonly expectedSince: PlainDate | null;
}

/** Where the check-ins of one subject stand today. */
export interface CheckInStanding {
  readonly status: CheckInStatus;
  /** The last colour given, also when it is outdated. */
  readonly colour: CheckInColour | null;
  readonly lastOn: PlainDate | null;
  /** The day by which the next check-in is expected; null when none is expected. */
  readonly dueOn: PlainDate | null;
  /** Calendar days since it was due, 0 while it is not overdue. */
  readonly overdueDays: number;
  /** Whether the last check-in went from green to red without a yellow one between: a surprise nobody was warned of. */
  readonly jumpedFromGreenToRed: boolean;
}

/**
 * The status of one subject today (PRODUCT C2). A check-in holds until the day on which the cadence asks for the next one,
 * that day included; after it the status is `outdated` whatever the colour was. Before the first one the cadence counts
 * from `expectedSince`. Where nothing is expected any more, the last colour stays.
 */
export function checkInStanding(last: LastWord | null, setting: CheckInSetting): CheckInStanding {
  const { today, cadence, workingDays, expectedSince } = setting;
  const dueOn =
    expectedSince === null
      ? null
      : last === null
        ? firstDue(cadence, expectedSince, workingDays)
        : dueAfterCheckIn(cadence, last.on, workingDays);
  const overdueDays = dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today));
  return {
    status: overdueDays > 0 ? 'outdated' : (last?.achievement ?? 'none'),
    colour: last?.achievement ?? null,
    lastOn: last?.on ?? null,
    dueOn,
    overdueDays,
    jumpedFromGreenToRed: last?.achievement === 'red' && last.previous === 'green',
  };
}

/** A milestone that is being worked on, with what was last said about it. */
export interface MilestoneWord<Word extends LastWord = LastWord> {
  readonly last: Word | null;
}

/** Where an initiative stands, and which word says so; null when there is none. */
export interface InitiativeCheckIn<Word extends LastWord = LastWord> extends CheckInStanding {
  readonly decidedBy: Word | null;
}

/**
 * The status of an initiative. Its own check-in says the colour; a later one on a milestone in work can only make it
 * worse. While its own is outdated, the worst of the milestones counts, but only if somebody spoke lately about each of
 * them: one that is silent leaves the initiative outdated. `milestones` are those in work, words oldest first or not.
 */
export function initiativeCheckIn<Word extends LastWord>(
  own: Word | null,
  milestones: readonly MilestoneWord<Word>[],
  setting: CheckInSetting,
): InitiativeCheckIn<Word> {
  const standing = checkInStanding(own, setting);
  const isCurrent = (word: Word) => checkInStanding(word, setting).status !== 'outdated';
  const current = milestones.flatMap(({ last }) => (last !== null && isCurrent(last) ? [last] : []));
  const jumpedFromGreenToRed = [own, ...current].some(
    (word) => word?.achievement === 'red' && word.previous === 'green',
  );

  if (own !== null && standing.status !== 'outdated') {
    const worse = worstOf(current.filter((word) => word.on >= own.on && badness(word) > badness(own)));
    const decidedBy = worse ?? own;
    return {
      ...standing,
      status: decidedBy.achievement,
      colour: decidedBy.achievement,
      jumpedFromGreenToRed,
      decidedBy,
    };
  }
  const worst = worstOf(current);
  if (worst !== null && current.length === milestones.length) {
    const held = checkInStanding(oldestOf(current), setting);
    return { ...held, status: worst.achievement, colour: worst.achievement, jumpedFromGreenToRed, decidedBy: worst };
  }
  const newest = newestOf([...(own ? [own] : []), ...milestones.flatMap(({ last }) => last ?? [])]);
  return {
    ...standing,
    colour: newest?.achievement ?? null,
    lastOn: newest?.on ?? null,
    jumpedFromGreenToRed,
    decidedBy: newest,
  };
}

const badness = ({ achievement }: LastWord): number => CHECK_IN_COLOURS.indexOf(achievement);

/** The worst word; of equally bad ones the latest. */
function worstOf<Word extends LastWord>(words: readonly Word[]): Word | null {
  return words.reduce<Word | null>((worst, word) => {
    if (worst === null || badness(word) > badness(worst)) return word;
    return badness(word) === badness(worst) && word.on > worst.on ? word : worst;
  }, null);
}

function newestOf<Word extends LastWord>(words: readonly Word[]): Word | null {
  return words.reduce<Word | null>((newest, word) => (newest === null || word.on >= newest.on ? word : newest), null);
}

function oldestOf<Word extends LastWord>(words: readonly Word[]): Word | null {
  return words.reduce<Word | null>((oldest, word) => (oldest === null || word.on < oldest.on ? word : oldest), null);
}
