import { randomBytes } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import pg from 'pg';
import type { Truth } from '#soak/truth';

/** A table of daily totals in somebody's database, with a user who may only read it. */
export interface Till {
  readonly config: { host: string; port: number; database: string; user: string; ssl: false };
  readonly password: string;
  /** Writes what is true now. */
  tell(truth: Truth, days?: readonly string[]): Promise<void>;
  /** Makes reading impossible until the answer is called. */
  block(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const names = () => {
  const id = randomBytes(4).toString('hex');
  return { database: `soak_${id}`, user: `soak_reader_${id}`, password: `pw-${randomBytes(8).toString('hex')}` };
};

/** A till in PostgreSQL; `url` names a server and a user who may make databases. */
export async function openPostgresTill(url: string): Promise<Till> {
  const { database, user, password } = names();
  const { hostname, port } = new URL(url);
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.query(`CREATE ROLE ${user} LOGIN PASSWORD '${password}' CONNECTION LIMIT 5`);
  const inside = new URL(url);
  inside.pathname = `/${database}`;
  const pool = new pg.Pool({ connectionString: inside.href, max: 2 });
  await pool.query('CREATE TABLE takings (day date PRIMARY KEY, total numeric(12,2) NOT NULL)');
  await pool.query(`GRANT SELECT ON takings TO ${user}; REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
  return {
    config: { host: hostname, port: Number(port || 5_432), database, user, ssl: false },
    password,
    tell: async (truth, days) => {
      for (const { day, value } of chosen(truth, days))
        await pool.query('INSERT INTO takings VALUES ($1, $2) ON CONFLICT (day) DO UPDATE SET total = excluded.total', [
          day,
          value,
        ]);
    },
    block: async () => {
      await pool.query(`REVOKE SELECT ON takings FROM ${user}`);
      return async () => void (await pool.query(`GRANT SELECT ON takings TO ${user}`));
    },
    close: async () => {
      await pool.end();
      await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
      await admin.query(`DROP ROLE ${user}`);
      await admin.end();
    },
  };
}

/** A till in MySQL or MariaDB. */
export async function openMysqlTill(url: string): Promise<Till> {
  const { database, user, password } = names();
  const { hostname: host, port, username, password: secret } = new URL(url);
  const login = { host, port: Number(port || 3_306), user: username, password: decodeURIComponent(secret) };
  const admin = await createConnection(login);
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.query(`CREATE TABLE ${database}.takings (day date PRIMARY KEY, total decimal(12,2) NOT NULL)`);
  await admin.query(`CREATE USER ${user}@'%' IDENTIFIED BY '${password}'`);
  await admin.query(`GRANT SELECT ON ${database}.* TO ${user}@'%'`);
  return {
    config: { host, port: login.port, database, user, ssl: false },
    password,
    tell: async (truth, days) => {
      for (const { day, value } of chosen(truth, days))
        await admin.query(`REPLACE INTO ${database}.takings VALUES (?, ?)`, [day, value]);
    },
    // Whoever reads waits for the lock, until the time limit of the pull.
    block: async () => {
      const holder = await createConnection(login);
      await holder.query(`LOCK TABLES ${database}.takings WRITE`);
      return () => holder.end();
    },
    close: async () => {
      await admin.query(`DROP DATABASE ${database}`);
      await admin.query(`DROP USER ${user}@'%'`);
      await admin.end();
    },
  };
}

function chosen(truth: Truth, days: readonly string[] | undefined): { day: string; value: number }[] {
  return truth.rows().filter(({ day }) => days === undefined || days.includes(day));
}
