import type { Connector } from './connector.js';
import { csvUrlConnector } from './csv-url/csv-url-connector.js';
import { githubConnector } from './github/github-connector.js';
import { httpJsonConnector } from './http-json/http-json-connector.js';
import { mysqlConnector } from './mysql/mysql-connector.js';
import { otlpConnector } from './otlp/otlp-connector.js';
import { postgresqlConnector } from './postgresql/postgresql-connector.js';
import { prometheusConnector } from './prometheus/prometheus-connector.js';

/** Every kind of source; push and manual values arrive by themselves and are never fetched. */
export const sourceKinds = [
  'http-json',
  'csv-url',
  'prometheus',
  'postgresql',
  'mysql',
  'github',
  'otlp',
  'push',
  'manual',
] as const;

export type SourceKind = (typeof sourceKinds)[number];

/** A kind as people see it. */
export interface SourceKindDescriptor {
  readonly kind: SourceKind;
  readonly title: string;
  readonly fetched: boolean;
}

/** Values sent to the product with a token. */
export const pushSource: SourceKindDescriptor = { kind: 'push', title: 'Push API', fetched: false };
/** Values typed by a person. */
export const manualSource: SourceKindDescriptor = { kind: 'manual', title: 'Typed by hand', fetched: false };

const connectors = new Map<string, Connector>(
  [
    httpJsonConnector,
    csvUrlConnector,
    prometheusConnector,
    postgresqlConnector,
    mysqlConnector,
    githubConnector,
    otlpConnector,
  ].map((connector) => [connector.kind, connector as unknown as Connector]),
);

/** The connector of a kind; undefined for kinds that are not fetched and for unknown ones. */
export function connectorFor(kind: string): Connector | undefined {
  return connectors.get(kind);
}

/** All kinds with their titles, in the order a person chooses from. */
export const sourceKindDescriptors: readonly SourceKindDescriptor[] = sourceKinds.map((kind) => {
  if (kind === 'push') return pushSource;
  if (kind === 'manual') return manualSource;
  return { kind, title: connectorFor(kind)?.title ?? kind, fetched: true };
});

/**
 * Whether a stored secret may stay when a source's settings change: not when host, port, scheme, encryption, trusted
 * authority or kind of authentication differ, or when either side cannot be read (fact 14, rule C11).
 */
export function secretSurvives(oldConfig: unknown, newConfig: unknown, kind: string): boolean {
  const connector = connectorFor(kind);
  if (!connector) return false;
  const before = connector.configSchema.safeParse(oldConfig);
  const after = connector.configSchema.safeParse(newConfig);
  if (!before.success || !after.success) return false;
  return connector.secretScope(before.data) === connector.secretScope(after.data);
}
