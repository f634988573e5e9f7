import { describe, expect, it } from '@jest/globals';
import { emptyDocument } from './document.js';
import { editDraft, longestDocument, mostQuestions, partTitle } from './edit-draft.js';

const question = { id: 'q1', kind: 'external', question: 'How much?', answer: 'Nothing.' } as const;
const before = {
  ...emptyDocument(),
  sections: { ...emptyDocument().sections, heading: 'Fern keeps cellars dry', summary: 'Today.' },
  questions: [question],
};

describe('editing a draft', () => {
  it('changes what is named and nothing else', () => {
    const { document, changed, problems } = editDraft(before, { sections: { summary: 'One\r\ntwo ' } });
    expect(document).toEqual({ ...before, sections: { ...before.sections, summary: 'One\ntwo ' } });
    expect([changed, problems]).toEqual([['summary'], []]);
  });

  it('knows an edit that changes nothing', () => {
    const patch = { sections: { heading: before.sections.heading }, questions: [{ ...question }], launchDate: null };
    expect(editDraft(before, patch).changed).toEqual([]);
  });

  it('replaces all questions at once and the launch date', () => {
    const questions = [
      { ...question, answer: 'Ten.' },
      { ...question, id: 'q2', group: 'Price' },
    ];
    const { document, changed } = editDraft(before, { questions, launchDate: '2031-02-03' });
    expect(document.questions).toEqual(questions);
    expect(changed.map(partTitle)).toEqual(['FAQ', 'Launch date']);
  });

  it('changes single questions by id: one answered, one added, one removed, in another order', () => {
    const two = { ...before, questions: [question, { ...question, id: 'q2', answer: '' }, { ...question, id: 'q3' }] };
    const questionChanges = {
      changed: [
        { id: 'q2', answer: 'Ten\r\npounds.' },
        { id: 'q4', kind: 'internal', question: 'Why?' },
      ],
      removed: ['q3', 'never-there'],
      order: ['q2', 'q1', 'q4'],
    } as const;
    const { document, changed } = editDraft(two, { questionChanges });
    expect(document.questions).toEqual([
      { ...question, id: 'q2', answer: 'Ten\npounds.' },
      question,
      { id: 'q4', kind: 'internal', question: 'Why?', answer: '' },
    ]);
    expect(changed).toEqual(['questions']);
    expect(editDraft(document, { questionChanges }).changed).toEqual([]);
  });

  it('refuses more questions than are kept', () => {
    const changed = Array.from({ length: mostQuestions }, (_, at) => ({ id: `n${at}` }));
    expect(editDraft(before, { questionChanges: { changed } }).problems.map(({ field }) => field)).toEqual([
      'questionChanges.changed',
    ]);
  });

  it('names a question whose id is taken, and a text that is too long', () => {
    expect(editDraft(before, { questions: [question, question] }).problems.map(({ field }) => field)).toEqual([
      'questions.1.id',
    ]);
    expect(editDraft(before, { sections: { appendix: 'x'.repeat(longestDocument) } }).problems).toHaveLength(1);
  });
});
