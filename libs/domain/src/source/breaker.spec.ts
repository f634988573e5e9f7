import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  afterTries,
  type Breaker,
  breakerState,
  CLOSED,
  type FailedTry,
  FAILURES_TO_OPEN,
  meaningOf,
} from './breaker.js';

const down: FailedTry = { code: 'connect-failed' };
const times = (count: number): FailedTry[] => Array.from({ length: count }, () => down);

describe('the breaker of a source', () => {
  it('opens after five failures in a row, however they come', () => {
    const after = (...groups: number[]): Breaker =>
      groups.reduce((breaker, count) => afterTries(breaker, false, times(count), 0), CLOSED);
    expect(breakerState(after(4), 0)).toBe('closed');
    for (const groups of [[5], [4, 1], [1, 1, 1, 1, 1], [50]]) expect(breakerState(after(...groups), 0)).toBe('open');
  });

  it('rests twice as long each time, a quarter of an hour at most, and lets one try in between', () => {
    let breaker = afterTries(CLOSED, false, times(5), 0);
    const rests: number[] = [];
    for (let round = 0; round < 8; round++) {
      const end = breaker.notBefore!;
      expect(breakerState(breaker, end - 1)).toBe('open');
      expect(breakerState(breaker, end)).toBe('half-open');
      rests.push(breaker.restSeconds);
      breaker = afterTries(breaker, false, [down], end);
    }
    expect(rests).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('is not made to rest longer by tries that were under way when the rest began', () => {
    const breaker = afterTries(CLOSED, false, times(5), 0);
    expect(afterTries(breaker, false, times(40), 5_000)).toEqual({ ...breaker, failures: 45 });
  });

  it('closes on any answer, also a wrong one, and keeps what the source asked for', () => {
    const open = afterTries(CLOSED, false, times(5), 0);
    expect(afterTries(open, true, [], 60_000)).toEqual(CLOSED);
    expect(afterTries(open, false, [{ code: 'not-a-number' }], 60_000)).toEqual(CLOSED);
    expect(afterTries(open, false, [{ code: 'aborted' }], 60_000)).toEqual(open);
    const busy = afterTries(CLOSED, false, [{ code: 'rate-limited', askedToWaitSeconds: 120 }], 1_000);
    expect(breakerState(busy, 120_999)).toBe('waiting');
    expect(breakerState(busy, 121_000)).toBe('closed');
    const greedy = afterTries(CLOSED, false, [{ code: 'rate-limited', askedToWaitSeconds: 1e9 }], 0);
    expect(greedy.notBefore).toBe(3_600_000);
  });

  it('knows what a failure says about the source', () => {
    expect(meaningOf('timeout')).toBe('source-fails');
    expect(meaningOf('not-found')).toBe('source-answers');
    expect(meaningOf('target-refused')).toBe('nothing');
  });

  it('never asks before the source allowed it, and never stays open after an answer', () => {
    const tried = fc.record({
      code: fc.constantFrom('timeout', 'rate-limited', 'not-found', 'aborted'),
      askedToWaitSeconds: fc.option(fc.nat(7_200), { nil: undefined }),
    });
    const step = fc.record({
      answered: fc.boolean(),
      failed: fc.array(tried, { maxLength: 4 }),
      pause: fc.nat(600_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let [breaker, now]: [Breaker, number] = [CLOSED, 0];
        for (const { answered, failed, pause } of steps) {
          now += pause;
          breaker = afterTries(breaker, answered, failed, now);
          const wait = Math.min(3_600, Math.max(0, ...failed.map((one) => one.askedToWaitSeconds ?? 0)));
          const knows = failed.some(({ code }) => meaningOf(code) !== 'nothing');
          if (wait > 0 && (answered || knows)) expect(breaker.notBefore).toBeGreaterThanOrEqual(now + wait * 1000);
          if (answered) expect(breaker.openedAt).toBeNull();
          if (breaker.openedAt !== null) expect(breaker.failures).toBeGreaterThanOrEqual(FAILURES_TO_OPEN);
        }
      }),
    );
  });
});
