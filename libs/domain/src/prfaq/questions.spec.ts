import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PrfaqQuestion } from './document.js';
import { moveQuestion, numberedQuestions, sortQuestion } from './questions.js';
import { questionKinds } from './sections.js';

const ask = (id: string, kind: PrfaqQuestion['kind'], answer = 'So.'): PrfaqQuestion => ({
  id,
  kind,
  question: `${id}?`,
  answer,
});
const lists = fc.uniqueArray(fc.record({ id: fc.string({ maxLength: 3 }), kind: fc.constantFrom(...questionKinds) }), {
  selector: ({ id }) => id,
  maxLength: 8,
});
const ids = (questions: readonly { id: string }[]): string[] => questions.map(({ id }) => id);

describe('questions', () => {
  it('are numbered by who asks, in the order of the author; one without an answer is open', () => {
    const questions = [
      ask('a', 'internal'),
      ask('b', 'external', ' \n'),
      ask('c', 'unlabelled', ''),
      ask('d', 'internal', ''),
    ];
    expect(numberedQuestions({ questions }).map(({ id, label, open }) => [id, label, open])).toEqual([
      ['b', 'E1', true],
      ['a', 'I1', false],
      ['d', 'I2', true],
      ['c', 'Q1', true],
    ]);
  });

  it('move among those of their kind and stay where they are at the ends', () => {
    const questions = [ask('a', 'internal'), ask('b', 'external'), ask('c', 'internal')];
    expect(ids(moveQuestion(questions, 'a', 1))).toEqual(['c', 'b', 'a']);
    expect(ids(moveQuestion(questions, 'a', -1))).toEqual(['a', 'b', 'c']);
    expect(ids(moveQuestion(questions, 'nobody', 1))).toEqual(['a', 'b', 'c']);
  });

  it('lose and gain nothing by being moved, and a step back undoes a step', () => {
    fc.assert(
      fc.property(lists, fc.nat(7), fc.constantFrom(-1 as const, 1 as const), (questions, at, step) => {
        const id = questions[at]?.id ?? 'nobody';
        const moved = moveQuestion(questions, id, step);
        expect(moved.toSorted(byId)).toEqual(questions.toSorted(byId));
        if (ids(moved).join() !== ids(questions).join())
          expect(moveQuestion(moved, id, -step as -1 | 1)).toEqual(questions);
      }),
    );
  });

  it('go to the end of the other list when somebody else asks', () => {
    fc.assert(
      fc.property(lists, fc.nat(7), fc.constantFrom(...questionKinds), (questions, at, kind) => {
        const question = questions[at];
        const sorted = sortQuestion(questions, question?.id ?? 'nobody', kind);
        expect(ids(sorted).sort()).toEqual(ids(questions).sort());
        if (!question || question.kind === kind) expect(sorted).toEqual(questions);
        else expect(sorted.at(-1)).toEqual({ ...question, kind });
      }),
    );
  });
});

const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
