import { describe, expect, it } from '@jest/globals';
import { unstorable } from './storable-body.js';

const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);

describe('unstorable', () => {
  it.each([
    [undefined, null],
    [{ query: { read: ['a', 1, null, true, '👍'] } }, null],
    [{ query: { read: ['a', '\ud800'] } }, 'query.read.1'],
    [{ note: 'a\0b' }, 'note'],
    [{ config: { '\ud800': 1 } }, 'config'],
    [{ '\0': 1 }, 'body'],
    ['\udfff', 'body'],
  ])('%j: %s', (body, field) => {
    expect(unstorable(body)?.field ?? null).toBe(field);
  });

  it('refuses what is nested without end, however deep', () => {
    expect(unstorable(nested(64))).toBeNull();
    expect(unstorable(nested(65))?.message).toContain('nested deeper than 64');
    expect(unstorable({ a: nested(200_000) })?.field).toMatch(/^a\.0\.0/);
  });
});
