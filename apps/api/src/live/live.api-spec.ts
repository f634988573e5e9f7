import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotificationService } from '@workback/server/features/notification/notification.service';
import { EventLog } from '@workback/server/platform/events/event-log';
import { eventually } from '@workback/testing/time/eventually';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

let api: TestApi;
let origin: string;
let workspace: TestWorkspace;

beforeAll(async () => {
  api = await startTestApi();
  await api.app.listen(0, '127.0.0.1');
  origin = await api.app.getUrl();
  workspace = await api.world.workspace();
});
afterAll(() => api.close());

interface Listening {
  text: string;
  ended: boolean;
  readonly headers: Headers;
  leave(): void;
}

async function listen(as = workspace.owner): Promise<Listening> {
  const leaving = new AbortController();
  const address = `${origin}/api/workspaces/${workspace.id}/live`;
  const answer = await fetch(address, { headers: as.headers, signal: leaving.signal });
  const listening = { text: '', ended: false, headers: answer.headers, leave: () => leaving.abort() };
  void (async () => {
    for await (const chunk of answer.body!) listening.text += Buffer.from(chunk).toString();
  })()
    .catch(() => undefined)
    .finally(() => (listening.ended = true));
  await eventually('the stream has begun', () => listening.text.includes('retry'));
  return listening;
}

const say = (kind: string, workspaceId = workspace.id) =>
  api.app.get(EventLog).append({ workspaceId, kind, subjectType: 'kpi', subjectId: workspace.id, summary: 'said' });
const listeners = () =>
  api.database.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  );

describe('live updates', () => {
  it('say what happened in this workspace only, with the headers of every answer', async () => {
    const other = await api.world.workspace();
    const stream = await listen();
    await say('kpi.other', other.id);
    await say('kpi.changed');
    await eventually('the message arrives', () => stream.text.includes('kpi.changed'));
    expect(stream.text).not.toContain('kpi.other');
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.headers.get('x-content-type-options')).toBe('nosniff');
    stream.leave();
  });

  it('tell of an inbox in the windows of its owner only', async () => {
    const reader = await workspace.member('viewer');
    const [own, other] = [await listen(reader), await listen()];
    await api.app.get(NotificationService, { strict: false }).notify([reader.userId], {
      workspaceId: workspace.id,
      kind: 'mention',
      subjectType: 'comment',
      subjectId: 'c',
      summary: 'Somebody mentioned you',
      link: '/',
      actorId: null,
    });
    await say('kpi.later');
    await eventually('everybody hears the event', () => other.text.includes('kpi.later'));
    await eventually('the reader hears of the inbox', () => own.text.includes('notification.changed'));
    expect(other.text).not.toContain('notification.changed');
    expect(own.text).not.toContain(reader.userId);
    own.leave();
    other.leave();
  });

  it('begin anew on one connection when the one that listens is lost, so that nothing is missed or said twice', async () => {
    const before = await listen();
    const [listener, ...more] = await listeners();
    expect(more).toEqual([]);
    await api.database.query('SELECT pg_terminate_backend($1)', [listener!.pid]);
    await eventually('streams from before the gap end', () => before.ended);
    const after = await listen();
    await say('kpi.again');
    await eventually('the message arrives', () => after.text.includes('kpi.again'));
    expect(after.text.match(/kpi\.again/g)).toHaveLength(1);
    expect(await listeners()).toHaveLength(1);
    after.leave();
  });
});
