/** What an administrator runs once to make a role that may only read, ready to copy. */
export function grantStatements(user: string, database: string): string {
  const role = named(user || 'workback_reader');
  return [
    `CREATE ROLE ${role} LOGIN PASSWORD 'choose-one' CONNECTION LIMIT 5;`,
    `ALTER ROLE ${role} SET default_transaction_read_only = on;`,
    `GRANT CONNECT ON DATABASE ${named(database || 'shop')} TO ${role};`,
    `GRANT USAGE ON SCHEMA public TO ${role};`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role};`,
  ].join('\n');
}

const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;
