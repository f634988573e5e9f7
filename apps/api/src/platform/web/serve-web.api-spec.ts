import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

let api: TestApi;
const folder = mkdtempSync(join(tmpdir(), 'web-'));

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<title>the page</title>');
  api = await startTestApi({ webDir: folder });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string) => api.app.inject({ url });

describe('the web app', () => {
  it.each(['/', '/initiatives/1', '/sign-in/link?token=x', '/apiary'])('is one page at %s, guarded', async (url) => {
    const page = await get(url);
    expect([page.statusCode, page.payload]).toEqual([200, '<title>the page</title>']);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['referrer-policy']).toBe('no-referrer');
  });

  it.each(['/api', '/api/none', '/api?x', '/health/none', '/assets/gone.js'])('is not found at %s', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'no-route', requestId: answer.headers['x-request-id'] });
  });

  it.each(['/../secret', '/..%2f..%2fetc/passwd', '/%2e%2e/x', '//evil.example'])(
    'keeps to its folder: %s',
    async (url) => {
      const { payload } = await get(url);
      expect(payload).not.toContain('root:');
      expect(payload).toMatch(/the page|no-route|not found/i);
    },
  );
});
