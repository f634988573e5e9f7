/** What an administrator runs once to make a database user who may only read, ready to copy. */
export const grantStatements: Readonly<Record<'postgresql' | 'mysql', (user: string, database: string) => string>> = {
  postgresql: (user, database) => {
    const role = quoted(user || 'workback_reader', '"');
    return [
      `CREATE ROLE ${role} LOGIN PASSWORD 'choose-one' CONNECTION LIMIT 5;`,
      `ALTER ROLE ${role} SET default_transaction_read_only = on;`,
      `GRANT CONNECT ON DATABASE ${quoted(database || 'shop', '"')} TO ${role};`,
      `GRANT USAGE ON SCHEMA public TO ${role};`,
      `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role};`,
    ].join('\n');
  },
  mysql: (user, database) => {
    const account = `${quoted(user || 'workback_reader', '`')}@'%'`;
    return [
      `CREATE USER ${account} IDENTIFIED BY 'choose-one' WITH MAX_USER_CONNECTIONS 5;`,
      `GRANT SELECT ON ${quoted(database || 'shop', '`')}.* TO ${account};`,
    ].join('\n');
  },
};

const quoted = (name: string, mark: string): string => mark + name.replaceAll(mark, mark + mark) + mark;
