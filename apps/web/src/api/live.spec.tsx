import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useLiveUpdates } from './live';

/** A stream that the test opens, breaks and speaks through. */
class Stream {
  static readonly CLOSED = 2;
  static opened: Stream[] = [];
  readyState = 0;
  onopen = () => {};
  onerror = () => {};
  onmessage: (event: { data: string }) => void = () => {};
  constructor(readonly url: string) {
    Stream.opened.push(this);
  }
  close() {
    this.readyState = Stream.CLOSED;
  }
}

beforeEach(() => {
  jest.useFakeTimers();
  Stream.opened = [];
  Object.assign(globalThis, { EventSource: Stream });
});
afterEach(() => void jest.useRealTimers());

it('opens a stream that the browser gave up again, and fetches everything once it stands', () => {
  const queries = new QueryClient();
  const invalidate = jest.spyOn(queries, 'invalidateQueries');
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  const { result, unmount } = renderHook(() => useLiveUpdates('w-1'), { wrapper });
  const [first] = Stream.opened;
  act(() => first!.onopen());
  expect(invalidate).not.toHaveBeenCalled();

  first!.readyState = Stream.CLOSED;
  act(() => first!.onerror());
  expect(result.current).toBe(false);
  expect(invalidate.mock.calls).toEqual([[{ queryKey: ['me'] }]]);
  act(() => void jest.advanceTimersByTime(5_000));
  const [, second] = Stream.opened;
  act(() => second!.onopen());
  expect(result.current).toBe(true);
  expect(invalidate).toHaveBeenCalledTimes(2);

  act(() => second!.onerror());
  act(() => void jest.advanceTimersByTime(60_000));
  expect(Stream.opened).toHaveLength(2);
  unmount();
  expect([second!.readyState, jest.getTimerCount()]).toEqual([Stream.CLOSED, 0]);
});
