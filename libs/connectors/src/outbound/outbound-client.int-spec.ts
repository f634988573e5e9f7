import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectorError } from '../connector-error.js';
import { type FakeSource, startFakeSource } from '../testing/fake-source.js';
import { createOutboundClient, type OutboundClient, type OutboundOptions } from './outbound-client.js';

let source: FakeSource;
let port: number;
const clients: OutboundClient[] = [];

beforeAll(async () => {
  source = await startFakeSource();
  port = Number(source.hostPort.split(':')[1]);
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});
afterAll(() => source.close());

function client(options: OutboundOptions = {}): OutboundClient {
  const made = createOutboundClient({ allowList: [source.hostPort], ...options });
  clients.push(made);
  return made;
}

async function code(work: Promise<unknown>): Promise<string> {
  const outcome = await work.catch((error: unknown) => error);
  return outcome instanceof ConnectorError ? outcome.code : 'no error';
}

/** A server that speaks raw bytes. */
async function raw(onConnection: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, port: (server.address() as AddressInfo).port };
}

describe('the outbound client', () => {
  it('connects to the checked address and keeps the name in the Host header', async () => {
    source.text('ok');
    const named = client({ allowList: [`numbers.example:${port}`], resolver: () => Promise.resolve(['127.0.0.1']) });
    const answer = await named.request({ url: `http://Numbers.Example:${port}/x?y=1` });
    expect(answer.body.toString()).toBe('ok');
    expect(source.seen[0]).toMatchObject({ url: '/x?y=1', headers: { host: `numbers.example:${port}` } });
  });

  it('is not fooled by a name that changes its mind', async () => {
    source.text('inside');
    let asked = 0;
    const resolver = () => Promise.resolve([++asked === 1 ? '93.184.216.34' : '127.0.0.1']);
    const rebound = client({
      allowList: [`93.184.216.34:${port}`],
      resolver,
      resolutionTtlMs: 0,
      limits: { connectMs: 300 },
    });
    const url = `http://rebind.example:${port}/`;
    // The first answer is allowed and is what the connection goes to; nothing asks the resolver again on the way.
    expect(await code(rebound.request({ url }))).not.toBe('no error');
    expect(asked).toBe(1);
    expect(await code(rebound.request({ url }))).toBe('target-refused');
    expect(source.seen).toHaveLength(0);
  });

  it('reuses connections side by side', async () => {
    const peers = new Set<number | undefined>();
    source.answer((request, response) => {
      peers.add(request.socket.remotePort);
      setTimeout(() => response.end('1'), 2);
    });
    const out = client({ connectionsPerHost: 8 });
    for (let round = 0; round < 5; round++)
      await Promise.all(Array.from({ length: 50 }, () => out.request({ url: source.url })));
    expect(peers.size).toBeLessThanOrEqual(8);
    expect(source.seen).toHaveLength(250);
  });

  it('asks once more when a kept connection was closed before the answer, for a GET only', async () => {
    let drop = 1;
    source.answer((request, response) => {
      if (drop-- > 0) request.socket.destroy();
      else response.end('1');
    });
    expect((await client().request({ url: source.url })).body.toString()).toBe('1');
    drop = 1;
    expect(await code(client().request({ url: source.url, method: 'POST', body: '{}' }))).toBe('broken-answer');
    drop = 9;
    expect(await code(client().request({ url: source.url }))).toBe('broken-answer');
    expect(drop).toBe(7);
  });

  it('keeps every limit', async () => {
    const sizes = { headerBytes: 4_096, bodyBytes: 1_000 };
    const patient = client({ limits: sizes });
    source.answer((_request, response) => response.writeHead(200, { 'x-big': 'a'.repeat(8_000) }).end());
    expect(await code(patient.request({ url: source.url }))).toBe('too-large');
    source.text('x'.repeat(1_001));
    expect(await code(patient.request({ url: source.url }))).toBe('too-large');
    source.answer((_request, response) => {
      response.write('x');
      setInterval(() => response.write(' '), 50).unref();
    });
    const slow = await client({ limits: { totalMs: 700 } })
      .request({ url: source.url })
      .catch((error: Error) => error.message);
    expect(slow).toMatch(/^The answer was not complete after 0\.7 seconds: /);
    source.answer(() => undefined);
    const silent = await client({ limits: { headersMs: 400 } })
      .request({ url: source.url })
      .catch((error: Error) => error.message);
    expect(silent).toMatch(/ did not start to answer within 0\.4 seconds\.$/);
    source.text('fine');
    expect((await patient.request({ url: source.url })).status).toBe(200);
  });

  it('says when what answers is not HTTP', async () => {
    const { server, port: rawPort } = await raw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    const out = client({ allowList: [`127.0.0.1:${rawPort}`] });
    expect(await code(out.request({ url: `http://127.0.0.1:${rawPort}/` }))).toBe('broken-answer');
    expect(await code(out.request({ url: `https://127.0.0.1:${rawPort}/` }))).toBe('tls-failed');
    server.close();
  });

  it('ignores proxies of the environment', async () => {
    source.text('direct');
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = 'http://127.0.0.1:1';
    try {
      expect((await client().request({ url: source.url })).body.toString()).toBe('direct');
    } finally {
      delete process.env['HTTP_PROXY'];
      delete process.env['http_proxy'];
    }
  });

  it.each<Record<string, string>>([
    { 'x-a': 'b\r\nc: d' },
    { 'x-a': 'b\0' },
    { 'x-ä': 'b' },
    { host: 'x' },
    { 'transfer-encoding': 'chunked' },
  ])('refuses the header %j', async (headers) => {
    source.text('ok');
    expect(await code(client().request({ url: source.url, headers }))).toBe('header-refused');
    expect(source.seen).toHaveLength(0);
  });

  it('hands out a connected socket to a listed address only', async () => {
    const { server, port: rawPort } = await raw((socket) => socket.end('hello'));
    const out = client({ allowList: [`127.0.0.1:${rawPort}`] });
    const socket = await out.connectTcp('127.0.0.1', rawPort);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe('hello');
    expect(await code(out.connectTcp('127.0.0.2', rawPort))).toBe('target-refused');
    expect(await code(out.connectTcp('127.0.0.1', rawPort, AbortSignal.abort()))).toBe('aborted');
    expect(
      await code(
        client({ allowList: [`127.0.0.1:${rawPort}`], ownHosts: [`localhost:${rawPort}`] }).connectTcp(
          '127.0.0.1',
          rawPort,
        ),
      ),
    ).toBe('target-refused');
    server.close();
  });
});
