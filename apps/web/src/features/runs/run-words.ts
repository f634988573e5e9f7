import type { Run } from '@workback/contracts/run/run.schemas';
import { countWord, sentence } from '../../app/count-word.js';

const triggers: Record<Run['trigger'], string> = {
  schedule: 'On schedule',
  manual: 'By hand',
  push: 'Pushed',
  typed: 'Typed',
  backfill: 'Backfill',
};

/** Why a run happened. */
export const triggerWords = (run: Pick<Run, 'trigger' | 'attempt'>): string =>
  run.attempt > 1 ? `${triggers[run.trigger]}, attempt ${run.attempt}` : triggers[run.trigger];

/** What a run brought: "7 new, 1 restated"; `—` when it brought nothing or has not ended. */
export function broughtWords({ state, added, restated, unchanged }: Omit<Counts, 'message'>): string {
  if (state !== 'succeeded') return '—';
  const parts = [
    added > 0 ? `${added} new` : '',
    restated > 0 ? `${restated} restated` : '',
    unchanged > 0 ? `${unchanged} unchanged` : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : '0';
}

/** A duration as people say it: "240 ms", "1.2 s", "3 min". */
export function tookWords(ms: number | null): string {
  if (ms === null) return '—';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 120_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
}

type Counts = Pick<Run, 'state' | 'added' | 'restated' | 'unchanged' | 'message'>;

/** The message of the runs page, about the runs that are shown. */
export function runsMessage(runs: readonly Pick<Run, 'state'>[]): string {
  if (runs.length === 0) return 'Nothing was pulled yet';
  const count = (state: Run['state']): number => runs.filter((run) => run.state === state).length;
  const failed = count('failed');
  const ended = failed + count('succeeded') + count('skipped');
  if (ended === 0)
    return runs.length === 1 ? 'One pull is under way' : `${sentence(countWord(runs.length))} pulls are under way`;
  if (failed === 0) return ended === 1 ? 'The last pull worked' : `None of the last ${countWord(ended)} pulls failed`;
  if (failed === ended)
    return ended === 1 ? 'The last pull failed' : `All of the last ${countWord(ended)} pulls failed`;
  return `${sentence(countWord(failed))} of the last ${countWord(ended)} pulls failed`;
}
