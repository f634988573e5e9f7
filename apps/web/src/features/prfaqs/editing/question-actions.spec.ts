import { expect, test } from '@jest/globals';
import type { WireQuestion } from '../draft.js';
import { questionActions } from './question-actions.js';

/** The actions on a list of two, and what they told their surroundings. */
function listOfTwo() {
  let questions: WireQuestion[] = ['one', 'two'].map((id) => ({ id, kind: 'external', question: id, answer: '' }));
  const told: string[] = [];
  const actions = questionActions({
    onChange: (change) => (questions = change(questions)),
    say: () => undefined,
    onPlaced: (id, how) => told.push(`${how} ${id}`),
    onRemoved: (id) => told.push(`removed ${id} of ${questions.length}`),
  });
  return { actions, told, questions: () => questions };
}

test('a question that is added is told by its id, so that it can be written at once', () => {
  const { actions, told, questions } = listOfTwo();
  actions.add('internal');
  expect(questions().at(-1)).toMatchObject({ kind: 'internal', question: '' });
  expect(told).toEqual([`added ${questions().at(-1)?.id}`]);
});

test('a question that is removed is told while it still stands, so that its neighbour can be found', () => {
  const { actions, told, questions } = listOfTwo();
  actions.remove('one');
  expect(questions().map(({ id }) => id)).toEqual(['two']);
  expect(told).toEqual(['removed one of 2']);
});

test('a question that is asked by somebody else is told as sorted, other changes are not told', () => {
  const { actions, told, questions } = listOfTwo();
  const [one] = questions() as [WireQuestion];
  actions.change(one, { question: 'Why?' });
  actions.change(one, { kind: 'internal' });
  expect(told).toEqual(['sorted one']);
});
