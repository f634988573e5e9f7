import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A local HTTP source whose answers a test chooses by path, and can hold back. */
export interface GatedSource {
  readonly port: number;
  /** Requests seen, by path. */
  readonly asked: ReadonlyMap<string, number>;
  /** How paths answer from now on; the default is `{"value":1}`. */
  answer(how: (path: string, response: ServerResponse) => void): void;
  /** Holds back every answer from now on; `open` lets them go. */
  hold(): void;
  open(): void;
  /** Resolves when so many answers are held back. */
  held(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Answers a number as JSON. */
export const sayNumber = (response: ServerResponse, value: number): void => void say(response, 200, { value });

/** Answers any JSON. */
export function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Starts a source on a free loopback port. */
export async function startGatedSource(): Promise<GatedSource> {
  const asked = new Map<string, number>();
  let how: (path: string, response: ServerResponse) => void = (_path, response) => sayNumber(response, 1);
  let waiting: (() => void)[] = [];
  let shut = false;
  let watch: { count: number; done: () => void } | undefined;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    if (!shut) return how(path, response);
    const asItWas = how;
    waiting.push(() => asItWas(path, response));
    if (watch && waiting.length >= watch.count) watch.done();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const open = (): void => {
    shut = false;
    for (const go of waiting.splice(0)) go();
  };
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    answer: (next) => void (how = next),
    hold: () => {
      waiting = [];
      shut = true;
    },
    open,
    held: (count) =>
      new Promise((done) => {
        if (waiting.length >= count) return done();
        watch = { count, done };
      }),
    close: () => {
      open();
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
