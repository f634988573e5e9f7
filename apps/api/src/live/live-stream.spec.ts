import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LiveMessage } from '@workback/contracts/event/event.schemas';
import { Subject } from 'rxjs';
import { sendLive } from './live-stream.js';

const said: LiveMessage = { kind: 'kpi.changed', initiativeId: null, kpiIds: [] };

/** A response that keeps what is written, as far as a stream needs one. */
function reader(unread = 0) {
  const closers: (() => void)[] = [];
  const stream = {
    written: [] as string[],
    destroyed: false,
    ended: false,
    writableLength: unread,
    writeHead: () => stream,
    write: (text: string) => stream.written.push(text) > 0,
    end: () => ((stream.ended = true), stream),
    destroy: () => ((stream.destroyed = true), closers.forEach((close) => close()), stream),
    once: (_: string, close: () => void) => (closers.push(close), stream),
  };
  return stream;
}

const open = (stream: ReturnType<typeof reader>, messages = new Subject<LiveMessage>(), mayStay = async () => true) => {
  sendLive(stream as never, { messages, headers: {} as never, mayStay });
  return messages;
};

describe('a live stream', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('sends messages and heartbeats until its reader leaves', async () => {
    const stream = reader();
    const messages = open(stream);
    messages.next(said);
    await jest.advanceTimersByTimeAsync(25_000);
    expect(stream.written).toEqual(['retry: 2000\n\n', `data: ${JSON.stringify(said)}\n\n`, ': still here\n\n']);
    stream.destroy();
    expect([messages.observed, jest.getTimerCount()]).toEqual([false, 0]);
  });

  it('holds nothing for a reader who left while their access was checked', () => {
    const stream = reader();
    stream.destroyed = true;
    expect([open(stream).observed, jest.getTimerCount()]).toEqual([false, 0]);
  });

  it('ends at the next heartbeat for somebody who may not read any more, and stays when nobody can tell', async () => {
    const [gone, unsure] = [reader(), reader()];
    const messages = open(gone, undefined, async () => false);
    open(unsure, undefined, () => Promise.reject(new Error('the database is away')));
    await jest.advanceTimersByTimeAsync(25_000);
    expect([gone.ended, messages.observed, unsure.ended]).toEqual([true, false, false]);
    expect(jest.getTimerCount()).toBe(1);
  });

  it('is cut off when its reader does not read', () => {
    const stream = reader(300 * 1024);
    const messages = open(stream);
    expect([stream.destroyed, messages.observed, jest.getTimerCount()]).toEqual([true, false, 0]);
  });

  it('ends with its messages, also when they had ended before', () => {
    const [early, late] = [reader(), reader()];
    const messages = open(late);
    messages.complete();
    open(early, messages);
    expect([early.ended, late.ended, jest.getTimerCount()]).toEqual([true, true, 0]);
  });
});
