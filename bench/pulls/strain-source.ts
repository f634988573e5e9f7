/** Sources of the strain benchmark, as a process of their own; prints two ports: one that answers at once, one that takes its time. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const slowMs = Number(process.argv[2] ?? 0);
const DAY_MS = 86_400_000;

/** `/days?from=…&to=…`: a number for each day; anything else: one number. */
const answer: RequestListener = (request, response) => {
  const asked = new URL(request.url ?? '/', 'http://source').searchParams;
  const [from, to] = [Date.parse(asked.get('from') ?? ''), Date.parse(asked.get('to') ?? '')];
  const days: { day: string; v: number }[] = [];
  for (let at = from; at <= to; at += DAY_MS) days.push({ day: new Date(at).toISOString().slice(0, 10), v: at / 1e9 });
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(days.length > 0 ? { days } : { value: 1 }));
};

async function listen(listener: RequestListener): Promise<number> {
  const server: Server = createServer(listener);
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const quick = await listen(answer);
const slow = await listen((request, response) => void setTimeout(() => answer(request, response), slowMs));
process.send?.([quick, slow]);
process.on('disconnect', () => process.exit(0));
