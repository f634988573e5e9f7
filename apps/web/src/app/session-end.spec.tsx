import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { Me } from '@workback/contracts/session/session.schemas';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.js';
import { noticePerson, noticeSessionEnd, SIGNED_IN_AGAIN, useSessionEnded } from './session-end.js';

afterEach(cleanup);

const refused = (status: number, code: string) =>
  new ApiProblem({ type: 'about:blank', title: '', status, code, detail: 'x', requestId: '' });
const person = (id: string): Me => ({
  user: { id, name: id, email: null, hasPassword: true },
  workspaces: [],
  serverTime: '2026-03-01T00:00:00Z',
});

function watch() {
  const queries = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useSessionEnded(), { wrapper });
  const after = (work: () => void) =>
    act(async () => {
      work();
      await new Promise((resolve) => setTimeout(resolve));
    });
  return { queries, ended: () => result.current, after };
}

describe('the end of a session', () => {
  it('is noticed from a call that was refused for want of one, and from no other', async () => {
    const { queries, ended, after } = watch();
    for (const error of [refused(403, 'not-allowed'), refused(401, 'wrong-credentials')]) {
      await after(() => noticeSessionEnd(queries, error));
      expect(ended()).toBe(false);
    }
    await after(() => noticeSessionEnd(queries, refused(401, 'not-signed-in')));
    expect(ended()).toBe(true);
  });

  it('is over when the same person is back: everything is fetched again, and what waited is told', async () => {
    const { queries, ended, after } = watch();
    const told = jest.fn();
    window.addEventListener(SIGNED_IN_AGAIN, told);
    const invalidate = jest.spyOn(queries, 'invalidateQueries');
    const beginAnew = jest.fn();
    await after(() => noticePerson(queries, person('ada'), beginAnew));
    expect([invalidate.mock.calls.length, told.mock.calls.length]).toEqual([0, 0]);
    await after(() => noticeSessionEnd(queries, refused(401, 'not-signed-in')));
    await after(() => noticePerson(queries, person('ada'), beginAnew));
    expect([ended(), invalidate.mock.calls.length, told.mock.calls.length]).toEqual([false, 1, 1]);
    expect(beginAnew).not.toHaveBeenCalled();
    window.removeEventListener(SIGNED_IN_AGAIN, told);
  });

  it('begins the page anew for somebody else, who gets nothing of what is on it', async () => {
    const { queries, after } = watch();
    const beginAnew = jest.fn();
    const told = jest.fn();
    window.addEventListener(SIGNED_IN_AGAIN, told);
    await after(() => noticePerson(queries, person('ada'), beginAnew));
    await after(() => noticeSessionEnd(queries, refused(401, 'not-signed-in')));
    await after(() => noticePerson(queries, person('ben'), beginAnew));
    expect([beginAnew.mock.calls.length, told.mock.calls.length]).toEqual([1, 0]);
    window.removeEventListener(SIGNED_IN_AGAIN, told);
  });
});
