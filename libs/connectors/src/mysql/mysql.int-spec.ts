import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection, type Connection } from 'mysql2/promise';
import { createOutboundClient, type OutboundClient } from '../outbound/outbound-client.js';
import type { SqlConfig } from '../sql/sql-config.js';
import { describeConnector, eventually, failure, pull } from '../testing/connector-suite.js';
import { createMysqlConnector, mysqlConfigSchema, mysqlQuerySchema } from './mysql-connector.js';
import { excessOf, verifyMysqlGrants } from './verify-grants.js';

const url = new URL(process.env['TEST_MYSQL_URL'] ?? 'mysql://root@127.0.0.1:3306');
const port = Number(url.port || 3_306);
const login = { host: url.hostname, port, user: url.username, password: decodeURIComponent(url.password) };
const found: Connection | null = await createConnection({ ...login, connectTimeout: 3_000 }).catch(() => null);
if (!found) console.warn('Skipped: no MySQL or MariaDB answers at TEST_MYSQL_URL or 127.0.0.1:3306.');
const admin = found as Connection;

const id = randomBytes(4).toString('hex');
const [database, reader, password] = [`connector_${id}`, `reader_${id}`, `pw-${randomBytes(8).toString('hex')}`];
const connector = createMysqlConnector({ timeoutMs: 30_000, maxBytes: 1_048_576 });
const hurried = createMysqlConnector({ timeoutMs: 1_500, maxBytes: 1_048_576 });
let outbound: OutboundClient;

const config = (more: Partial<SqlConfig> = {}): SqlConfig =>
  mysqlConfigSchema.parse({ host: '127.0.0.1', port, database, user: reader, ssl: false, ...more });
const ask = (sql: string, more: Partial<SqlConfig> = {}) => ({
  config: config(more),
  query: mysqlQuerySchema.parse({ sql }),
  secret: { password },
});
const run = (sql: string) => pull(connector, ask(sql), outbound);
/** As many rows as are asked for, on any server. */
const digits =
  '(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)';

beforeAll(async () => {
  if (!found) return;
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.query(`USE ${database}`);
  await admin.query('CREATE TABLE orders (day date, total decimal(10,2), at timestamp NULL, local datetime NULL)');
  await admin.query(
    "INSERT INTO orders (day, total) VALUES ('2026-02-27',1),('2026-03-01',2),('2026-03-02',3),('2026-03-02',3),('2026-03-03',NULL),('2026-04-01',9)",
  );
  await admin.query(
    `CREATE FUNCTION write_it() RETURNS int MODIFIES SQL DATA BEGIN INSERT INTO orders (total) VALUES (1); RETURN 1; END`,
  );
  await admin.query(`CREATE USER ${reader}@'%' IDENTIFIED BY '${password}'`);
  await admin.query(`GRANT SELECT ON ${database}.* TO ${reader}@'%'`);
  outbound = createOutboundClient({ allowList: [`127.0.0.1:${port}`, '127.0.0.1:1'] });
});
afterAll(async () => {
  if (!found) return;
  await outbound.close();
  await admin.query(`DROP DATABASE ${database}`);
  await admin.query(`DROP USER ${reader}@'%'`);
  await admin.end();
});

(found ? describe : describe.skip)('mysql', () => {
  describeConnector({
    connector,
    outbound: () => outbound,
    hurried: () => ({ connector: hurried }),
    situations: {
      number: () => ask('SELECT 42.5 AS total'),
      rows: () => ask('SELECT day, total FROM orders ORDER BY day'),
      text: () => ask("SELECT 'twelve'"),
      // MySQL has no such numbers; the largest product overflows and is refused by the server itself.
      notFinite: () => ask("SELECT CAST('NaN' AS CHAR)"),
      tooManyRows: () =>
        ask(`SELECT DATE '2026-03-01', a.d FROM ${digits} a, ${digits} b, ${digits} c, ${digits} d, ${digits} e`),
      endless: () => ask('SELECT SLEEP(60)'),
      wrongCredential: () => ({ ...ask('SELECT 1'), secret: { password: 'wrong-password' } }),
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

  it('fills the window in, quoted or not, and reads timestamps in the zone of the KPI, datetimes as they stand', async () => {
    expect((await run("SELECT sum(total) FROM orders WHERE day BETWEEN {{from}} AND '{{to}}'")).points[0]?.value).toBe(
      8,
    );
    await admin.query("SET time_zone = '+00:00'");
    await admin.query("INSERT INTO orders (at, local) VALUES ('2026-03-05 23:30:00', '2026-03-07 23:30:00')");
    const [instant, local] = [
      await run('SELECT at, 1 FROM orders WHERE at IS NOT NULL'),
      await run('SELECT local, 2 FROM orders WHERE local IS NOT NULL'),
    ];
    await admin.query('DELETE FROM orders WHERE at IS NOT NULL');
    expect([instant.points[0]?.date, local.points[0]?.date]).toEqual(['2026-03-06', '2026-03-07']);
  });

  it.each([
    ['SELECT 1 AS a, 2 AS b', 'not-dated-rows', 'CAST(order_time AS DATE)'],
    ["SELECT DATE '2026-03-01', 'x'", 'not-dated-rows', 'date'],
    ['SELECT 1 FROM orders', 'not-dated-rows', '6 rows of one column'],
    ['SELECT 1 FROM orders WHERE false', 'no-data', 'no row'],
    ['SELECT sum(total) FROM orders WHERE false', 'no-data', 'nothing (null)'],
    ['SELECT nope FROM orders', 'query-failed', "Unknown column 'nope'"],
    ['SELECT count(*) FROM mysql.global_priv', 'forbidden', 'denied'],
    [`SELECT length(load_file('/etc/hostname'))`, 'no-data', 'nothing (null)'],
    [`SELECT REPEAT('x', 5000000)`, 'too-large', 'larger than 1 MiB'],
    ['SELECT 1, 1', 'query-failed', 'Duplicate column name'],
  ])('%s is refused', async (sql, code, words) => {
    const error = await failure(run(sql));
    expect([error.code, error.message]).toEqual([code, expect.stringContaining(words)]);
  });

  it('does not write, whatever the user may do', async () => {
    await admin.query(`GRANT EXECUTE, INSERT ON ${database}.* TO ${reader}@'%'`);
    const error = await failure(run('SELECT write_it()'));
    const [rows] = await admin.query('SELECT count(*) AS n FROM orders');
    const grants = await verifyMysqlGrants(config(), password, outbound, new AbortController().signal);
    await admin.query(`REVOKE EXECUTE, INSERT ON ${database}.* FROM ${reader}@'%'`);
    expect(error.code).toBe('query-refused');
    expect(rows).toEqual([{ n: 6 }]);
    expect(grants.join()).toMatch(/has INSERT, EXECUTE on `connector_/);
    expect(await verifyMysqlGrants(config(), password, outbound, new AbortController().signal)).toEqual([]);
  });

  it('leaves no query running after a stop or a time limit, and no connection after a pull', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    await failure(pull(connector, ask('SELECT SLEEP(30)'), outbound, { signal: stop.signal }));
    expect((await failure(pull(hurried, ask('SELECT SLEEP(30)'), outbound))).code).toBe('timeout');
    await run('SELECT 1');
    const left = async (): Promise<unknown> =>
      (await admin.query('SELECT info FROM information_schema.processlist WHERE user = ?', [reader]))[0];
    await eventually(left, []);
  });

  it('says when the server offers no encryption, or one that is not trusted', async () => {
    const error = await failure(pull(connector, ask('SELECT 1', { ssl: true }), outbound));
    expect(error.code).toBe('tls-failed');
  });

  it.each([
    ['GRANT SELECT, SHOW VIEW ON `shop`.* TO `r`@`%`', []],
    ['GRANT USAGE ON *.* TO `r`@`%` IDENTIFIED BY PASSWORD', []],
    ['GRANT SELECT (`day`, `total`), INSERT (`day`) ON `shop`.`t` TO `r`@`%`', ['has INSERT on `shop`.`t`']],
    [
      'GRANT ALL PRIVILEGES ON *.* TO `root`@`%` WITH GRANT OPTION',
      ['has ALL PRIVILEGES on *.*', 'may grant its rights on *.* to others'],
    ],
    ['GRANT `admins`@`%` TO `r`@`%`', ['has the role `admins`@`%`; grant what it reads directly']],
  ])('%s', (grant, excess) => expect(excessOf(grant)).toEqual(excess));
});
