import { describe, expect, it } from '@jest/globals';
import type { Source } from '@workback/contracts/source/source.schemas';
import { restWords, sourceMessage } from './source-message.js';

const source = (more: Partial<Source> = {}): Source => ({
  ...{ id: 'a', name: 'Shop', connector: 'http-json', config: {}, hasSecret: false, version: 1 },
  ...{ kpiCount: 3, failingKpis: 0, lastSuccessAt: '2026-03-01T06:00:00Z', lastError: null, rest: null },
  createdAt: '2026-01-01T06:00:00Z',
  ...more,
});
const rest = (state: 'waiting' | 'open' | 'half-open') => ({
  ...{ state, since: null, askedAgainAt: null, failures: 7, message: 'It answered 503.' },
});

describe('the page of a source', () => {
  it.each([
    [source(), 'Shop answers'],
    [source({ failingKpis: 3 }), 'Shop fails'],
    [source({ failingKpis: 1 }), 'Shop fails for one of three KPIs'],
    [source({ kpiCount: 0 }), 'No KPI uses Shop yet'],
    [source({ lastSuccessAt: null }), 'Shop has not answered yet'],
    [source({ failingKpis: 3, rest: rest('open') }), 'Shop rests after seven failures in a row'],
    [source({ failingKpis: 3, rest: rest('half-open') }), 'Shop is being tried after seven failures in a row'],
    [source({ rest: rest('waiting') }), 'Shop asked to be left alone for a while'],
  ])('says how it does', (shown, message) => expect(sourceMessage(shown)).toBe(message));

  it('explains a rest, and only that', () => {
    expect(restWords(source())).toBeUndefined();
    for (const state of ['waiting', 'open', 'half-open'] as const)
      expect(restWords(source({ rest: rest(state) }))).toContain('go on by themselves');
  });
});
