import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One day of a series. */
export interface SeriesDay {
  readonly date: string;
  readonly value: number;
}

/** A little server on loopback, as a company would have one: numbers, and a page that asks to sign in. */
export interface SeriesServer {
  readonly origin: string;
  /** Host and port, for the operator's allow-list. */
  readonly target: string;
  close(): Promise<void>;
}

const loginPage = `<!doctype html><html lang="en"><head><title>Sign in</title></head>
<body><form><label>Name <input name="user"></label><button>Sign in</button></form></body></html>`;

/** Serves a series as `/daily.csv` and `/daily.json`, and `/expired` as sign-in pages do: HTML with status 200. */
export async function startSeriesServer(days: readonly SeriesDay[]): Promise<SeriesServer> {
  const answers: Record<string, [type: string, body: string]> = {
    '/daily.csv': ['text/csv', `day,visits\n${days.map(({ date, value }) => `${date},${value}`).join('\n')}\n`],
    '/daily.json': ['application/json', JSON.stringify({ days })],
    '/expired': ['text/html; charset=utf-8', loginPage],
  };
  const server = createServer((request, response) => {
    const [type, body] = answers[new URL(request.url ?? '/', 'http://series').pathname] ?? [];
    if (!type) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  const target = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin: `http://${target}`, target, close: () => close(server) };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resume) => server.close(() => resume()));
}
