import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Offline } from '../../../api/problem.js';
import { inTime } from './in-time.js';

afterEach(() => void jest.useRealTimers());

describe('a call that has to be answered in time', () => {
  it('gives its answer', async () => {
    expect(await inTime(async () => 'saved')).toBe('saved');
  });

  it('is given up when it is late, so that its connection is free for the next try', async () => {
    jest.useFakeTimers();
    let given: AbortSignal | undefined;
    const answer = inTime((signal) => {
      given = signal;
      return new Promise<never>(() => undefined);
    });
    const late = expect(answer).rejects.toBeInstanceOf(Offline);
    await jest.advanceTimersByTimeAsync(20_001);
    await late;
    expect(given?.aborted).toBe(true);
  });
});
