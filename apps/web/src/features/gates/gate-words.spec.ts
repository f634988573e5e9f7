import { describe, expect, it } from '@jest/globals';
import { gateDateWords, gateStatus, settledWords } from './gate-words.js';

const fact = { key: 'f', sentence: 's', met: true, missing: [], missingCount: 0, link: '/' };
const item = {
  ...{ id: 'i', title: 't', owner: null, fromTemplate: true, note: '', by: null, at: null, version: 1 },
  state: 'open' as const,
};

describe('a gate in words', () => {
  it('says how much of it is open, also once it was passed', () => {
    expect(gateStatus({ state: 'open', open: ['a', 'b'] }).label).toBe('2 open');
    expect(gateStatus({ state: 'passed-open', open: ['a'] }).label).toBe('Passed, 1 open');
    expect(gateStatus({ state: 'complete', open: [] })).toEqual({ status: 'on-track', label: 'Complete' });
    expect(gateStatus({ state: 'passed', open: [] }).status).toBe('finished');
  });

  it('says when it is, and why then', () => {
    expect(gateDateWords({ on: '2026-03-02', onBecause: 'planned' })).toBe('Mon 2 Mar 2026 by the plan');
    expect(gateDateWords({ on: '2026-03-02', onBecause: 'set' })).toBe('set for Mon 2 Mar 2026');
    expect(gateDateWords({ on: '2026-03-02', onBecause: 'passed' })).toBe('2 Mar 2026');
    expect(gateDateWords({ on: null, onBecause: null })).toBe('no date yet');
  });

  it('counts facts and entries together', () => {
    expect(
      settledWords({ facts: [fact, { ...fact, met: false }], items: [item, { ...item, state: 'not-needed' }] }),
    ).toBe('2 of 4 settled');
    expect(settledWords({ facts: [], items: [] })).toBe('nothing on its checklist');
  });
});
