import { describe, expect, it } from '@jest/globals';
import type { ThreadWire } from '@workback/contracts/comment/comment.schemas';
import { mentionOf } from '@workback/domain/comment/body';
import { emptyDocument, type PrfaqDocument } from '@workback/domain/prfaq/document';
import { commentRanges, countThreads, passes, placeThreads } from './threads.js';

const me = '6f1c1f6e-0000-4000-8000-000000000001';
const document: PrfaqDocument = {
  ...emptyDocument(),
  sections: { ...emptyDocument().sections, summary: 'First words. Last words.', problem: 'It is slow.' },
  questions: [{ id: 'q1', kind: 'external', question: 'How?', answer: 'So.' }],
};
const comment = { author: null, body: 'Hm', createdAt: '', editedAt: null, deletedAt: null, version: 1 };
const thread = (id: string, more: Partial<ThreadWire> = {}): ThreadWire => ({
  id,
  subjectType: 'prfaq',
  subjectId: 's',
  initiativeId: null,
  anchor: null,
  comments: [{ id: `c-${id}`, ...comment }],
  createdBy: null,
  createdAt: '',
  resolvedAt: null,
  resolvedBy: null,
  ...more,
});
const on = (place: string, exact: string | null): Partial<ThreadWire> => ({
  anchor: {
    place,
    said: exact,
    state: 'found',
    present: exact === null ? null : { place, exact, prefix: '', suffix: '', start: 0 },
  },
});
const gone: Partial<ThreadWire> = { anchor: { place: 'problem', said: 'x', state: 'gone', present: null } };

describe('threads', () => {
  it('are filtered by what became of them and by whose they are', () => {
    const all = [
      thread('a'),
      thread('b', { resolvedAt: 'now', createdBy: { id: me, name: 'I' } }),
      thread('c', gone),
      thread('d', { createdBy: { id: me, name: 'I' } }),
      thread('e', { comments: [{ id: 'x', ...comment, body: `Ask ${mentionOf(me)}` }] }),
    ];
    expect(countThreads(all, me)).toEqual({ open: 4, resolved: 1, gone: 1, mine: 2 });
    expect(all.filter((each) => passes(each, 'mine', me)).map(({ id }) => id)).toEqual(['d', 'e']);
  });

  it('stand in reading order, what has no place first', () => {
    const all = [
      thread('answer', on('question:q1', null)),
      thread('last', on('summary', 'Last words')),
      thread('problem', on('problem', 'slow')),
      thread('gone', gone),
      thread('section', on('summary', null)),
      thread('first', on('summary', 'First words')),
      thread('whole'),
    ];
    const placed = placeThreads(document, all);
    expect(placed.map((each) => each.thread.id)).toEqual([
      'gone',
      'whole',
      'section',
      'first',
      'last',
      'problem',
      'answer',
    ]);
    const ranges = commentRanges(placed, { people: [] });
    expect(ranges.get('summary')?.map(({ start, end, threadId }) => [start, end, threadId])).toEqual([
      [0, 11, 'first'],
      [13, 23, 'last'],
    ]);
    expect(ranges.get('problem')?.[0]?.words).toBe('Comment by somebody: Hm');
  });

  it('say what became of their passage in the text that is shown, before the server does', () => {
    const long = 'The driver takes it along in the evening';
    const now = (summary: string) => ({ ...document, sections: { ...document.sections, summary } });
    const told = (summary: string, all = [thread('a', on('summary', long))]) => {
      const [placed] = placeThreads(now(summary), all);
      return [placed!.thread.anchor?.state, placed!.thread.anchor?.present?.exact, placed!.range?.start];
    };
    expect(told(`So. ${long}.`)).toEqual(['found', long, 4]);
    expect(told(`${long.replace('driver', '**driver**')}.`)[0]).toBe('found');
    const edited = long.replace('evening', 'morning');
    expect(told(edited)).toEqual(['changed', edited, 0]);
    expect(told('Nothing of it.')[0]).toBe('gone');
    expect(told('Any.', [thread('b', on('question:q9', null))])[0]).toBe('gone');
  });

  it('that did not change stay the same objects, so that nothing is drawn again', () => {
    const all = [thread('a', on('summary', 'First words')), thread('b', on('problem', null)), thread('c')];
    expect(placeThreads(document, all).map((each) => all.includes(each.thread))).toEqual([true, true, true]);
  });
});
