import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emptyDocument, type PrfaqDocument, type PrfaqQuestion } from './document.js';
import { mergeDocuments } from './merge-documents.js';
import { changeQuestions, changesBetween } from './question-changes.js';
import { mergeOrder } from './question-order.js';

const words = fc
  .array(fc.constantFrom('parcel', 'door', 'town', 'refund', 'scan'), { maxLength: 3 })
  .map((each) => each.join(' '));
const text = fc.array(words, { maxLength: 3 }).map((paragraphs) => paragraphs.join('\n\n'));
const question = (id: string): fc.Arbitrary<PrfaqQuestion> =>
  fc.record(
    {
      id: fc.constant(id),
      kind: fc.constantFrom('external', 'internal'),
      question: words,
      answer: text,
      group: fc.constantFrom('Price', 'Time'),
    },
    { requiredKeys: ['id', 'kind', 'question', 'answer'] },
  );
const anyDocument: fc.Arbitrary<PrfaqDocument> = fc
  .tuple(
    text,
    text,
    fc.shuffledSubarray(['a', 'b', 'c', 'd']).chain((ids) => fc.tuple(...ids.map(question))),
    fc.constantFrom(null, '2031-01-01', '2031-02-02'),
  )
  .map(([problem, solution, questions, launchDate]) => ({
    ...emptyDocument(),
    sections: { ...emptyDocument().sections, problem, solution },
    questions: questions as PrfaqQuestion[],
    launchDate: launchDate as PrfaqDocument['launchDate'],
  }));

const wordsOf = (value: unknown): Set<string> =>
  new Set(
    JSON.stringify(value)
      .replaceAll('\\n', ' ')
      .match(/\p{L}+/gu) ?? [],
  );
const one: PrfaqQuestion = { id: 'a', kind: 'external', question: 'How much?', answer: 'Nothing.' };
const two: PrfaqQuestion = { id: 'b', kind: 'external', question: 'When?', answer: 'Soon.\n\nIn May.' };
const three: PrfaqQuestion = { id: 'c', kind: 'external', question: 'Why?', answer: '' };
const withQuestions = (...questions: PrfaqQuestion[]): PrfaqDocument => ({ ...emptyDocument(), questions });

describe('merging two edits of a document', () => {
  it('gives the other side when one changed nothing', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (base, edited) => {
        expect(mergeDocuments(base, edited, base)).toMatchObject({ document: edited, base, contested: [], taken: [] });
        expect(mergeDocuments(base, base, edited)).toMatchObject({ document: edited, base: edited, contested: [] });
        expect(mergeDocuments(base, edited, edited)).toMatchObject({ document: edited, contested: [] });
      }),
    );
  });

  it('loses no word that either side added', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, anyDocument, (base, mine, theirs) => {
        const { document, contested } = mergeDocuments(base, mine, theirs);
        const [kept, old] = [wordsOf(document), wordsOf(base)];
        for (const word of wordsOf(mine)) if (!old.has(word)) expect(kept).toContain(word);
        if (contested.length > 0) return;
        for (const word of wordsOf(theirs)) if (!old.has(word)) expect(kept).toContain(word);
      }),
    );
  });

  it('keeps every question that somebody has or changed once, and says what is left to send', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, anyDocument, (base, mine, theirs) => {
        const merged = mergeDocuments(base, mine, theirs);
        const ids = merged.document.questions.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const changes = changesBetween(merged.base.questions, merged.document.questions) ?? {};
        expect(changeQuestions(merged.base.questions, changes)).toEqual(merged.document.questions);
        if (merged.contested.length === 0) expect(merged.base).toEqual(theirs);
      }),
    );
  });

  it('takes edits of different questions from either side, with additions, removals and another order', () => {
    const base = withQuestions(one, two, three);
    const mine = withQuestions(two, { ...one, answer: 'Ten.' }, three, { ...three, id: 'mine' });
    const theirs = withQuestions(one, { ...two, question: 'When exactly?' }, { ...three, id: 'theirs' });
    const merged = mergeDocuments(base, mine, theirs);
    expect(merged.document.questions).toEqual([
      { ...two, question: 'When exactly?' },
      { ...three, id: 'theirs' },
      { ...one, answer: 'Ten.' },
      { ...three, id: 'mine' },
    ]);
    expect([merged.contested, [...merged.taken].sort()]).toEqual([[], ['question:b', 'question:theirs', 'questions']]);
  });

  it('keeps a question that one removed and the other changed', () => {
    const changed = { ...two, answer: 'In June.' };
    const base = withQuestions(one, two);
    expect(mergeDocuments(base, withQuestions(one), withQuestions(one, changed))).toMatchObject({
      document: { questions: [one, changed] },
      taken: ['question:b'],
    });
    expect(mergeDocuments(base, withQuestions(one, changed), withQuestions(one)).document.questions).toEqual([
      one,
      changed,
    ]);
    expect(mergeDocuments(base, withQuestions(one), base).document.questions).toEqual([one]);
  });

  it('contests the paragraph that both changed, in a section, an answer and the launch date', () => {
    const base: PrfaqDocument = { ...withQuestions(two), launchDate: '2031-01-01' };
    const section = (summary: string) => ({ ...base.sections, summary });
    const mine: PrfaqDocument = {
      sections: section('Mine.'),
      questions: [{ ...two, answer: 'Soon, mine.\n\nIn May.' }],
      launchDate: '2031-02-02',
    };
    const theirs: PrfaqDocument = {
      sections: section('Theirs.'),
      questions: [{ ...two, answer: 'Soon, theirs.\n\nIn June.' }],
      launchDate: '2031-03-03',
    };
    const merged = mergeDocuments(base, mine, theirs);
    expect(merged.contested).toEqual(['summary', 'launchDate', 'question:b:answer']);
    expect(merged.document.questions).toEqual([{ ...two, answer: 'Soon, mine.\n\nIn June.' }]);
    expect(merged.base.questions).toEqual([{ ...two, answer: 'Soon.\n\nIn June.' }]);
    expect([merged.document.launchDate, merged.base.launchDate]).toEqual(['2031-02-02', '2031-01-01']);
  });
});

describe('merging two orders', () => {
  it('follows whoever sorted, and puts what is new behind what it stood behind', () => {
    const order = (mine: string, theirs: string, base = 'abc'): string =>
      mergeOrder([...base], [...mine], [...theirs], new Set([...mine, ...theirs])).join('');
    expect(order('abc', 'cab')).toBe('cab');
    expect(order('bac', 'abc')).toBe('bac');
    expect(order('bca', 'cab')).toBe('bca');
    expect(order('abcx', 'abyc')).toBe('abycx');
    expect(order('cbax', 'yabc')).toBe('ycbax');
  });
});
