import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PlainDate } from '../calendar/plain-date.js';
import { diffDocuments, documentOf, isSameText, type PartChange } from './diff.js';
import { emptyDocument, type PrfaqDocument, type PrfaqQuestion } from './document.js';
import { questionKinds, textSectionKeys, type SectionKey } from './sections.js';

const ask = (
  id: string,
  question: string,
  answer = 'Yes.',
  kind: PrfaqQuestion['kind'] = 'external',
): PrfaqQuestion => ({
  id,
  kind,
  question,
  answer,
});
const write = (
  sections: Partial<Record<SectionKey, string>>,
  questions: readonly PrfaqQuestion[] = [],
  launchDate: PlainDate | null = null,
): PrfaqDocument => ({ sections: { ...emptyDocument().sections, ...sections }, questions, launchDate });

const changesOf = (before: readonly PrfaqQuestion[], after: readonly PrfaqQuestion[]): string[] =>
  diffDocuments(write({}, before), write({}, after)).questions.map(
    (each) => `${(each.after ?? each.before)?.id} ${each.change}${each.moved ? ' moved' : ''}`,
  );

const line = fc.constantFrom('How much?', 'Who pays?', 'When?', 'how  much?', 'Why not?', '');
const body = fc.constantFrom('', 'Nothing.', 'Two hours.\n\n- one\n- two', 'Nothing but time.', '返品');
const questions = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      kind: fc.constantFrom(...questionKinds),
      question: line,
      answer: body,
    }),
    { selector: ({ id }) => id },
  )
  .map((list): PrfaqQuestion[] => list);
const documents = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...textSectionKeys), body),
    questions,
    fc.constantFrom<PlainDate | null>(null, '2027-02-09', '2027-03-01'),
  )
  .map(([sections, list, launchDate]) => write(sections as Partial<Record<SectionKey, string>>, list, launchDate));

describe('diffDocuments', () => {
  it('says what became of each section', () => {
    const diff = diffDocuments(
      write({ heading: 'Returns at the door', problem: 'A queue.', summary: 'In 140 towns.' }),
      write({ heading: 'Returns at the door', solution: 'A driver.', summary: 'In 120 towns.' }),
    );
    const changed = diff.sections.filter(({ change }) => change !== 'same').map(({ key, change }) => [key, change]);
    expect(changed).toEqual([
      ['summary', 'changed'],
      ['problem', 'removed'],
      ['solution', 'added'],
    ]);
    expect(diff.counts).toEqual({ changes: 3, wordsAdded: 3, wordsRemoved: 3 });
    expect(diff.partsChanged).toBe(3);
  });

  it('counts a changed launch date', () => {
    const diff = diffDocuments(write({}, [], '2027-02-09'), write({}, [], '2027-03-01'));
    expect(diff.launchDate).toEqual({ before: '2027-02-09', after: '2027-03-01' });
    expect([diff.counts.changes, diff.partsChanged, isSameText(diff)]).toEqual([1, 1, false]);
  });

  it('matches questions by id, then by their words', () => {
    expect(
      changesOf(
        [ask('1', 'How much?'), ask('2', 'Who pays?'), ask('3', 'When?')],
        [ask('1', 'How much is it?'), ask('9', 'who  pays?'), ask('4', 'Where?')],
      ),
    ).toEqual(['1 changed', '9 changed', '3 removed', '4 added']);
  });

  it('keeps a removed question where it stood', () => {
    const [one, two, three] = [ask('1', 'One?'), ask('2', 'Two?'), ask('3', 'Three?')];
    expect(changesOf([one, two, three], [one, three])).toEqual(['1 same', '2 removed', '3 same']);
    expect(changesOf([one, two, three], [three])).toEqual(['1 removed', '2 removed', '3 same']);
  });

  it('calls the fewest questions moved', () => {
    const [one, two, three, four] = ['1', '2', '3', '4'].map((id) => ask(id, `Question ${id}?`)) as [
      PrfaqQuestion,
      PrfaqQuestion,
      PrfaqQuestion,
      PrfaqQuestion,
    ];
    expect(changesOf([one, two, three, four], [four, one, two, three])).toEqual([
      '4 same moved',
      '1 same',
      '2 same',
      '3 same',
    ]);
  });

  it('calls a question moved that went to another list', () => {
    expect(changesOf([ask('1', 'One?')], [ask('1', 'One?', 'Yes.', 'internal')])).toEqual(['1 same moved']);
  });

  it('gives back either side', () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const diff = diffDocuments(before, after);
        const strip = ({ sections, questions: list }: Omit<PrfaqDocument, 'launchDate'>): unknown => ({
          sections,
          list,
        });
        expect(strip(documentOf(diff, 'before'))).toEqual(strip(before));
        expect(strip(documentOf(diff, 'after'))).toEqual(strip(after));
      }),
    );
  });

  it('finds nothing changed in a document and itself', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const diff = diffDocuments(document, document);
        expect(isSameText(diff)).toBe(true);
        expect(diff.counts).toEqual({ changes: 0, wordsAdded: 0, wordsRemoved: 0 });
      }),
    );
  });

  it('exchanges the counts when the documents are exchanged', () => {
    fc.assert(
      fc.property(documents, documents, (before, after) => {
        const one = diffDocuments(before, after);
        const other = diffDocuments(after, before);
        const turned = { same: 'same', changed: 'changed', added: 'removed', removed: 'added' } as const;
        const kinds = (diff: typeof one): PartChange[] =>
          [...diff.sections, ...diff.questions].map(({ change }) => change);
        expect(kinds(one).sort()).toEqual(
          kinds(other)
            .map((change) => turned[change])
            .sort(),
        );
        expect([one.counts.wordsAdded, one.counts.wordsRemoved]).toEqual([
          other.counts.wordsRemoved,
          other.counts.wordsAdded,
        ]);
      }),
    );
  });
});
