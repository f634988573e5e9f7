import type { PrfaqDocument, PrfaqQuestion } from './document.js';
import { type QuestionKind, questionKinds } from './sections.js';

/** A question with the number that readers call it by: `E1`, `I2`; `Q3` while nobody has said who asks. */
export interface NumberedQuestion extends PrfaqQuestion {
  readonly label: string;
  /** Without an answer: a risk until somebody answers (A10). */
  readonly open: boolean;
}

const letters: Record<QuestionKind, string> = { external: 'E', internal: 'I', unlabelled: 'Q' };

/** Says whether a question waits for its answer. */
export function isOpen({ answer }: Pick<PrfaqQuestion, 'answer'>): boolean {
  return answer.trim() === '';
}

/** Every question with its number, external ones first; numbers count within a kind, in the author's order. */
export function numberedQuestions({ questions }: Pick<PrfaqDocument, 'questions'>): readonly NumberedQuestion[] {
  return questionKinds.flatMap((kind) =>
    questions
      .filter((question) => question.kind === kind)
      .map((question, at) => ({ ...question, label: `${letters[kind]}${at + 1}`, open: isOpen(question) })),
  );
}

/** The questions with one of them a place up (-1) or down (1) among those of its kind; at an end nothing moves. */
export function moveQuestion<Question extends Pick<PrfaqQuestion, 'id' | 'kind'>>(
  questions: readonly Question[],
  id: string,
  step: -1 | 1,
): Question[] {
  const moved = [...questions];
  const from = moved.findIndex((question) => question.id === id);
  const kind = moved[from]?.kind;
  for (let to = from + step; from >= 0 && to >= 0 && to < moved.length; to += step) {
    if (moved[to]?.kind !== kind) continue;
    [moved[from], moved[to]] = [moved[to] as Question, moved[from] as Question];
    break;
  }
  return moved;
}

/** The questions with one of them asked by somebody else: it goes to the end of the other list. */
export function sortQuestion<Question extends Pick<PrfaqQuestion, 'id' | 'kind'>>(
  questions: readonly Question[],
  id: string,
  kind: QuestionKind,
): Question[] {
  const question = questions.find((each) => each.id === id);
  if (!question || question.kind === kind) return [...questions];
  return [...questions.filter((each) => each.id !== id), { ...question, kind }];
}
