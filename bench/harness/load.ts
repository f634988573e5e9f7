import { Pool } from 'undici';

/** One address to ask, with the headers that prove who asks. */
export interface Target {
  readonly address: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds of each of `count` requests by one client, one after the other; `before` each one is not counted. */
export async function latencies(target: Target, count: number, before?: () => Promise<unknown>): Promise<number[]> {
  return withPool(target, 1, async (ask) => {
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      await before?.();
      const begin = performance.now();
      await ask();
      times.push(performance.now() - begin);
    }
    return times;
  });
}

/** Requests a second with so many clients that each ask again as soon as they have their answer. */
export async function requestsPerSecond(target: Target, clients: number, forMs: number): Promise<number> {
  return withPool(target, clients, async (ask) => {
    const begin = performance.now();
    let answered = 0;
    const client = async () => {
      while (performance.now() - begin < forMs) {
        await ask();
        answered++;
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    return answered / ((performance.now() - begin) / 1000);
  });
}

/** How many bytes an address answers; throws unless it answers 200. */
export async function bytesOf(target: Target): Promise<number> {
  return withPool(target, 1, (ask) => ask());
}

async function withPool<T>(
  target: Target,
  clients: number,
  work: (ask: () => Promise<number>) => Promise<T>,
): Promise<T> {
  const pool = new Pool(target.address, { connections: clients, pipelining: 1 });
  const { path, headers } = target;
  try {
    return await work(async () => {
      const answer = await pool.request({ method: 'GET', path, headers: headers ?? {} });
      const { byteLength } = await answer.body.arrayBuffer();
      if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`);
      return byteLength;
    });
  } finally {
    await pool.destroy();
  }
}
