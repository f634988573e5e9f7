import type { RunDetail } from '@workback/contracts/run/run.schemas';
import { countWord, sentence } from '../../app/count-word.js';
import { tookWords } from './run-words.js';

/** The message of a run's page: how the run ended, in one sentence. */
export function runMessage(run: RunDetail): string {
  const numbers = run.added + run.restated;
  switch (run.state) {
    case 'succeeded':
      if (run.restated > 0) return `${run.kpiName}: ${plural(run.restated, 'day')} restated`;
      return numbers > 0 ? `${run.kpiName}: ${plural(numbers, 'new number')}` : `${run.kpiName}: nothing new`;
    case 'failed':
      return `${run.kpiName} could not be pulled`;
    case 'skipped':
      return `${run.kpiName} was not pulled at this time`;
    case 'running':
      return `${run.kpiName} is being pulled`;
    case 'queued':
      return run.tries.length > 0
        ? `${run.kpiName} will be tried again after ${plural(run.tries.length, 'failed try', 'failed tries')}`
        : `${run.kpiName} waits to be pulled`;
  }
}

/** One thing that happened to a run. */
export interface RunMoment {
  readonly at: string;
  readonly what: string;
  readonly why?: string;
  readonly status?: 'failed' | 'succeeded' | 'skipped' | 'running';
}

/** What happened to a run, in order: due, queued, every try with its end. */
export function momentsOf(run: RunDetail): RunMoment[] {
  const moments: RunMoment[] = [];
  if (run.trigger === 'schedule') moments.push({ at: run.scheduledFor, what: 'Due by its schedule' });
  if (run.state === 'skipped') {
    const ticks = run.skippedTicks > 1 ? `${run.skippedTicks} due times skipped` : 'Skipped';
    return [...moments, { at: run.finishedAt ?? run.queuedAt, what: ticks, why: run.message, status: 'skipped' }];
  }
  if (run.trigger === 'push' || run.trigger === 'typed') {
    const by = run.actor ? ` by ${run.actor.name}` : '';
    const what = run.trigger === 'push' ? `Pushed${by}` : `Typed${by}`;
    return [{ at: run.finishedAt ?? run.queuedAt, what, why: run.message, status: 'succeeded' }];
  }
  const asked = run.actor ? `Asked for by ${run.actor.name}` : 'Queued';
  moments.push({ at: run.queuedAt, what: run.trigger === 'backfill' ? 'Queued as a piece of a backfill' : asked });
  for (const one of run.tries) {
    const took = one.tookMs === null ? '' : ` after ${tookWords(one.tookMs)}`;
    const what = `Try ${one.attempt} failed${took} (${one.code})`;
    moments.push({ at: one.endedAt, what, why: one.message, status: 'failed' });
  }
  if (run.state === 'succeeded' && run.finishedAt) {
    const took = run.tookMs === null ? '' : ` in ${tookWords(run.tookMs)}`;
    moments.push({
      at: run.finishedAt,
      what: `Try ${run.attempt} brought its answer${took}`,
      why: run.message,
      status: 'succeeded',
    });
  }
  if (run.state === 'running' && run.startedAt) {
    moments.push({ at: run.startedAt, what: `Try ${run.attempt} is under way`, status: 'running' });
  }
  if (run.state === 'queued' && run.retryAt) moments.push({ at: run.retryAt, what: 'The next try is due' });
  return moments;
}

/** What became of the rows, in the order in which people ask; rows of nobody are left out. */
export function rowFacts(run: RunDetail): readonly (readonly [string, string])[] {
  const facts: [string, number][] = [
    ['Rows in the answer', run.rowsIn],
    ['New days', run.added],
    ['Restated days', run.restated],
    ['Unchanged days', run.unchanged],
    ['Rows without a value', run.blanks],
    ['Rows outside of the days asked for', run.outsideWindow],
    ['Rows refused', run.refused],
  ];
  return facts
    .filter(([, count], index) => index < 2 || count > 0)
    .map(([term, count]) => [term, count.toLocaleString('en-GB')] as const);
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${sentence(countWord(count)).toLowerCase()} ${count === 1 ? one : many}`;
}
