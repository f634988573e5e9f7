import { createServer } from 'node:net';
import { StartProblem } from '@workback/server/platform/embedded-postgres/start-problem';

/** Says so in a sentence when the address cannot be listened on, before anything else is started. */
export async function checkPort(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  }).catch((error: unknown) => {
    throw explainListenError(error, host, port);
  });
}

/** Turns the error of a failed listen into a StartProblem; other errors come back as they are. */
export function explainListenError(error: unknown, host: string, port: number): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  const other = port === 4000 ? 4001 : 4000;
  const choose = `Choose another port, for example: PORT=${other} npm start`;
  if (code === 'EADDRINUSE') {
    return new StartProblem(`Port ${port} is already in use by another program.`, 'Nothing was changed.', choose);
  }
  if (code === 'EACCES') {
    return new StartProblem(`Port ${port} may not be used by this user.`, 'Nothing was changed.', choose);
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    const todo = 'Correct HOST, or leave it out to listen on this machine only.';
    return new StartProblem(`This machine has no address "${host}".`, 'Nothing was changed.', todo);
  }
  return error;
}
