import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A local HTTP server whose behaviour a test sets line by line. */
export interface FakeSource {
  readonly url: string;
  readonly hostPort: string;
  /** Requests seen since the last `answer`. */
  readonly seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[];
  answer(listener: RequestListener): void;
  /** Answers every request with this text. */
  text(body: string, options?: { status?: number; type?: string; headers?: Record<string, string> }): void;
  close(): Promise<void>;
}

/** Starts a source on a free loopback port. */
export async function startFakeSource(): Promise<FakeSource> {
  let listener: RequestListener = (_request, response) => response.end();
  const seen: FakeSource['seen'] = [];
  const server: Server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      listener(request, response);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const set = (next: RequestListener): void => {
    seen.length = 0;
    listener = next;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    hostPort: `127.0.0.1:${port}`,
    seen,
    answer: set,
    text: (body, { status = 200, type = 'application/json', headers = {} } = {}) =>
      set((_request, response) => {
        response.writeHead(status, { 'content-type': type, ...headers });
        response.end(body);
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
