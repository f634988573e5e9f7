import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { MeetingNote } from '@workback/contracts/meeting/meeting.schemas';
import { ApiProblem } from '../../api/problem.js';
import { NoteSaving } from './note-saving.js';

const note = (text: string, version: number): MeetingNote => ({
  ...{ place: 'summary', text, version, savedBy: null },
  savedAt: '2031-02-03T08:00:00.000Z',
});
const problem = (status: number, current?: MeetingNote) =>
  new ApiProblem({
    type: '',
    title: '',
    status,
    code: '',
    detail: 'No',
    requestId: '',
    ...(current ? { current } : {}),
  });

describe('notes of a meeting', () => {
  let written: [string, number][];
  let kept: string;
  let answer: (text: string, version: number) => Promise<MeetingNote>;
  beforeEach(() => {
    jest.useFakeTimers();
    written = [];
    kept = '';
    answer = async (text, version) => note(text, version + 1);
  });

  const begin = (saved = { text: '', version: 0 }, before = '') =>
    new NoteSaving(saved, before, {
      write: (text, version) => {
        written.push([text, version]);
        return answer(text, version);
      },
      keep: (text) => (kept = text),
      nowMs: () => 7,
    });
  const quiet = () => jest.advanceTimersByTimeAsync(800);

  it('are saved when one pauses, once, and kept in the browser until then', async () => {
    const saving = begin();
    saving.edit('Whose');
    saving.edit('Whose price?');
    expect([written, kept]).toEqual([[], 'Whose price?']);
    await quiet();
    expect([written, kept, saving.getState().savedAtMs]).toEqual([[['Whose price?', 0]], '', 7]);
    saving.edit('Whose price? Ours.');
    await quiet();
    expect(written.at(-1)).toEqual(['Whose price? Ours.', 1]);
  });

  it('begin with what was not saved the last time', async () => {
    const saving = begin({ text: 'Old', version: 3 }, 'Old and new');
    expect(saving.getState().text).toBe('Old and new');
    await saving.flush();
    expect(written).toEqual([['Old and new', 3]]);
  });

  it('stay where they cannot be saved, until it is tried again', async () => {
    answer = () => Promise.reject(problem(500));
    const saving = begin();
    saving.edit('Whose price?');
    await quiet();
    expect([saving.getState().error, kept]).toEqual([expect.any(ApiProblem), 'Whose price?']);
    await quiet();
    expect(written).toHaveLength(1);
    answer = async (text, version) => note(text, version + 1);
    await saving.retry();
    expect([saving.getState().error, kept]).toEqual([null, '']);
  });

  it('that another window saved are shown, and either can be chosen', async () => {
    const theirs = note('Theirs', 5);
    answer = () => Promise.reject(problem(412, theirs));
    const saving = begin({ text: '', version: 1 });
    saving.edit('Mine');
    await quiet();
    expect(saving.getState().theirs).toEqual(theirs);
    answer = async (text, version) => note(text, version + 1);
    await saving.settle('mine');
    expect([written.at(-1), saving.getState().theirs]).toEqual([['Mine', 5], null]);
  });

  it('of another window are taken over where nothing was typed', () => {
    const saving = begin({ text: 'A', version: 1 });
    saving.incoming(note('B', 2));
    expect(saving.getState().text).toBe('B');
    saving.edit('Mine');
    saving.incoming(note('C', 3));
    expect(saving.getState().text).toBe('Mine');
  });
});
