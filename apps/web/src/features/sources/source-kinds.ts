import type { Source } from '@workback/contracts/source/source.schemas';
import type { SettingField, SettingsDraft } from './setting-field.js';

export type ConnectorKind = Source['connector'];

/** A kind of source as people choose and fill it in. */
export interface SourceKind {
  readonly title: string;
  readonly hint: string;
  /** Asked on a schedule; the others' numbers arrive by themselves. */
  readonly pulled: boolean;
  readonly fields: readonly SettingField[];
  /** The secret that these settings need: its name on the wire and its words. */
  readonly secret?: (draft: SettingsDraft) => { readonly name: string; readonly label: string } | undefined;
}

const authority: SettingField = {
  path: 'ca',
  label: 'Certificate authority (PEM)',
  hint: 'Only when the server’s certificate comes from an authority of your own.',
  kind: 'long',
  optional: true,
  rare: true,
};

const byOauth = (draft: SettingsDraft): boolean => draft['auth.type'] === 'oauth2';

const httpFields = (placeholder: string, hint: string): readonly SettingField[] => [
  { path: 'url', label: 'Address', hint, kind: 'text', placeholder },
  {
    path: 'auth.type',
    label: 'Sign-in',
    kind: 'choice',
    initial: 'none',
    choices: [
      ['none', 'None'],
      ['bearer', 'Bearer token'],
      ['basic', 'User and password (basic)'],
      ['api-key', 'Key in a header'],
      ['query', 'Key in the address'],
      ['oauth2', 'OAuth 2 client credentials'],
    ],
  },
  { path: 'auth.username', label: 'User', kind: 'text', when: (draft) => draft['auth.type'] === 'basic' },
  {
    path: 'auth.header',
    label: 'Header that carries the key',
    kind: 'text',
    placeholder: 'X-API-Key',
    when: (draft) => draft['auth.type'] === 'api-key',
  },
  {
    path: 'auth.parameter',
    label: 'Parameter that carries the key',
    hint: 'For example “api_key”: it is added to the address when the source is asked, and shown nowhere.',
    kind: 'text',
    placeholder: 'api_key',
    when: (draft) => draft['auth.type'] === 'query',
  },
  {
    path: 'auth.tokenUrl',
    label: 'Token address',
    hint: 'Where a token is bought with the client’s id and secret.',
    kind: 'text',
    placeholder: 'https://login.example.com/oauth/token',
    when: byOauth,
  },
  { path: 'auth.clientId', label: 'Client id', kind: 'text', when: byOauth },
  { path: 'auth.scope', label: 'Scope', kind: 'text', optional: true, when: byOauth },
  { path: 'auth.audience', label: 'Audience', kind: 'text', optional: true, rare: true, when: byOauth },
  {
    path: 'auth.sendAs',
    label: 'Id and secret are sent',
    kind: 'choice',
    initial: 'basic',
    choices: [
      ['basic', 'As a basic sign-in'],
      ['form', 'In the form'],
    ],
    rare: true,
    when: byOauth,
  },
  {
    path: 'headers',
    label: 'Other headers',
    hint: 'One a line, for example “Accept-Language: en”. Not for credentials.',
    kind: 'headers',
    optional: true,
    rare: true,
  },
  { path: 'followRedirects', label: 'Follow redirects', kind: 'switch', initial: false, rare: true },
  authority,
];

const httpSecret = (draft: SettingsDraft) => {
  const label = { bearer: 'Token', basic: 'Password', 'api-key': 'Key', query: 'Key', oauth2: 'Client secret' }[
    String(draft['auth.type'] ?? 'none')
  ];
  return label === undefined ? undefined : { name: 'secret', label };
};

const databaseFields = (port: string): readonly SettingField[] => [
  { path: 'host', label: 'Host', kind: 'text', placeholder: 'db.example.com' },
  { path: 'port', label: 'Port', kind: 'number', initial: port },
  { path: 'database', label: 'Database', kind: 'text' },
  { path: 'user', label: 'User', kind: 'text', placeholder: 'workback_reader' },
  {
    path: 'ssl',
    label: 'Encrypted connection (TLS)',
    hint: 'Turn it off only inside a network that you trust.',
    kind: 'switch',
    initial: true,
  },
  authority,
];

const windowHint = 'May hold {{from}} and {{to}}, the first and last day that a pull asks for.';

const githubFields = httpFields(
  'https://api.github.com',
  'A GitHub Enterprise server: https://github.example.com/api/v3',
).map((field): SettingField => (field.path === 'url' ? { ...field, initial: 'https://api.github.com' } : field));

/** Every kind of source. */
export const sourceKinds: Readonly<Record<ConnectorKind, SourceKind>> = {
  'http-json': {
    title: 'HTTP JSON',
    hint: 'An address that answers with JSON: one number, or rows with a day and a value.',
    pulled: true,
    fields: httpFields('https://metrics.example.com/daily.json', windowHint),
    secret: httpSecret,
  },
  'csv-url': {
    title: 'CSV by URL',
    hint: 'A file with columns at an address.',
    pulled: true,
    fields: httpFields('https://files.example.com/daily.csv', windowHint),
    secret: httpSecret,
  },
  prometheus: {
    title: 'Prometheus',
    hint: 'A Prometheus server, or anything that answers its query API.',
    pulled: true,
    fields: httpFields('https://prometheus.example.com', 'The address of the server, without /api/v1.'),
    secret: httpSecret,
  },
  postgresql: {
    title: 'PostgreSQL',
    hint: 'One SELECT, asked as a role that may only read.',
    pulled: true,
    fields: databaseFields('5432'),
    secret: () => ({ name: 'password', label: 'Password' }),
  },
  mysql: {
    title: 'MySQL or MariaDB',
    hint: 'One SELECT, asked as a user who may only read.',
    pulled: true,
    fields: databaseFields('3306'),
    secret: () => ({ name: 'password', label: 'Password' }),
  },
  github: {
    title: 'GitHub',
    hint: 'Stars, issues and releases of a repository. Public ones need no token, but may be asked 60 times an hour only.',
    pulled: true,
    fields: githubFields,
    secret: httpSecret,
  },
  otlp: {
    title: 'OpenTelemetry (OTLP)',
    hint: 'Programs send metrics to an address of this source; the days of a KPI are made of what came.',
    pulled: true,
    fields: [],
  },
  push: {
    title: 'Push API',
    hint: 'A program of yours sends the numbers with an API token.',
    pulled: false,
    fields: [],
  },
  manual: { title: 'Typed by hand', hint: 'People type the numbers on the KPI’s page.', pulled: false, fields: [] },
};

/** Says whether a source is a database that is asked in SQL. */
export const isDatabase = (kind: ConnectorKind): kind is 'postgresql' | 'mysql' =>
  kind === 'postgresql' || kind === 'mysql';

/** Says whether a source is asked on a schedule. */
export const isPulled = (kind: ConnectorKind): boolean => sourceKinds[kind].pulled;
