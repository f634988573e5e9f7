import type { Source } from '@workback/contracts/source/source.schemas';
import { countWord, sentence } from '../../app/count-word.js';
import { isPulled } from './source-kinds.js';

type Health = Pick<Source, 'connector' | 'kpiCount' | 'failingKpis' | 'lastSuccessAt' | 'lastError'>;

export type SourceState = 'failing' | 'never-pulled' | 'fresh' | 'waiting';

/** How a source does: it fails, was never asked although KPIs need it, answers, or has nothing to do yet. */
export function sourceState({ connector, kpiCount, failingKpis, lastSuccessAt }: Health): SourceState {
  if (failingKpis > 0) return 'failing';
  if (kpiCount === 0) return 'waiting';
  if (lastSuccessAt !== null) return 'fresh';
  return isPulled(connector) ? 'never-pulled' : 'waiting';
}

/** The message of the sources page. */
export function sourcesMessage(sources: readonly Health[]): string {
  const total = sources.length;
  if (total === 0) return 'No source is connected yet';
  const count = (state: SourceState): number => sources.filter((source) => sourceState(source) === state).length;
  const failing = count('failing');
  if (failing > 0) {
    if (total === 1) return 'The source fails';
    if (failing === total) return `All ${countWord(total)} sources fail`;
    return `${sentence(countWord(failing))} of ${countWord(total)} sources ${failing === 1 ? 'fails' : 'fail'}`;
  }
  const silent = count('never-pulled');
  if (silent > 0)
    return `${sentence(countWord(silent))} of ${countWord(total)} sources ${silent === 1 ? 'has' : 'have'} not answered yet`;
  if (count('fresh') === 0)
    return total === 1 ? 'The source waits for its first number' : 'The sources wait for their first numbers';
  return total === 1 ? 'The source answers' : 'All sources answer';
}

const rank: Record<SourceState, number> = { failing: 0, 'never-pulled': 1, waiting: 2, fresh: 3 };

/** Worst first: failing, never asked, waiting, fine; then by name. */
export function worstFirst<T extends Health & { readonly name: string }>(sources: readonly T[]): T[] {
  return [...sources].sort(
    (a, b) =>
      rank[sourceState(a)] - rank[sourceState(b)] || b.failingKpis - a.failingKpis || a.name.localeCompare(b.name),
  );
}
