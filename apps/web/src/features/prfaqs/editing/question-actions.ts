import { moveQuestion, sortQuestion } from '@workback/domain/prfaq/questions';
import { type QuestionKind, sectionOf } from '@workback/domain/prfaq/sections';
import type { WireQuestion } from '../draft.js';

/** What can be done with a question of the FAQ. */
export interface QuestionActions {
  readonly add: (kind: QuestionKind) => void;
  readonly change: (question: WireQuestion, part: Partial<WireQuestion>) => void;
  readonly move: (id: string, step: -1 | 1, from: { readonly at: number; readonly of: number }) => void;
  readonly remove: (id: string) => void;
}

interface Surroundings {
  readonly onChange: (change: (questions: WireQuestion[]) => WireQuestion[]) => void;
  /** Says it to those who cannot see it happen. */
  readonly say: (words: string) => void;
  /** A question stands in another list now. */
  readonly onSorted: (id: string) => void;
}

/** Those actions as changes of the list. */
export function questionActions({ onChange, say, onSorted }: Surroundings): QuestionActions {
  return {
    add: (kind) => onChange((all) => [...all, { id: crypto.randomUUID(), kind, question: '', answer: '' }]),
    change(question, { kind, ...rest }) {
      if (kind !== undefined && kind !== question.kind) {
        onSorted(question.id);
        say(`Question moved to the end of the ${sectionOf(`${kind}-faq`).title}.`);
        onChange((all) => sortQuestion(all, question.id, kind));
      }
      if (Object.keys(rest).length > 0)
        onChange((all) => all.map((each) => (each.id === question.id ? { ...each, ...rest } : each)));
    },
    move(id, step, { at, of }) {
      onChange((all) => moveQuestion(all, id, step));
      say(`Question moved to place ${at + 1 + step} of ${of}.`);
    },
    remove(id) {
      onChange((all) => all.filter((each) => each.id !== id));
      say('Question removed.');
    },
  };
}
