import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ConnectorError } from '../connector-error.js';
import { startFakeDns, type FakeDns } from '../testing/fake-dns.js';
import { startFakeSource } from '../testing/fake-source.js';
import { createOutboundClient, type OutboundClient, type OutboundOptions } from './outbound-client.js';

/** An address of a documentation network, where nobody is. */
const OUTSIDE = '203.0.113.9';
const open: { close(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function dns(answer: (name: string, times: number) => readonly string[]): Promise<FakeDns> {
  const server = await startFakeDns(answer);
  open.push(server);
  return server;
}

function client(options: OutboundOptions): OutboundClient {
  const made = createOutboundClient({ limits: { connectMs: 300, resolveMs: 20_000 }, resolutionTtlMs: 0, ...options });
  open.push(made);
  return made;
}

async function code(work: Promise<unknown>): Promise<string> {
  const outcome = await work.catch((error: unknown) => error);
  return outcome instanceof ConnectorError ? outcome.code : 'no error';
}

/** A server inside that counts who comes. */
async function trap(): Promise<{ port: number; visits: () => number }> {
  let visits = 0;
  const server: Server = createServer((socket) => {
    visits++;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  open.push({ close: () => new Promise<void>((done) => server.close(() => done())) });
  return { port: (server.address() as AddressInfo).port, visits: () => visits };
}

describe('a name server that changes its mind', () => {
  it('does not get a connection inside, over HTTP or plain TCP, however it alternates', async () => {
    const inside = await trap();
    const server = await dns((_name, times) => [times % 2 === 0 ? OUTSIDE : '127.0.0.1']);
    // The port is open for the outside address only, as an operator would list it.
    const out = client({ resolver: server.resolver, allowList: [`${OUTSIDE}:${inside.port}`] });
    const codes: string[] = [];
    for (let round = 0; round < 6; round++) {
      codes.push(await code(out.request({ url: `http://rebind.example:${inside.port}/` })));
      codes.push(await code(out.connectTcp('rebind.example', inside.port)));
    }
    expect(codes).not.toContain('no error');
    expect(codes.filter((one) => one === 'target-refused')).toHaveLength(6);
    expect(inside.visits()).toBe(0);
    // One question a try: nothing asks again between the check and the connection.
    expect(server.asked).toHaveLength(12);
  });

  it('is refused when any of its answers is inside', async () => {
    const inside = await trap();
    const server = await dns(() => [OUTSIDE, '169.254.169.254']);
    const out = client({ resolver: server.resolver, allowList: [`${OUTSIDE}:${inside.port}`] });
    expect(await code(out.request({ url: `http://both.example:${inside.port}/` }))).toBe('target-refused');
    expect(inside.visits()).toBe(0);
  });

  it('is not followed inside by a redirect to its name', async () => {
    const inside = await trap();
    const source = await startFakeSource();
    open.push(source);
    const server = await dns(() => ['127.0.0.1']);
    const out = client({ resolver: server.resolver, allowList: [source.hostPort] });
    for (const location of [
      `http://inside.example:${inside.port}/`,
      `http://127.0.0.1:${inside.port}/`,
      `http://[::ffff:127.0.0.1]:${inside.port}/`,
      `//0x7f.1:${inside.port}/`,
      'http://169.254.169.254/latest/meta-data/',
    ]) {
      source.text('', { status: 302, headers: { location } });
      expect(await code(out.request({ url: source.url, followRedirects: true }))).toBe('target-refused');
    }
    expect(inside.visits()).toBe(0);
  });
});
