import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PrfaqQuestion } from './document.js';
import { changeQuestions, changesBetween, inOrder, sameQuestion } from './question-changes.js';

const question = (id: string): fc.Arbitrary<PrfaqQuestion> =>
  fc.record(
    {
      id: fc.constant(id),
      kind: fc.constantFrom('external', 'internal', 'unlabelled'),
      question: fc.constantFrom('', 'How much?', 'Why?'),
      answer: fc.constantFrom('', 'Nothing.', 'Ten.'),
      group: fc.constantFrom('Price', 'Time'),
    },
    { requiredKeys: ['id', 'kind', 'question', 'answer'] },
  );
const questions = fc
  .shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'])
  .chain((ids) => fc.tuple(...ids.map(question))) as fc.Arbitrary<PrfaqQuestion[]>;

describe('changes of questions', () => {
  it('turn one list into the other, and once more change nothing', () => {
    fc.assert(
      fc.property(questions, questions, (before, after) => {
        const changes = changesBetween(before, after) ?? {};
        const result = changeQuestions(before, changes);
        expect(result).toEqual(after);
        expect(changeQuestions(result, changes)).toEqual(after);
      }),
    );
  });

  it('name what is different and nothing else', () => {
    const before: PrfaqQuestion[] = [
      { id: 'a', kind: 'external', question: 'One?', answer: 'Yes.', group: 'Price' },
      { id: 'b', kind: 'external', question: 'Two?', answer: '' },
    ];
    expect(changesBetween(before, before)).toBeNull();
    expect(changesBetween(before, [before[0]!, { ...before[1]!, answer: 'No.' }])).toEqual({
      changed: [{ id: 'b', answer: 'No.' }],
    });
    expect(changesBetween(before, [before[1]!, before[0]!])).toEqual({ order: ['b', 'a'] });
    expect(changesBetween(before, [before[1]!])).toEqual({ removed: ['a'] });
    const added: PrfaqQuestion = { id: 'c', kind: 'internal', question: 'Three?', answer: '' };
    expect(changesBetween(before, [...before, added])).toEqual({ changed: [added] });
    const { group: _, ...ungrouped } = before[0]!;
    expect(changesBetween(before, [ungrouped, before[1]!])).toEqual({ changed: [{ id: 'a', group: '' }] });
  });

  it('leave alone what they do not name, also in the order', () => {
    fc.assert(
      fc.property(questions, fc.shuffledSubarray(['a', 'b', 'c', 'x']), (before, order) => {
        const result = changeQuestions(before, { order });
        expect([...result].sort((one, other) => one.id.localeCompare(other.id))).toEqual(
          [...before].sort((one, other) => one.id.localeCompare(other.id)),
        );
        const named = order.filter((id) => before.some((each) => each.id === id));
        expect(result.map(({ id }) => id).filter((id) => named.includes(id))).toEqual(named);
      }),
    );
    expect(inOrder([{ id: 'a' }, { id: 'new' }, { id: 'b' }], ['b', 'a']).map(({ id }) => id)).toEqual([
      'b',
      'a',
      'new',
    ]);
  });

  it('take no topic and an empty one for the same', () => {
    const one: PrfaqQuestion = { id: 'a', kind: 'external', question: '', answer: '' };
    expect([sameQuestion(one, { ...one, group: '' }), sameQuestion(one, { ...one, group: 'Price' })]).toEqual([
      true,
      false,
    ]);
  });
});
