import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

const json = { 'content-type': 'application/json' };
const say =
  (body: string, status = 200, headers: Record<string, string> = json): RequestListener =>
  (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

const endless: RequestListener = (_request, response) => {
  response.writeHead(200, json);
  const drip = setInterval(() => response.write(' '), 250);
  response.on('close', () => clearInterval(drip));
};

const rows = (count: number): string =>
  `[${'{"day":"2026-01-01","n":1},'.repeat(count - 1)}{"day":"2026-01-01","n":1}]`;

const answers: Record<string, RequestListener> = {
  '/good': say('{"n": 42}'),
  '/broken': say('{"n": 42'),
  '/login': say('<!doctype html><title>Sign in</title><form></form>', 200, { 'content-type': 'text/html' }),
  '/nan': say('{"n": NaN}'),
  '/text-nan': say('{"n": "NaN"}'),
  '/huge': say('{"n": 1e999}'),
  '/million': (request, response) => say(rows(1_000_000))(request, response),
  '/many': (request, response) => say(rows(10_001))(request, response),
  '/endless': endless,
  '/closed': say('{"error":"who are you"}', 401),
};

/** A local HTTP source that answers well at /good and badly, each in its own way, everywhere else. */
export async function startMisbehavingSource(): Promise<{ hostPort: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const answer = answers[new URL(request.url ?? '/', 'http://x').pathname] ?? say('', 404);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    hostPort: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
