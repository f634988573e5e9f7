import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A source that takes its time and never says the same number twice, so that every stored number names its pull. */
export interface SlowSource {
  readonly port: number;
  readonly answered: number;
  close(): Promise<void>;
}

/** Starts it on a free loopback port; answers come after a time between the two limits. */
export async function startSlowSource(fastestMs: number, slowestMs: number): Promise<SlowSource> {
  let value = 0;
  let answered = 0;
  const server = createServer((_request, response) => {
    const afterMs = fastestMs + Math.random() * (slowestMs - fastestMs);
    setTimeout(() => {
      if (response.destroyed) return;
      answered++;
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ value: ++value }));
    }, afterMs);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    get answered() {
      return answered;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
