import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A stretch of network between a program and a server that a test can cut and mend. */
export interface TcpProxy {
  readonly port: number;
  /** Ends every connection and refuses new ones, as a server that is gone. */
  cut(): void;
  /** Keeps connections open and lets nothing through, as a network that swallows packets. */
  swallow(): void;
  /** Lets everything through again. */
  mend(): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free loopback port before a server on loopback. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  let way: 'open' | 'cut' | 'swallowed' = 'open';
  const sockets = new Set<Socket>();
  const server = createServer((incoming) => {
    if (way === 'cut') return void incoming.resetAndDestroy();
    const outgoing = connect(targetPort, '127.0.0.1');
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(socket);
      socket.on('data', (chunk) => way === 'open' && other.write(chunk));
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const drop = (): void => sockets.forEach((socket) => void socket.destroy());
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      way = 'cut';
      drop();
    },
    swallow: () => void (way = 'swallowed'),
    mend: () => {
      // What was swallowed is lost, so its connections must not go on as if nothing had happened.
      if (way === 'swallowed') drop();
      way = 'open';
    },
    close: () => {
      drop();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
