/** A workback timeline decided before it is drawn: rows, bars in day numbers, links, words (DESIGN 1 Gantt, METHOD 8.1). */
import { toDayNumber, type PlainDate } from '@workback/domain/calendar/plain-date';
import { barOf, type TimelineBar } from './timeline-bar.js';
import { linksOf, type TimelineLink } from './timeline-links.js';
import type { TimelineDates, TimelineInput, TimelineMilestone } from './timeline-plan.js';
import { days, floatShort, floatWords, formatDate, formatDay } from './format-date.js';

/** Where a milestone is: the fixed status words of its own progress. */
export type Progress = 'not-started' | 'started' | 'finished';

/** One milestone in the timeline, with everything said about it. */
export interface TimelineRow<State extends string = string> {
  readonly id: string;
  readonly label: string;
  readonly outcome: string;
  /** Owner and estimate. */
  readonly meta: string;
  readonly progress: Progress;
  readonly status: State | null;
  readonly startBy: { readonly text: string; readonly words: string; readonly late: boolean };
  readonly float: { readonly text: string; readonly words: string; readonly late: boolean };
  /** The row as one sentence, for screen readers. */
  readonly sentence: string;
  readonly bar: TimelineBar | null;
}

/** A timeline ready to be drawn; days are day numbers. */
export interface PreparedTimeline<State extends string = string> {
  readonly rows: readonly TimelineRow<State>[];
  readonly links: readonly TimelineLink[];
  /** First day shown, and the day after the last one; null when there is no date at all. */
  readonly range: { readonly from: number; readonly to: number } | null;
  readonly today: number;
  readonly launch: { readonly day: number; readonly label: string } | null;
  readonly forecast: { readonly day: number; readonly label: string; readonly late: boolean } | null;
  readonly summary: string;
}

/** Prepares a timeline. Total: no milestones, no dates and rings of dependencies are drawn as far as they go. */
export function prepareTimeline<State extends string>(input: TimelineInput<State>): PreparedTimeline<State> {
  const today = toDayNumber(input.today);
  const ordered = inOrder(input.milestones);
  const rows = ordered.map((milestone) => rowOf(milestone, input.today));
  const launch = dayOrNull(input.launchDate);
  const forecast = dayOrNull(input.forecastLaunch);
  const late = launch !== null && forecast !== null && forecast > launch;
  return {
    rows,
    links: linksOf(ordered, rows),
    range: rangeOf(rows, today, launch, forecast),
    today,
    launch: launch === null ? null : { day: launch, label: `Launch ${formatDate(input.launchDate)}` },
    forecast:
      forecast === null || forecast === launch
        ? null
        : { day: forecast, label: `Forecast ${formatDay(input.forecastLaunch)}`, late },
    summary: summaryOf(input),
  };
}

function dayOrNull(date: PlainDate | null): number | null {
  const day = date === null ? Number.NaN : toDayNumber(date);
  return Number.isNaN(day) ? null : day;
}

/** Finished work first, then the critical path, then the rest, each by its start; without dates by number. */
function inOrder<State extends string>(milestones: readonly TimelineMilestone<State>[]): TimelineMilestone<State>[] {
  const group = ({ finishedOn, scheduled }: TimelineMilestone) =>
    finishedOn !== null ? 0 : scheduled?.critical === true ? 1 : 2;
  const start = ({ startedOn, finishedOn, scheduled }: TimelineMilestone) =>
    scheduled?.earliestStart ?? startedOn ?? finishedOn ?? '9999-12-31';
  return [...milestones].sort((a, b) => group(a) - group(b) || start(a).localeCompare(start(b)) || a.number - b.number);
}

/** Everything that is said and drawn of one milestone. */
export function rowOf<State extends string>(milestone: TimelineMilestone<State>, today: PlainDate): TimelineRow<State> {
  const { id, number, outcome, ownerName, estimateDays, startedOn, finishedOn, scheduled } = milestone;
  const progress: Progress = finishedOn !== null ? 'finished' : startedOn !== null ? 'started' : 'not-started';
  const startBy = startByOf(milestone, progress, today);
  const float = floatOf(scheduled, progress);
  const owner = ownerName ?? 'No owner';
  const critical = scheduled?.critical === true && progress !== 'finished' ? ', on the critical path' : '';
  return {
    id,
    label: `M${number}`,
    outcome,
    meta: `${owner} · ${estimateDays} d`,
    progress,
    status: milestone.status ?? null,
    startBy,
    float,
    sentence: `M${number}, ${outcome}. ${owner}, ${days(estimateDays)} of work. ${startBy.words}, ${float.words}${critical}.`,
    bar: barOf(milestone, today),
  };
}

function startByOf(milestone: TimelineMilestone, progress: Progress, today: PlainDate): TimelineRow['startBy'] {
  const { startedOn, finishedOn, scheduled } = milestone;
  if (progress === 'finished') return { text: 'done', words: `Finished on ${formatDate(finishedOn)}`, late: false };
  if (progress === 'started') {
    return { text: 'started', words: `Started on ${formatDate(startedOn)}`, late: false };
  }
  const startBy = scheduled?.startBy ?? null;
  if (startBy === null) return { text: '—', words: 'No start date', late: false };
  const passed = startBy < today;
  const late = passed || (scheduled?.totalFloatDays ?? 0) < 0;
  return {
    text: formatDay(startBy),
    words: `Start by ${formatDate(startBy)}${passed ? ', which has passed' : ''}`,
    late,
  };
}

function floatOf(scheduled: TimelineDates | null, progress: Progress): TimelineRow['float'] {
  if (progress === 'finished') return { text: '', words: 'done', late: false };
  if (scheduled === null) return { text: '—', words: 'float not known', late: false };
  const { totalFloatDays } = scheduled;
  return { text: floatShort(totalFloatDays), words: floatWords(totalFloatDays), late: totalFloatDays < 0 };
}

/** Air around the plan, and how far away today may lie and still be shown, in days. */
const AIR_BEFORE = 5;
const AIR_AFTER = 4;
const TODAY_WITHIN = 60;

function rangeOf(
  rows: readonly TimelineRow[],
  today: number,
  launch: number | null,
  forecast: number | null,
): PreparedTimeline['range'] {
  const marks = [launch, forecast].filter((day) => day !== null);
  const all = [...rows.flatMap(({ bar }) => (bar === null ? [] : [bar.firstDay, bar.lastDay])), ...marks];
  if (all.length === 0) return null;
  let from = all.reduce((a, b) => Math.min(a, b));
  let to = all.reduce((a, b) => Math.max(a, b));
  if (today < from && from - today <= TODAY_WITHIN) from = today;
  if (today > to && today - to <= TODAY_WITHIN) to = today;
  // A plan of a few days still gets a few weeks.
  from = Math.min(from, to - 20);
  return { from: from - AIR_BEFORE, to: to + AIR_AFTER + 1 };
}

/** The timeline in a sentence or two. */
function summaryOf({ milestones, launchDate, forecastLaunch, daysToRecover }: TimelineInput): string {
  const done = milestones.filter(({ finishedOn }) => finishedOn !== null).length;
  if (milestones.length === 0)
    return launchDate === null
      ? 'No milestones and no launch date yet.'
      : `No milestones yet. Launch promised ${formatDate(launchDate)}.`;
  const parts = [`${done} of ${milestones.length} milestones finished.`];
  parts.push(launchDate === null ? 'No launch date yet.' : `Launch promised ${formatDate(launchDate)}.`);
  if (done === milestones.length) return parts.join(' ');
  if (milestones.some(({ finishedOn, scheduled }) => finishedOn === null && scheduled === null)) {
    parts.push('The plan cannot be scheduled.');
  } else {
    if (forecastLaunch !== null && forecastLaunch !== launchDate) parts.push(`Forecast ${formatDate(forecastLaunch)}.`);
    if (daysToRecover !== null && daysToRecover > 0) parts.push(`${days(daysToRecover)} to recover.`);
  }
  return parts.join(' ');
}
