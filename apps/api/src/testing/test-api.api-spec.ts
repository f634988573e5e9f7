import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { memberRoutes } from '@workback/contracts/member/member.routes';
import { workspaceRoutes } from '@workback/contracts/workspace/workspace.routes';
import { breachOf } from '../platform/route/response-check.interceptor.js';
import { startTestApi, type TestApi } from './test-api.js';

describe('the test harness', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('boots the API on a database of its own', async () => {
    const answer = await api.app.inject({ url: '/health/live' });
    expect(answer.statusCode).toBe(200);
    const nobody = await api.call(workspaceRoutes.get, { params: { workspaceId: crypto.randomUUID() } });
    expect(nobody.status).toBe(401);
    expect(nobody.problem.code).toBe('not-signed-in');
  });

  it('names what an answer has too little or too much', () => {
    const answer = {
      members: [{ id: crypto.randomUUID(), name: 'A', email: null, role: 'owner', version: 1, secret: 'x' }],
    };
    expect(breachOf(memberRoutes.list, answer)).toContain('members.0.secret');
    expect(breachOf(memberRoutes.list, {})).toContain('members');
    expect(breachOf(workspaceRoutes.removeExample, {})).toContain('a body');
    expect(breachOf(eventRoutes.list, undefined)).not.toBeNull();
  });
});
