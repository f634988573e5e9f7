import { dateWords } from '../calendar/date-words.js';
import { dayOfWeek, type PlainDate } from '../calendar/plain-date.js';
import type { PlanContent } from './plan-content.js';
import type { PlanEffects } from './plan-effects.js';
import type { PlanOperation } from './plan-operation.js';
import type { PlanOnScreen } from './preview.js';

/** One line of what a change comes to; `worse` where it is nothing to be glad of. */
export interface EffectLine {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly worse: boolean;
}

/** What a change comes to, in words for the eye and in one sentence for the ear. */
export interface EffectWords {
  readonly title: string;
  readonly lines: readonly EffectLine[];
  readonly warnings: readonly string[];
  readonly sentence: string;
}

const DAY_NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Puts effects in words; `subjects` are the milestones that somebody takes hold of. */
export function effectWords(
  before: PlanOnScreen,
  after: PlanOnScreen,
  effects: PlanEffects,
  operations: readonly PlanOperation[],
  subjects: readonly string[],
): EffectWords {
  const title = titleOf(before, after, effects, subjects);
  const others = effects.moved.filter(({ milestoneId }) => !subjects.includes(milestoneId)).length;
  const float = floatOf(effects, subjects, before);
  const launch = launchLine(effects);
  const lines: EffectLine[] = [
    ...(launch ? [launch] : []),
    ...(float ? [float.line] : []),
    { label: 'Milestones moved', before: '', after: String(effects.moved.length), worse: false },
  ];
  const warnings = [
    ...overlaps(before.content, operations),
    ...effects.newlyMissed.map(({ milestoneId, date, days }) => {
      const number = numberOf(after.content, milestoneId);
      return `${number} misses the date set for it, ${dateWords(date)}, by ${count(days)}.`;
    }),
    ...(effects.breaksLaunch ? [`The launch date would be missed by ${count(effects.daysToRecover.after)}.`] : []),
  ];
  const moves =
    others === 0 ? 'moves no other milestone' : `moves ${others} other ${others === 1 ? 'milestone' : 'milestones'}`;
  const parts = [title, moves, launchSentence(effects), ...(float ? [float.sentence] : [])];
  return { title, lines, warnings, sentence: `${[parts.join(', '), ...warnings].join('. ').replace(/\.\./g, '.')}` };
}

function titleOf(before: PlanOnScreen, after: PlanOnScreen, effects: PlanEffects, subjects: readonly string[]): string {
  const [only] = subjects;
  if (subjects.length !== 1 || only === undefined) return `${subjects.length} milestones`;
  const number = numberOf(after.content, only);
  const was = datesOf(before, only);
  const is = datesOf(after, only);
  if (!was || !is) return number;
  const moved = effects.moved.find(({ milestoneId }) => milestoneId === only);
  if (was.earliestStart !== is.earliestStart) {
    return `${number} starts ${day(is.earliestStart)}, ${shift(moved?.startDays ?? 0)}`;
  }
  if (was.earliestFinish !== is.earliestFinish) {
    return `${number} finishes ${day(is.earliestFinish)}, ${shift(moved?.finishDays ?? 0)}`;
  }
  return `${number} keeps its dates`;
}

function launchLine({ forecast, forecastDays }: PlanEffects): EffectLine | null {
  if (forecast.before === null || forecast.after === null) return null;
  if (forecast.before === forecast.after) {
    return { label: 'Launch forecast', before: '', after: 'unchanged', worse: false };
  }
  return {
    label: 'Launch forecast',
    before: dateWords(forecast.before),
    after: dateWords(forecast.after),
    worse: forecastDays > 0,
  };
}

function launchSentence({ forecast, forecastDays }: PlanEffects): string {
  if (forecast.before === forecast.after || forecast.after === null) return 'launch unchanged';
  return `launch forecast ${dateWords(forecast.after)}, ${shift(forecastDays)}`;
}

/** The float of what is taken hold of, and of what moves with it when all have the same. */
function floatOf({ floats }: PlanEffects, subjects: readonly string[], { content }: PlanOnScreen) {
  const [only] = subjects;
  const change = only === undefined ? undefined : floats.get(only);
  if (!change || subjects.length !== 1) return null;
  const alike = [...floats].filter(([, other]) => other.before === change.before && other.after === change.after);
  const names = alike.slice(0, 3).map(([id]) => numberOf(content, id));
  const label =
    alike.length > 3 ? `Float of ${names[0]} and ${alike.length - 1} others` : `Float of ${names.join(', ')}`;
  return {
    line: {
      label,
      before: `${signed(change.before)} d`,
      after: `${signed(change.after)} d`,
      worse: change.after < change.before,
    },
    sentence: `float from ${change.before} to ${count(change.after)}`,
  };
}

function overlaps({ milestones, dependencies }: PlanContent, operations: readonly PlanOperation[]): string[] {
  return operations.flatMap((operation) => {
    if (operation.op !== 'link' || operation.lagDays >= 0) return [];
    const was = dependencies.find(
      (link) => link.predecessorId === operation.predecessorId && link.successorId === operation.successorId,
    );
    if (was && was.lagDays <= operation.lagDays) return [];
    const number = milestones.find(({ id }) => id === operation.predecessorId)?.number;
    const days = count(-operation.lagDays);
    return [`Overlaps M${number} by ${days}: ${LINK_WORDS[operation.type]} minus ${days}.`];
  });
}

const LINK_WORDS = { FS: 'finish-to-start', SS: 'start-to-start', FF: 'finish-to-finish', SF: 'start-to-finish' };

function datesOf({ content, scheduled }: PlanOnScreen, milestoneId: string) {
  return scheduled?.schedule.milestones[content.milestones.findIndex(({ id }) => id === milestoneId)];
}

function numberOf({ milestones }: PlanContent, milestoneId: string): string {
  const found = milestones.find(({ id }) => id === milestoneId);
  return found ? `M${found.number}` : 'A milestone';
}

function day(date: PlainDate): string {
  return `${DAY_NAMES[dayOfWeek(date)]} ${dateWords(date)}`;
}

function shift(days: number): string {
  if (days === 0) return 'on another day';
  return days > 0 ? `${count(days)} later` : `${count(-days)} earlier`;
}

function signed(days: number): string {
  return days < 0 ? `−${-days}` : String(days);
}

function count(days: number): string {
  return Math.abs(days) === 1 ? `${signed(days)} day` : `${signed(days)} days`;
}
