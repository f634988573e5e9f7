import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Truth } from '#soak/truth';

/** How a path misbehaves at the moment. */
export type HttpFault = 'down' | 'busy' | 'hang' | 'broken' | 'html' | 'text' | 'reset' | 'locked';
export const httpFaults: readonly HttpFault[] = ['down', 'busy', 'hang', 'broken', 'html', 'text', 'reset', 'locked'];

/** A server with paginated JSON behind OAuth 2, JSON by POST, a key in the address, and files with every oddity of CSV. */
export interface Shop {
  readonly port: number;
  readonly faults: Map<string, HttpFault>;
  close(): Promise<void>;
}

const PAGE = 20;
const CLIENT = `Basic ${Buffer.from('soak:client-secret-of-the-soak').toString('base64')}`;

/** Starts the shop; `truths` are told below the paths of their names. */
export async function startShop(truths: Readonly<Record<string, Truth>>): Promise<Shop> {
  const faults = new Map<string, HttpFault>();
  let token = '';
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://shop');
      if (url.pathname === '/token') {
        if (request.headers.authorization !== CLIENT) return response.writeHead(401).end('{"error":"invalid_client"}');
        token = `token-${Math.random().toString(36).slice(2)}`;
        return json(response, { access_token: token, token_type: 'bearer', expires_in: 90 });
      }
      const name = url.pathname.slice(1);
      const truth = truths[name];
      if (!truth) return response.writeHead(404).end();
      const fault = faults.get(name);
      if (fault) return misbehave(fault, response);
      answers[name]!({ url, body, request, response, truth, token });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    faults,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

interface Asked {
  readonly url: URL;
  readonly body: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly truth: Truth;
  readonly token: string;
}

const answers: Readonly<Record<string, (asked: Asked) => void>> = {
  pages: ({ url, request, response, truth, token }) => {
    if (token === '' || request.headers.authorization !== `Bearer ${token}`) return void response.writeHead(401).end();
    const rows = truth.rows(url.searchParams.get('from') ?? '', url.searchParams.get('to') ?? '9999');
    const page = Number(url.searchParams.get('page') ?? 1);
    const more = page * PAGE < rows.length;
    url.searchParams.set('page', String(page + 1));
    if (more) response.setHeader('link', `<${url.pathname}${url.search}>; rel="next"`);
    json(response, { days: rows.slice((page - 1) * PAGE, page * PAGE) });
  },
  posted: ({ body, request, response, truth }) => {
    if (request.method !== 'POST') return void response.writeHead(405).end();
    const { from, to, after = '' } = JSON.parse(body) as { from: string; to: string; after?: string };
    json(response, {
      data: { rows: truth.rows(from > after ? from : after, to).map(({ day, value }) => [day, value]) },
    });
  },
  keyed: ({ url, response, truth }) => {
    if (url.searchParams.get('api_key') !== 'key-of-the-soak') return void response.writeHead(401).end();
    json(response, { now: truth.rows().at(-1)!.value });
  },
  // Semicolons, decimal commas, thousands, currency signs, German dates, Windows-1252, two rows a day.
  'till.csv': ({ response, truth }) => {
    const lines = truth.rows().flatMap(({ day, value }) => {
      const [year, month, date] = day.split('-');
      return [0.25, value - 0.25].map((part) => `${date}.${month}.${year};"${euros(part)}";Käse`);
    });
    csv(response, windows1252(['Tag;Umsatz;Fach', ...lines].join('\r\n')), 'text/csv; charset=windows-1252');
  },
  // UTF-16 with a byte order mark, tabs, no header row, negative numbers in parentheses beside the column that counts.
  'sheet.tsv': ({ response, truth }) => {
    const lines = truth.rows().map(({ day, value }) => `(5)\t${day}\t$${value.toFixed(2)}`);
    csv(response, Buffer.from(`\ufeff${lines.join('\n')}\n`, 'utf16le'), 'text/tab-separated-values');
  },
};

function misbehave(fault: HttpFault, response: ServerResponse): void {
  const plain = { 'content-type': 'application/json' };
  if (fault === 'hang') return;
  if (fault === 'reset') return void response.destroy();
  if (fault === 'down') return void response.writeHead(503).end('maintenance');
  if (fault === 'busy') return void response.writeHead(429, { 'retry-after': '20' }).end();
  if (fault === 'locked') return void response.writeHead(403).end();
  if (fault === 'html')
    return void response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
  if (fault === 'broken') return void response.writeHead(200, plain).end('{"days":[{"day":"2026-');
  const wrong = { day: '2026-01-01', value: 'n/a' };
  json(response, { days: [wrong], now: 'n/a', data: { rows: [['2026-01-01', 'n/a']] } });
}

function json(response: ServerResponse, data: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(data));
}

function csv(response: ServerResponse, body: Buffer, type: string): void {
  response.writeHead(200, { 'content-type': type }).end(body);
}

/** Latin-1 but for the euro sign, which stands elsewhere. */
function windows1252(text: string): Buffer {
  return Buffer.from(text.replaceAll('€', '\u0080'), 'latin1');
}

function euros(value: number): string {
  return `${value.toLocaleString('de-DE', { minimumFractionDigits: 2 })} €`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
