import { afterEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { ApiProblem, Offline } from '../api/problem.js';
import { noticeSessionEnd, useSessionEnded } from './session-end.js';

afterEach(cleanup);

const refused = (status: number) =>
  new ApiProblem({ type: 'about:blank', title: '', status, code: 'x', detail: 'x', requestId: '' });

describe('the end of a session', () => {
  it('is noticed from a refused call alone, and forgotten when somebody signs in', async () => {
    const queries = new QueryClient();
    const wrapper = ({ children }: { children: ReactNode }) => (
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    );
    const { result, unmount } = renderHook(() => useSessionEnded(), { wrapper });
    const notice = (error: unknown) =>
      act(async () => {
        noticeSessionEnd(queries, error);
        await new Promise((resolve) => setTimeout(resolve));
      });
    expect(result.current).toBe(false);
    await notice(new Offline());
    await notice(refused(403));
    expect(result.current).toBe(false);
    await notice(refused(401));
    expect(result.current).toBe(true);
    unmount();
    queries.clear();
    expect(renderHook(() => useSessionEnded(), { wrapper }).result.current).toBe(false);
  });
});
