import type { WireQuestion } from '../draft.js';

/** The questions with one of them a place up (-1) or down (1) among those of its kind. */
export function moveQuestion(questions: readonly WireQuestion[], id: string, step: -1 | 1): WireQuestion[] {
  const moved = [...questions];
  const from = moved.findIndex((question) => question.id === id);
  const kind = moved[from]?.kind;
  for (let to = from + step; to >= 0 && to < moved.length; to += step) {
    if (moved[to]?.kind !== kind) continue;
    [moved[from], moved[to]] = [moved[to] as WireQuestion, moved[from] as WireQuestion];
    break;
  }
  return moved;
}
