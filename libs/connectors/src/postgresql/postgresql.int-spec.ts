import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createOutboundClient, type OutboundClient } from '../outbound/outbound-client.js';
import { describeConnector, eventually, failure, pull } from '../testing/connector-suite.js';
import { createPostgresqlConnector, postgresqlQuerySchema } from './postgresql-connector.js';
import { type PostgresqlConfig, postgresqlConfigSchema } from './postgresql-config.js';
import { grantStatements, verifyGrants } from './verify-grants.js';

const url = new URL(process.env['TEST_DATABASE_URL'] ?? 'postgresql://postgres@127.0.0.1:5432/postgres');
const admin = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 3_000 });
const reachable = await admin.connect().then(
  () => true,
  () => false,
);

if (!reachable) console.warn('Skipped: no PostgreSQL answers at TEST_DATABASE_URL or 127.0.0.1:5432.');

const port = Number(url.port || 5_432);
const id = randomBytes(4).toString('hex');
const [database, reader, password] = [`connector_${id}`, `reader_${id}`, `pw-${randomBytes(8).toString('hex')}`];
const connector = createPostgresqlConnector({ timeoutMs: 30_000, maxBytes: 1_048_576 });
const hurried = createPostgresqlConnector({ timeoutMs: 1_500, maxBytes: 1_048_576 });
let outbound: OutboundClient;
let world: pg.Client;

const config = (more: Partial<PostgresqlConfig> = {}): PostgresqlConfig =>
  postgresqlConfigSchema.parse({ host: url.hostname, port, database, user: reader, ssl: false, ...more });
const ask = (sql: string, more: Partial<PostgresqlConfig> = {}) => ({
  config: config(more),
  query: postgresqlQuerySchema.parse({ sql }),
  secret: { password },
});
const run = (sql: string) => pull(connector, ask(sql), outbound);

beforeAll(async () => {
  if (!reachable) return;
  await admin.query(`CREATE DATABASE ${database}`);
  world = new pg.Client({
    host: url.hostname,
    port,
    user: url.username,
    password: decodeURIComponent(url.password) || undefined,
    database,
  });
  await world.connect();
  await world.query('CREATE TABLE orders (day date, total numeric)');
  await world.query(
    "INSERT INTO orders VALUES ('2026-02-27',1),('2026-03-01',2),('2026-03-02',3),('2026-03-02',3),('2026-03-03',NULL),('2026-04-01',9)",
  );
  await world.query(
    "CREATE FUNCTION write_it() RETURNS int LANGUAGE sql AS 'INSERT INTO orders VALUES (now(), 1) RETURNING 1'",
  );
  for (const statement of grantStatements(reader, database, ['public']))
    await world.query(statement.replace("'…'", `'${password}'`));
  await world.query('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  const hosts = url.hostname.includes(':') ? `[${url.hostname}]` : url.hostname;
  outbound = createOutboundClient({ allowList: [`${hosts}:${port}`, '127.0.0.1:1'] });
});
afterAll(async () => {
  if (!reachable) return;
  await outbound.close();
  await world.end();
  await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
  await admin.query(`DROP ROLE ${reader}`);
  await admin.end();
});

(reachable ? describe : describe.skip)('postgresql', () => {
  describeConnector({
    connector,
    outbound: () => outbound,
    hurried: () => ({ connector: hurried }),
    situations: {
      number: () => ask('SELECT 42.5 AS total'),
      rows: () => ask('SELECT day, total FROM orders ORDER BY day'),
      text: () => ask("SELECT 'twelve'"),
      notFinite: () => ask("SELECT 'NaN'::float8"),
      tooManyRows: () => ask("SELECT DATE '2026-03-01', n FROM generate_series(1, 1000000) n"),
      endless: () => ask('SELECT count(*) FROM (SELECT pg_sleep(60)) s'),
      // Local servers often trust everybody, so the refusal is brought about by a role that does not exist.
      wrongCredential: () => ({ ...ask('SELECT 1', { user: `nobody_${id}` }), secret: { password: 'wrong-password' } }),
      nobodyThere: () => ask('SELECT 1', { host: '127.0.0.1', port: 1 }),
    },
    expectedRows: {
      points: [
        { date: '2026-03-01', value: 2 },
        { date: '2026-03-02', value: 3 },
        { date: '2026-03-02', value: 3 },
      ],
      blanks: 1,
      outsideWindow: 2,
    },
  });

  it('fills the window in, quoted or not, and reads timestamps in the zone of the KPI', async () => {
    expect((await run("SELECT sum(total) FROM orders WHERE day BETWEEN {{from}} AND '{{to}}'")).points[0]?.value).toBe(
      8,
    );
    const stamped = await run(
      "SELECT '2026-03-05 23:30+00'::timestamptz, 1.5::real UNION ALL SELECT '2026-03-07 23:30'::timestamp, 2",
    );
    expect(stamped.points.map(({ date }) => date)).toEqual(['2026-03-06', '2026-03-08']);
  });

  it.each([
    ['SELECT 1, 2', 'not-dated-rows', 'returns ?column? integer, ?column? integer'],
    ["SELECT DATE '2026-03-01', 'x'", 'not-dated-rows', 'date date, ?column? text'],
    ["SELECT '2026-03-01', 1", 'not-dated-rows', '?column? text, ?column? integer'],
    ['SELECT true', 'not-a-number', '?column? boolean'],
    ['SELECT 1::money', 'not-a-number', 'money money'],
    ["SELECT 'infinity'::date, 1", 'bad-date', 'the text "infinity"'],
    ["SELECT DATE '2026-03-01', 'Infinity'::float8", 'not-a-number', 'the text "Infinity"'],
    ['SELECT n FROM generate_series(1, 3) n', 'not-dated-rows', '3 rows of one column'],
    ['SELECT 1 WHERE false', 'no-data', 'no row'],
    ['SELECT sum(total) FROM orders WHERE false', 'no-data', 'nothing (null) in sum'],
    ['SELECT nope FROM orders', 'query-failed', 'column "nope" does not exist'],
    ['SELECT FROM orders', 'not-dated-rows', 'no columns'],
    ['SELECT rolpassword IS NULL FROM pg_authid', 'forbidden', 'permission denied'],
    ["SELECT repeat('x', 5000000)", 'too-large', 'larger than 1 MiB'],
    ["SELECT nextval('s')", 'query-failed', 'does not exist'],
    ['SELECT write_it()', 'query-refused', 'read-only'],
  ])('%s is refused', async (sql, code, words) => {
    const error = await failure(run(sql));
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(words)]);
  });

  it('leaves no query running after a stop or a time limit, and no connection after a pull', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    const slow = ask('SELECT count(*) FROM (SELECT pg_sleep(30)) s');
    await failure(pull(connector, slow, outbound, { signal: stop.signal }));
    expect((await failure(pull(hurried, slow, outbound))).code).toBe('timeout');
    await run('SELECT 1');
    const left = async (): Promise<unknown> =>
      (await admin.query('SELECT query FROM pg_stat_activity WHERE usename = $1', [reader])).rows;
    await eventually(left, []);
  });

  it('does not let what a query sets outlive it', async () => {
    await run("SELECT length(set_config('statement_timeout', '0', false))");
    const slow = ask('SELECT count(*) FROM (SELECT pg_sleep(60)) s');
    expect((await failure(pull(hurried, slow, outbound))).code).toBe('timeout');
  });

  it('takes back what slips through a read-only transaction', async () => {
    const made = (await run('SELECT lo_create(0)::int')).points[0]?.value;
    const { rows } = await world.query('SELECT oid FROM pg_largeobject_metadata WHERE oid = $1', [made]);
    expect(rows).toEqual([]);
  });

  it('says when the server offers no encryption', async () => {
    const error = await failure(pull(connector, ask('SELECT 1', { ssl: true }), outbound));
    expect(error.code).toBe('tls-failed');
  });

  it('finds nothing wrong with a role made by its own statements, and everything wrong with a superuser', async () => {
    const signal = new AbortController().signal;
    expect(await verifyGrants(config(), password, outbound, signal)).toEqual([]);
    const owner = config({ user: url.username });
    const problems = (await verifyGrants(owner, decodeURIComponent(url.password), outbound, signal)).join(' ');
    expect(problems).toMatch(
      /is a superuser.*may create roles.*may create objects in the schema public.*may change 1 tables/,
    );
    await world.query(`GRANT UPDATE (total) ON orders TO ${reader}; GRANT pg_read_server_files TO ${reader}`);
    expect(await verifyGrants(config(), password, outbound, signal)).toEqual([
      `The role ${reader} is a member of pg_read_server_files.`,
      `The role ${reader} may change 1 tables, for example public.orders.`,
    ]);
  });
});
