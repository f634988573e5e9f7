import { describe, expect, it } from '@jest/globals';
import type { RunDetail } from '@workback/contracts/run/run.schemas';
import { momentsOf, rowFacts, runMessage } from './run-message.js';

const at = (second: number): string => `2026-03-01T06:00:${String(second).padStart(2, '0')}.000Z`;
const run = (more: Partial<RunDetail> = {}): RunDetail => ({
  ...{ id: 7, kpiId: '4e0fcc1e-8d3b-4f0c-9ad1-6a5c7a0e0001', kpiName: 'Sign-ups', source: null, actor: null },
  ...{ trigger: 'schedule', state: 'succeeded', scheduledFor: at(0), queuedAt: at(1), deliveredAt: at(1) },
  ...{ startedAt: at(40), finishedAt: at(41), retryAt: null, attempt: 1, added: 0, restated: 0, unchanged: 3 },
  ...{ errorCode: null, message: '3 days.', sample: '', request: '', tookMs: 120, skippedTicks: 0, tries: [] },
  ...{ rowsIn: 3, blanks: 0, outsideWindow: 0, refused: 0, refusals: [], restatements: [] },
  ...more,
});
const failed = (attempt: number) => ({
  ...{ attempt, startedAt: at(2), endedAt: at(2 + attempt), code: 'server-error', message: 'It answered 503.' },
  ...{ request: '', sample: '', tookMs: 90 },
});

describe('the page of a run', () => {
  it.each([
    [run(), 'Sign-ups: nothing new'],
    [run({ added: 1 }), 'Sign-ups: one new number'],
    [run({ added: 20, restated: 2 }), 'Sign-ups: two days restated'],
    [run({ state: 'failed' }), 'Sign-ups could not be pulled'],
    [run({ state: 'skipped' }), 'Sign-ups was not pulled at this time'],
    [run({ state: 'queued', tries: [failed(1)] }), 'Sign-ups will be tried again after one failed try'],
  ])('says how it ended', (shown, message) => expect(runMessage(shown)).toBe(message));

  it('tells every try in order, and the end', () => {
    const moments = momentsOf(run({ attempt: 3, tries: [failed(1), failed(2)] }));
    expect(moments.map(({ what }) => what)).toEqual([
      'Due by its schedule',
      'Queued',
      'Try 1 failed after 90 ms (server-error)',
      'Try 2 failed after 90 ms (server-error)',
      'Try 3 brought its answer in 120 ms',
    ]);
  });

  it('says why a due time was skipped, and how many', () => {
    const shown = run({ state: 'skipped', skippedTicks: 12, message: 'No worker was running; 12 due times passed.' });
    expect(momentsOf(shown).at(-1)).toMatchObject({ what: '12 due times skipped', why: shown.message });
  });

  it('counts rows, and leaves out what there was none of', () => {
    expect(rowFacts(run({ rowsIn: 1_240, blanks: 2 }))).toEqual([
      ['Rows in the answer', '1,240'],
      ['New days', '0'],
      ['Unchanged days', '3'],
      ['Rows without a value', '2'],
    ]);
  });
});
