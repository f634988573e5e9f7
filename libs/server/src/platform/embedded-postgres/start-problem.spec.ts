import { describe, expect, it } from '@jest/globals';
import { StartProblem, explainStorageError } from './start-problem.js';

const systemError = (code: string) => Object.assign(new Error(`${code}: something`), { code });

describe('explainStorageError', () => {
  it.each([
    ['ENOSPC', /disk .* is full/],
    ['EROFS', /read-only/],
    ['EACCES', /may not be written/],
    ['EPERM', /may not be written/],
    ['ENOTDIR', /is not a folder/],
  ])('says %s in a sentence that names the place', (code, sentence) => {
    const told = explainStorageError(systemError(code), '/srv/workback') as StartProblem;
    expect(told).toBeInstanceOf(StartProblem);
    expect(told.message).toMatch(sentence);
    expect(told.message).toContain('/srv/workback');
    expect(told.message).not.toContain(code);
  });

  it.each([
    'could not write to file "pg_wal/xlogtemp.1": No space left on device',
    'FATAL: could not extend file "base/1/2691": wrote only 4096 of 8192 bytes HINT: Check free disk space.',
  ])("finds the cause in the server's words: %s", (words) => {
    expect(String(explainStorageError(new Error(words), 'here'))).toMatch(/is full/);
  });

  it('leaves other errors and told problems as they are', () => {
    const other = new TypeError('x is not a function');
    expect(explainStorageError(other, 'here')).toBe(other);
    const told = new StartProblem('It is full: ENOSPC.', 'Kept.', 'Do.');
    expect(explainStorageError(told, 'here')).toBe(told);
  });
});
