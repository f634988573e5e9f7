import { credentialInUrl } from '@workback/connectors/http-source/credential-in-url';
import { connectorFor } from '@workback/connectors/registry';
import { type FieldError, invalid } from '../../platform/errors/failure.js';

/** Settings as JSON, after the connector's own schema filled in what was left out. */
export type Settings = Record<string, unknown>;

/** Says whether a kind of source is pulled; numbers of the others are pushed or typed. */
export const isPulled = (kind: string): boolean => connectorFor(kind) !== undefined;

/** The settings of a source as its connector reads them; throws naming fields such as `config.url`. */
export function checkedConfig(kind: string, config: unknown): Settings {
  const connector = connectorFor(kind);
  if (!connector) return mustBeEmpty('config', config, 'This kind of source has no settings.');
  const parsed = connector.configSchema.safeParse(config);
  if (!parsed.success) throw invalid(fieldErrors('config', parsed.error.issues));
  const { url, auth } = parsed.data as { url?: unknown; auth?: { tokenUrl?: unknown } };
  refuseCredential('config.url', url);
  refuseCredential('config.auth.tokenUrl', auth?.tokenUrl);
  return parsed.data as Settings;
}

/** A KPI's question and its one-line summary, as the connector reads it; throws naming fields such as `query.path`. */
export function checkedQuery(kind: string | null, query: unknown): { query: Settings; summary: string } {
  const connector = connectorFor(kind ?? '');
  if (!connector) {
    const why = kind === null ? 'Choose a source first.' : 'Numbers of this source are not asked for, they arrive.';
    return { query: mustBeEmpty('query', query, why), summary: '' };
  }
  const parsed = connector.querySchema.safeParse(query);
  if (!parsed.success) throw invalid(fieldErrors('query', parsed.error.issues));
  refuseCredential('query.path', (parsed.data as Settings)['path']);
  return { query: parsed.data as Settings, summary: connector.summarise(parsed.data) };
}

/** A secret with only the fields that this kind of source has; throws naming any other. */
export function checkedSecret(kind: string, secret: Readonly<Record<string, string>>): Record<string, string> {
  const known = connectorFor(kind)?.secretFields ?? [];
  const errors = Object.entries(secret).flatMap(([name, text]): FieldError[] => {
    if (!known.includes(name)) return [{ field: `secret.${name}`, message: 'is not a secret of this kind of source' }];
    return text === '' ? [{ field: `secret.${name}`, message: 'must not be empty' }] : [];
  });
  if (errors.length > 0) throw invalid(errors);
  return { ...secret };
}

/** Settings are stored and shown as they are, so a credential does not belong into them (rule C11). */
function refuseCredential(field: string, address: unknown): void {
  const name = typeof address === 'string' ? credentialInUrl(address) : undefined;
  if (name === undefined) return;
  const message = `holds a credential in “${name}”; choose the sign-in “Key in the address” and enter it as the secret`;
  throw invalid([{ field, message }]);
}

function mustBeEmpty(field: string, settings: unknown, why: string): Settings {
  if (Object.keys(settings as object).length > 0) throw invalid([{ field, message: why }]);
  return {};
}

/** What is wrong with settings, by the path of each field below a place. */
export function fieldErrors(place: string, issues: readonly { path: PropertyKey[]; message: string }[]): FieldError[] {
  return issues.map((issue) => ({ field: [place, ...issue.path.map(String)].join('.'), message: issue.message }));
}
