import { dateWords } from '../calendar/date-words.js';
import { addDays, daysBetween, type PlainDate } from '../calendar/plain-date.js';
import type { Period } from '../calendar/period.js';
import type { CheckInColour } from '../check-in/check-in.js';
import type { CriterionState } from '../evaluation/criterion-state.js';
import {
  LONGEST_LINE,
  MOST_LINES,
  type LineFact,
  type Quadrant,
  type ReportLine,
  type TwoByTwo,
} from './two-by-two.js';
import type { WeekCheckIn, WeekFacts, WeekMilestone, WeekVerdict } from './week-facts.js';

/** Milestones that have to be finished this many days after the week are named. */
const AHEAD_DAYS = 14;

interface Draft {
  readonly quadrant: Quadrant;
  readonly text: string;
  readonly fact: LineFact;
  /** Of key milestones: the day they are sorted by. */
  readonly on?: PlainDate;
}

/**
 * Compiles the weekly 2x2 of one initiative or of several from what happened: finished milestones, check-ins, changed
 * verdicts, the launch and the forecast (PRODUCT C4, METHOD 1.5). Of several check-ins on one subject the last of the week
 * speaks. Each line knows its fact; with more than one initiative it begins with its name.
 */
export function compileTwoByTwo(initiatives: readonly WeekFacts[], week: Period): TwoByTwo {
  const drafts = initiatives.flatMap((facts) => {
    const lines = [
      ...launch(facts, week),
      ...finished(facts, week),
      ...verdictLines(facts),
      ...checkInLines(facts),
      ...forecast(facts),
      ...silence(facts),
      ...keyMilestones(facts, week),
    ];
    return initiatives.length === 1 ? lines : lines.map((line) => ({ ...line, text: `${facts.name}: ${line.text}` }));
  });
  const part = (quadrant: Quadrant): ReportLine[] => {
    const own = drafts.filter((line) => line.quadrant === quadrant);
    if (quadrant === 'keyMilestones') own.sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
    return own.slice(0, MOST_LINES).map(({ text, fact }) => ({ text: shortened(text), fact }));
  };
  return {
    accomplishments: part('accomplishments'),
    headwinds: part('headwinds'),
    blockers: part('blockers'),
    keyMilestones: part('keyMilestones'),
  };
}

const inWeek = (date: PlainDate | null, { start, end }: Period): date is PlainDate =>
  date !== null && date >= start && date <= end;
const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;
const about = ({ initiativeId }: WeekFacts): LineFact => ({ kind: 'initiative', initiativeId });

function against(date: PlainDate, promisedOn: PlainDate | null, what: string): string {
  if (promisedOn === null) return '';
  const late = daysBetween(promisedOn, date);
  if (late === 0) return `, on ${what}`;
  return late > 0 ? `, ${days(late)} after ${what}` : `, ${days(-late)} before ${what}`;
}

function launch(facts: WeekFacts, week: Period): Draft[] {
  const { launchedOn, promisedOn } = facts;
  if (inWeek(launchedOn, week)) {
    const text = `Launched on ${dateWords(launchedOn)}${against(launchedOn, promisedOn, 'the promised day')}`;
    return [{ quadrant: 'accomplishments', text, fact: about(facts) }];
  }
  const near = launchedOn === null && promisedOn !== null && promisedOn <= addDays(week.end, AHEAD_DAYS);
  if (!near) return [];
  return [
    {
      quadrant: 'keyMilestones',
      text: `Launch promised for ${dateWords(promisedOn)}`,
      fact: about(facts),
      on: promisedOn,
    },
  ];
}

const named = ({ number, outcome }: WeekMilestone): string => `M${number} “${outcome}”`;

function finished(facts: WeekFacts, week: Period): Draft[] {
  return facts.milestones
    .filter(({ finishedOn }) => inWeek(finishedOn, week))
    .map((milestone) => ({
      quadrant: 'accomplishments',
      text: `${named(milestone)} was finished on ${dateWords(milestone.finishedOn!)}`,
      fact: { kind: 'milestone', initiativeId: facts.initiativeId, milestoneId: milestone.id },
    }));
}

/** Better states of a criterion have lower numbers; those without data say nothing about better or worse. */
const goodness: Partial<Record<CriterionState, number>> = {
  met: 0,
  'on-track': 1,
  'too-early': 2,
  'at-risk': 3,
  'off-track': 4,
  missed: 5,
};
const stateWords: Record<CriterionState, string> = {
  'too-early': 'too early to judge',
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
  met: 'met',
  missed: 'missed',
  'no-data': 'without data',
  stale: 'without fresh data',
  error: 'without data, because its source fails',
};

function verdictLines({ initiativeId, verdicts }: WeekFacts): Draft[] {
  return verdicts.flatMap(({ kpiId, kpiName, before, after }: WeekVerdict): Draft[] => {
    if (before === after) return [];
    const [was, is] = [goodness[before], goodness[after]];
    const better = is !== undefined && is <= 1 && (was === undefined || is < was);
    const worse = is === undefined || (is >= 3 && (was === undefined || is > was));
    if (!better && !worse) return [];
    return [
      {
        quadrant: better ? 'accomplishments' : 'headwinds',
        text: `The criterion on “${kpiName}” is ${stateWords[after]}, it was ${stateWords[before]}`,
        fact: { kind: 'kpi', initiativeId, kpiId },
      },
    ];
  });
}

const colourWords: Record<CheckInColour, string> = { green: 'on track', yellow: 'at risk', red: 'off track' };

function checkInLines(facts: WeekFacts): Draft[] {
  const spoken = new Set<string | null>();
  return facts.checkIns.flatMap((checkIn): Draft[] => {
    if (spoken.has(checkIn.milestoneId)) return [];
    spoken.add(checkIn.milestoneId);
    const milestone = facts.milestones.find(({ id }) => id === checkIn.milestoneId);
    // Of a milestone that was removed since, nobody needs to hear.
    if (checkIn.milestoneId !== null && !milestone) return [];
    const fact: LineFact = { kind: 'check-in', initiativeId: facts.initiativeId, checkInId: checkIn.id };
    const subject = milestone ? `${named(milestone)}: ` : '';
    const line = (quadrant: Quadrant, text: string): Draft[] =>
      text.trim() === '' ? [] : [{ quadrant, text: oneLine(text), fact }];
    return [
      ...line('accomplishments', checkIn.done && `${subject}${checkIn.done}`),
      ...line('headwinds', headwind(checkIn, milestone ? named(milestone) : 'The initiative')),
      ...line('blockers', checkIn.blockers && `${subject}${checkIn.blockers}`),
    ];
  });
}

function headwind({ achievement, previous, pathToGreen }: WeekCheckIn, subject: string): string {
  if (achievement === 'green') return '';
  const jumped = achievement === 'red' && previous === 'green';
  const state = jumped ? `went from ${colourWords.green} to ${colourWords.red}` : `is ${colourWords[achievement]}`;
  return `${subject} ${state}${pathToGreen.trim() === '' ? '' : `. Path to green: ${pathToGreen}`}`;
}

/** The plan misses the promise, or ends later than it did a week ago. */
function forecast(facts: WeekFacts): Draft[] {
  const { forecastOn, forecastBefore, promisedOn } = facts;
  if (forecastOn === null) return [];
  const slipped = forecastBefore === null ? 0 : daysBetween(forecastBefore, forecastOn);
  const late = promisedOn !== null && forecastOn > promisedOn;
  if (!late && slipped <= 0) return [];
  const drift = slipped > 0 ? `, ${days(slipped)} later than a week ago` : '';
  const text = `The plan ends ${dateWords(forecastOn)}${against(forecastOn, promisedOn, 'the promised launch')}${drift}`;
  return [{ quadrant: 'headwinds', text, fact: about(facts) }];
}

/** Silence is never good news. */
function silence(facts: WeekFacts): Draft[] {
  const { status, overdueDays } = facts.checkIn;
  if (status !== 'outdated') return [];
  const text = `Nobody has said how it stands: the check-in has been due for ${days(overdueDays)}`;
  return [{ quadrant: 'headwinds', text, fact: about(facts) }];
}

/** Unfinished milestones that were started in the week, that have to be finished soon, or that are too late. */
function keyMilestones(facts: WeekFacts, week: Period): Draft[] {
  if (facts.launchedOn !== null) return [];
  const soon = addDays(week.end, AHEAD_DAYS);
  return facts.milestones
    .filter(
      ({ finishedOn, startedOn, latestFinish }) =>
        finishedOn === null && (inWeek(startedOn, week) || (latestFinish !== null && latestFinish <= soon)),
    )
    .map((milestone) => ({
      quadrant: 'keyMilestones',
      text: `${named(milestone)}${milestoneWords(milestone, week)}`,
      fact: { kind: 'milestone', initiativeId: facts.initiativeId, milestoneId: milestone.id },
      on: milestone.latestFinish ?? soon,
    }));
}

function milestoneWords({ owner, startedOn, latestFinish, floatDays }: WeekMilestone, week: Period): string {
  return [
    owner === null ? ', nobody’s yet' : `, ${owner}`,
    inWeek(startedOn, week) ? ', started this week' : startedOn === null ? ', not started' : '',
    latestFinish === null ? '' : `: finish by ${dateWords(latestFinish)}`,
    floatDays !== null && floatDays < 0
      ? `, ${floatDays === -1 ? '1 working day' : `${-floatDays} working days`} too late`
      : '',
  ].join('');
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST_LINE
    ? text
    : `${characters
        .slice(0, LONGEST_LINE - 1)
        .join('')
        .trimEnd()}…`;
}
