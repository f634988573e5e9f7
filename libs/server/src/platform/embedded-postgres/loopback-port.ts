// Only to find a free port of our own: nothing is sent to the outside from here.
// eslint-disable-next-line no-restricted-imports
import { createServer } from 'node:net';

/** Resolves with the port if it is free on loopback, else (or when none is wished) with one that is. */
export async function freeLoopbackPort(wished?: number): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number>((resolve, reject) => {
      const server = createServer();
      server.once('error', reject);
      server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
      });
    });
  if (wished) {
    try {
      return await tryPort(wished);
    } catch {
      // Somebody else has it now; any free one will do.
    }
  }
  return tryPort(0);
}
