import { connect, createServer, type AddressInfo } from 'node:net';

const EXECUTE = 'E'.charCodeAt(0);
const SIMPLE_QUERY = 'Q'.charCodeAt(0);

/** A way to PostgreSQL that counts statements. */
export interface CountingProxy {
  readonly url: string;
  /** Statements since the start, BEGIN and COMMIT among them. */
  count(): number;
  stop(): void;
}

/** Opens a proxy in front of a server; it reads only the frames of what clients send. */
export async function startCountingProxy(databaseUrl: string): Promise<CountingProxy> {
  const target = new URL(databaseUrl);
  let statements = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    const frames = frameCounter(() => statements++);
    client.on('data', (chunk) => {
      frames(chunk);
      upstream.write(chunk);
    });
    upstream.pipe(client);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return { url: url.href, count: () => statements, stop: () => server.close() };
}

/** Calls back for every frame that runs a statement. The first frame of a connection, the startup, has no type byte. */
function frameCounter(onStatement: () => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (;;) {
      const header = started ? 1 : 0;
      if (rest.length < header + 4) return;
      const length = header + rest.readUInt32BE(header);
      if (rest.length < length) return;
      if (started && (rest[0] === EXECUTE || rest[0] === SIMPLE_QUERY)) onStatement();
      started = true;
      rest = rest.subarray(length);
    }
  };
}
