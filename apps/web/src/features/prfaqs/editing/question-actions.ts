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
  /** A question stands where none stood: a new one, or one that went to another list. */
  readonly onPlaced: (id: string, how: 'added' | 'sorted') => void;
  /** One was taken out of the questions of a kind. */
  readonly onRemoved: (id: string) => void;
}

/** Those actions as changes of the list. */
export function questionActions({ onChange, say, onPlaced, onRemoved }: Surroundings): QuestionActions {
  return {
    add(kind) {
      const id = crypto.randomUUID();
      onPlaced(id, 'added');
      onChange((all) => [...all, { id, kind, question: '', answer: '' }]);
    },
    change(question, { kind, ...rest }) {
      if (kind !== undefined && kind !== question.kind) {
        onPlaced(question.id, 'sorted');
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
      onRemoved(id);
      onChange((all) => all.filter((each) => each.id !== id));
      say('Question removed.');
    },
  };
}
