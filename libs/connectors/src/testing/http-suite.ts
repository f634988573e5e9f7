import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Connector } from '../connector.js';
import type { HttpSourceConfig } from '../http-source/http-source-config.js';
import type { OutboundClient } from '../outbound/outbound-client.js';
import { failure, pull, type Question } from './connector-suite.js';
import type { FakeSource } from './fake-source.js';

/** One MiB more than a source may send. */
const HUGE = 11 * 1024 * 1024;

/** What the HTTP suite needs to know of a connector under test. */
export interface HttpSubject<Query> {
  readonly connector: Connector<HttpSourceConfig, Query>;
  readonly outbound: () => OutboundClient;
  readonly source: () => FakeSource;
  readonly question: () => Question<{ url: string }, Query>;
  /** An answer to `question` that is right. */
  readonly good: string;
}

/** What every connector over HTTP must do with what servers really send. */
export function describeHttpConnector<Query>({
  connector,
  outbound,
  source,
  question,
  good,
}: HttpSubject<Query>): void {
  const ask = (config: object = {}, secret: Record<string, string> = {}) =>
    pull(
      connector,
      { ...question(), config: { ...question().config, ...config } as HttpSourceConfig, secret },
      outbound(),
    );

  describe(`${connector.kind}: every connector over HTTP`, () => {
    it.each([
      [401, 'unauthorised', false],
      [403, 'forbidden', false],
      [404, 'not-found', false],
      [410, 'not-found', false],
      [429, 'rate-limited', true],
      [500, 'server-error', true],
      [503, 'server-error', true],
      [418, 'http-error', false],
      [204, 'http-error', false],
    ])('status %d ends in %s', async (status, code, retryable) => {
      source().text('busy', { status, type: 'text/plain' });
      const error = await failure(ask());
      expect(error).toMatchObject({ code, retryable });
      expect(error.message).toContain(String(status));
      if (status !== 204) expect(error.message).toContain('busy');
    });

    it('keeps how long a busy source asks to wait', async () => {
      source().text('', { status: 429, headers: { 'retry-after': '120' } });
      expect((await failure(ask())).retryAfterMs).toBe(120_000);
      source().answer((_request, response) => {
        response.writeHead(503, {
          date: 'Sun, 22 Mar 2026 10:00:00 GMT',
          'retry-after': 'Sun, 22 Mar 2026 10:01:30 GMT',
        });
        response.end();
      });
      expect((await failure(ask())).retryAfterMs).toBe(90_000);
    });

    it('knows a sign-in page with status 200 by its title', async () => {
      source().text('<!doctype html>\n<html><head><title> Sign in &amp; go </title></head></html>', {
        type: 'text/html',
      });
      const error = await failure(ask());
      expect(error.code).toBe('html-page');
      expect(error.message).toContain('HTML page titled "Sign in & go"');
    });

    it('refuses redirects and names where they point, without the query', async () => {
      source().text('', {
        status: 302,
        headers: { location: 'http://169.254.169.254/latest/meta-data/?token=abcdef' },
      });
      const error = await failure(ask());
      expect(error.code).toBe('redirected');
      expect(error.message).toContain('http://169.254.169.254/latest/meta-data/');
      expect(error.message).not.toContain('abcdef');
    });

    it('checks every hop when redirects are allowed, and drops the credential on another origin', async () => {
      source().text('', { status: 302, headers: { location: 'http://169.254.169.254/' } });
      expect((await failure(ask({ followRedirects: true }))).code).toBe('target-refused');
      source().answer((request, response) => {
        if (request.url?.startsWith('/moved')) return response.end(good);
        response.writeHead(307, { location: '/moved' }).end();
      });
      const auth = { type: 'bearer' };
      await ask({ followRedirects: true, auth }, { secret: 'token-of-the-source' });
      expect(source().seen.map(({ headers }) => headers.authorization)).toEqual(
        Array(2).fill('Bearer token-of-the-source'),
      );
      source().text('', { status: 302, headers: { location: '/again' } });
      expect((await failure(ask({ followRedirects: true }))).code).toBe('redirected');
      expect(source().seen).toHaveLength(4);
    });

    it('refuses an answer that is announced larger than allowed, before any of it comes', async () => {
      source().answer((_request, response) => {
        response.writeHead(200, { 'content-length': String(HUGE) });
        response.flushHeaders();
      });
      expect((await failure(ask())).code).toBe('too-large');
    });

    it('cuts an answer off that turns out larger than allowed, counted or unpacked', async () => {
      const huge = Buffer.alloc(HUGE, 0x20);
      const packed = gzipSync(huge);
      let closed: Promise<unknown> = Promise.resolve();
      source().answer((_request, response) => {
        // Never ended: only whoever counts gets away from it before the time limit.
        closed = once(response, 'close');
        response.write(huge);
      });
      expect((await failure(ask())).code).toBe('too-large');
      await closed;
      source().answer((_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(packed);
      });
      expect((await failure(ask())).code).toBe('too-large');
    });

    it('unpacks a compressed answer', async () => {
      source().answer((_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(good));
      });
      expect((await ask()).points.length).toBeGreaterThan(0);
    });

    it('says when the connection breaks in the middle', async () => {
      source().answer((_request, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"data":');
        setTimeout(() => response.destroy(), 20);
      });
      const error = await failure(ask());
      expect(error).toMatchObject({ code: 'broken-answer', retryable: true });
    });

    it('hides a credential that the source repeats', async () => {
      source().answer((request, response) => {
        response.writeHead(500);
        response.end(`you sent ${request.headers.authorization}`);
      });
      const secret = { secret: 'p4ss-word-of-the-source' };
      for (const auth of [{ type: 'bearer' }, { type: 'basic', username: 'ann' }]) {
        const { message } = await failure(ask({ auth }, secret));
        expect(message).toContain('•••');
        expect(message).not.toContain(secret.secret);
        expect(message).not.toContain(Buffer.from(`ann:${secret.secret}`).toString('base64'));
      }
    });

    it('sends the credential the way the source wants it, and nothing ambient', async () => {
      source().text(good);
      await ask(
        { auth: { type: 'api-key', header: 'Private-Token' }, headers: { 'X-Team': 'blue' } },
        { secret: 'key-1234' },
      );
      const sent = source().seen[0]?.headers ?? {};
      expect(sent['private-token']).toBe('key-1234');
      expect(sent['x-team']).toBe('blue');
      expect(sent['host']).toBe(source().hostPort);
      expect(Object.keys(sent).sort()).toEqual(
        ['accept', 'accept-encoding', 'connection', 'host', 'private-token', 'user-agent', 'x-team'].sort(),
      );
    });

    it('sends the credential as a parameter where the source wants it there, and shows it nowhere', async () => {
      const secret = { secret: 'key of +the/ source' };
      source().answer((request, response) => {
        response.writeHead(500);
        response.end(`you asked ${request.url}`);
      });
      const seen: string[] = [];
      const { message } = await failure(
        pull(
          connector,
          {
            ...question(),
            config: { ...question().config, auth: { type: 'query', parameter: 'api_key' } } as HttpSourceConfig,
            secret,
          },
          outbound(),
          { observe: (exchange) => seen.push(JSON.stringify(exchange)) },
        ),
      );
      const sent = new URL(source().seen[0]?.url ?? '', 'http://x').searchParams;
      expect(sent.get('api_key')).toBe(secret.secret);
      expect(source().seen[0]?.headers.authorization).toBeUndefined();
      expect(seen.join()).toContain('GET');
      expect(`${message}${seen.join()}`).not.toContain('key of');
      expect(`${message}${seen.join()}`).not.toContain(encodeURIComponent(secret.secret));
    });

    it('asks for the credential when none is stored', async () => {
      source().text(good);
      expect((await failure(ask({ auth: { type: 'bearer' } }))).code).toBe('unauthorised');
      expect(source().seen).toHaveLength(0);
    });

    it.each([
      { Host: 'evil' },
      { Cookie: 'a=b' },
      { 'X-Forwarded-For': '127.0.0.1' },
      { Authorization: 'x' },
      { 'X-A': 'b\r\nC: d' },
    ])('refuses the header %j in the settings', (headers) => {
      expect(connector.configSchema.safeParse({ ...question().config, headers }).success).toBe(false);
    });
  });
}
