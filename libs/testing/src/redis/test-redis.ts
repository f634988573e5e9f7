import { connect } from 'node:net';

const REDIS_DATABASE = 5;

/** A Redis that tests may use and empty, its database 5 only: the one of TEST_REDIS_URL or of this machine; else why not. */
export async function findTestRedis(): Promise<{ url: URL; port: number } | { missing: string }> {
  const url = new URL(process.env['TEST_REDIS_URL'] || 'redis://127.0.0.1:6379');
  url.pathname = `/${REDIS_DATABASE}`;
  const port = Number(url.port || 6379);
  const answer = await tellRedis(port, 'PING').catch((error: Error) => error.message);
  return answer.startsWith('+PONG') ? { url, port } : { missing: `no Redis at 127.0.0.1:${port} (${answer.trim()})` };
}

/** Forgets everything that the queue knows. */
export const emptyRedis = (port: number): Promise<string> => tellRedis(port, `SELECT ${REDIS_DATABASE}\r\nFLUSHDB`);

/** Sends inline commands to a local server without a password and answers what it said within a moment. */
function tellRedis(port: number, commands: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setTimeout(2_000, () => socket.destroy(new Error('no answer')));
    socket.on('connect', () => socket.end(`${commands}\r\nQUIT\r\n`));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
