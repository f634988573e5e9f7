import { dateWords, dayAndMonth } from '../calendar/date-words.js';
import { addDays, dayOfWeek } from '../calendar/plain-date.js';
import type { Cause, ExplainedDate, Explanation } from './explanation.js';

/** How a milestone, of this plan or of another, is called in a sentence. */
export type NameOf = (milestoneId: string) => string;

const PRESENT = { start: 'starts', finish: 'finishes', event: 'happens' };
const INFINITIVE = { start: 'start', finish: 'finish', event: 'happen' };
const DAY_NAMES = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The two chains of an explanation as sentences, one a step. */
export function explanationWords(
  { earliest, latest }: Explanation,
  nameOf: NameOf,
): { readonly earliest: readonly string[]; readonly latest: readonly string[] } {
  return {
    earliest: earliest.map((step, at) => earliestSentence(step, earliest[at + 1], nameOf)),
    latest: latest.map((step, at) => latestSentence(step, latest[at + 1], nameOf)),
  };
}

function earliestSentence(step: ExplainedDate, next: ExplainedDate | undefined, nameOf: NameOf): string {
  const { milestoneId, end, cause } = step;
  const name = nameOf(milestoneId);
  const on = `${name} ${PRESENT[end]} on ${day(step.date)}`;
  switch (cause.kind) {
    case 'actual':
      return `${name} ${end === 'start' ? 'started' : 'finished'} on ${day(step.date)}.`;
    case 'today':
      return end === 'finish' ? `${on}, today, at the earliest.` : `${on}, today: nothing holds it back.`;
    case 'limit':
      return `${on}: ${limitWords(cause)}${moved(cause.date, step.date)}.`;
    case 'dependency':
      return `${on}: it waits for ${nameOf(cause.milestoneId)} to ${INFINITIVE[next?.end ?? 'finish']}${lag(cause.lagDays)}.`;
    case 'outside': {
      const otherEnd = cause.link.type[0] === 'S' ? 'start' : 'finish';
      const other = `${nameOf(cause.link.otherId)} of another initiative`;
      return `${on}: it waits for ${other} to ${otherEnd} on ${day(cause.link.date)}${lag(cause.link.lagDays)}.`;
    }
    case 'work':
      return end === 'finish'
        ? `${on}: ${count(cause.days)} of work from its start${daysOff(cause)}.`
        : `${on}: ${count(cause.days)} of work before its finish${daysOff(cause)}.`;
    default:
      return `${on}.`;
  }
}

function latestSentence(step: ExplainedDate, next: ExplainedDate | undefined, nameOf: NameOf): string {
  const { milestoneId, end, cause } = step;
  const name = nameOf(milestoneId);
  const by = `${name} has to ${INFINITIVE[end]} by ${day(step.date)}`;
  switch (cause.kind) {
    case 'actual':
      return `${name} ${end === 'start' ? 'started' : 'finished'} on ${day(step.date)}.`;
    case 'launch':
      return `${by}: the launch is on ${day(cause.date)}.`;
    case 'plan-end':
      return `${by}: the plan ends on ${day(cause.date)}, and there is no launch date.`;
    case 'limit':
      return `${by}: ${limitWords(cause)}.`;
    case 'dependency':
      return `${by}, so that ${nameOf(cause.milestoneId)} can ${INFINITIVE[next?.end ?? 'start']} in time${lag(cause.lagDays)}.`;
    case 'outside': {
      const otherEnd = cause.link.type[1] === 'S' ? 'start' : 'finish';
      const other = `${nameOf(cause.link.otherId)} of another initiative`;
      return `${by}, so that ${other} can ${otherEnd} by ${day(cause.link.date)}${lag(cause.link.lagDays)}.`;
    }
    case 'work':
      return end === 'start'
        ? `${by}: ${count(cause.days)} of work before its finish${daysOff(cause)}.`
        : `${by}: ${count(cause.days)} of work from its latest start${daysOff(cause)}.`;
    default:
      return `${by}.`;
  }
}

function limitWords({ limit, date }: Extract<Cause, { kind: 'limit' }>): string {
  const words = {
    notBefore: 'not before',
    notAfter: 'not after',
    startOn: 'set to start on',
    finishOn: 'set to finish on',
  };
  return `${words[limit]} ${day(date)}`;
}

function moved(set: string, date: string): string {
  return set === date ? '' : ', which is not worked';
}

function lag(lagDays: number): string {
  if (lagDays === 0) return '';
  return lagDays > 0 ? `, and ${count(lagDays)} more` : `, less ${count(-lagDays)}`;
}

/** Three days off in a row and more are named by their first and last. */
function daysOff({ daysOff: dates }: Extract<Cause, { kind: 'work' }>): string {
  if (dates.length === 0) return '';
  const runs: string[][] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    if (run && addDays(run.at(-1)!, 1) === date) run.push(date);
    else runs.push([date]);
  }
  const named = runs.flatMap((run) =>
    run.length < 3 ? run.map(dayAndMonth) : [`${dayAndMonth(run[0]!)} to ${dayAndMonth(run.at(-1)!)}`],
  );
  const list = named.length === 1 ? named[0] : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
  return `, over ${count(dates.length)} off (${list})`;
}

function count(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function day(date: string): string {
  return `${DAY_NAMES[dayOfWeek(date)]} ${dateWords(date)}`;
}
