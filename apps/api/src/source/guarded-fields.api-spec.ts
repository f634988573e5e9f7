import { connect as tcpConnect, Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

/** Spellings of loopback, private, link-local, carrier, metadata and unspecified addresses. */
const inside = [
  ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.0.0.1.', '0', '0.0.0.0', '①②⑦.⓪.⓪.①'],
  ...['10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254', '2852039166', '0xa9fea9fe'],
  ...['168.63.129.16', '100.100.100.200', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
  ...[
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
  ],
  ...['[fe80::1]', '[fd00:ec2::254]', '[fc00::1]', 'localhost', 'LOCALHOST.', 'metadata.google.internal'],
];
const database = { database: 'd', user: 'u', ssl: false };
const number = { read: { shape: 'number', valuePath: 'n' } };
const oauth2 = (host: string) => ({ type: 'oauth2', tokenUrl: `http://${host}/token`, clientId: 'c' });
/** Every field of every kind of source that takes an address or a host. */
const fields: Record<string, (host: string) => { connector: string; config: object; query: object }> = {
  'http-json url': (host) => ({ connector: 'http-json', config: { url: `http://${host}/` }, query: number }),
  'http-json url, redirects followed': (host) => ({
    ...{ connector: 'http-json', config: { url: `http://${host}/`, followRedirects: true }, query: number },
  }),
  'csv-url url': (host) => ({ connector: 'csv-url', config: { url: `http://${host}/` }, query: { valueColumn: 1 } }),
  'prometheus url': (host) => ({
    connector: 'prometheus',
    config: { url: `http://${host}/` },
    query: { promql: 'up' },
  }),
  'github url': (host) => ({
    ...{ connector: 'github', config: { url: `https://${host}/` }, query: { repository: 'a/b', measure: 'stars' } },
  }),
  'OAuth token address': (host) => ({
    ...{ connector: 'http-json', config: { url: 'https://numbers.example/', auth: oauth2(host) }, query: number },
  }),
  'postgresql host': (host) => ({ connector: 'postgresql', config: { host, ...database }, query: { sql: 'SELECT 1' } }),
  'mysql host': (host) => ({ connector: 'mysql', config: { host, ...database }, query: { sql: 'SELECT 1' } }),
};

describe('every field that takes an address or a host', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let ours: string;
  const connect = Socket.prototype.connect;
  let opened: string[] = [];
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    ours = new URL(api.databaseUrl).port || '5432';
  });
  beforeEach(() => {
    opened = [];
    Socket.prototype.connect = function (this: Socket, ...to: unknown[]) {
      const words = JSON.stringify(to, (_key, value: unknown) => (typeof value === 'function' ? undefined : value));
      // The API's own database may be asked meanwhile.
      if (!words.includes(`"port":${ours}`) && !words.includes(`"port":"${ours}"`) && !words.includes(`[${ours},`))
        opened.push(words.slice(0, 300));
      return Reflect.apply(connect, this, to) as Socket;
    } as typeof connect;
  });
  afterEach(() => {
    Socket.prototype.connect = connect;
  });
  afterAll(() => api.close());

  it('are watched by something that sees connections', async () => {
    const socket = tcpConnect(1, '127.0.0.1');
    await new Promise((done) => socket.on('error', done));
    expect(opened).toHaveLength(1);
  });

  it.each(Object.keys(fields))('%s makes no connection inside, by any spelling', async (name) => {
    for (const host of inside) {
      const secret = name.includes('host') ? { password: 'p' } : name.includes('OAuth') ? { secret: 's' } : null;
      const body = { ...fields[name]!(host), secret } as never;
      const answer = await api.call(sourceRoutes.testPull, { as: home.owner, params: { workspaceId: home.id }, body });
      if (answer.status === 422) continue;
      expect([host, answer.status, answer.body.ok]).toEqual([host, 200, false]);
      expect([host, answer.body.code]).toEqual([
        host,
        expect.stringMatching(/^(target-refused|url-invalid|dns-failed)$/),
      ]);
    }
    expect(opened).toEqual([]);
  });
});
