import { expect, it } from '@jest/globals';
import { emptyDocument, type PrfaqDocument } from '../prfaq/document.js';
import { anchorPassage } from './anchor.js';
import { passageFinder } from './find.js';

const document = (sections: Partial<PrfaqDocument['sections']>, answer = ''): PrfaqDocument => ({
  ...emptyDocument(),
  sections: { ...emptyDocument().sections, ...sections },
  questions: [{ id: 'q1', kind: 'external', question: 'How?', answer }],
});
const summary = 'Ours is the first. A driver collects within one day. No box.';
const anchor = anchorPassage('summary', summary, 19, 51)!;

it('a passage is found in its own text, and in another one when its paragraph was moved there', () => {
  expect(anchor.exact).toBe('A driver collects within one day');
  const at = (text: PrfaqDocument) => passageFinder(text)(anchor);
  expect(at(document({ summary }))).toEqual({ state: 'found', place: 'summary', start: 19, end: 51 });
  const edited = 'A driver collects within two days. No box.';
  expect(at(document({ summary: edited }))).toMatchObject({ state: 'changed', place: 'summary', start: 0 });
  const moved = document({ summary: 'Ours is the first. No box.' }, `Yes. ${anchor.exact}.`);
  expect(at(moved)).toEqual({ state: 'found', place: 'question:q1', start: 5, end: 37 });
  expect(at(document({ summary: 'Ours is the first.' }))).toEqual({ state: 'gone', place: 'summary' });
});

it('words that are short are not looked for elsewhere, and a question that was removed is gone', () => {
  const short = anchorPassage('question:q9', 'No box.', 0, 6)!;
  expect(passageFinder(document({ solution: 'No box.' }))(short)).toEqual({ state: 'gone', place: 'question:q9' });
});
