import type { Source } from '@workback/contracts/source/source.schemas';
import { isDatabase } from './source-kinds.js';

const signIns: Record<string, string> = {
  bearer: 'with a bearer token',
  basic: 'with user and password',
  'api-key': 'with a key in a header',
  query: 'with a key in the address',
  oauth2: 'with OAuth 2 client credentials',
};

/** Where a source is, in words: host and sign-in, never a secret. */
export function addressWords({ connector, config, hasSecret }: Source): string {
  if (connector === 'push') return 'Numbers are sent here with an API token';
  if (connector === 'otlp') return 'Programs send metrics here with an API token';
  if (connector === 'manual') return 'People type the numbers';
  if (isDatabase(connector)) {
    const at = `${text(config['host'])}:${text(config['port'])}`;
    const as = `database ${text(config['database'])}, as ${text(config['user'])}`;
    return `${at}, ${as}${config['ssl'] === false ? ', not encrypted' : ''}`;
  }
  const type = (config['auth'] as { type?: string } | undefined)?.type ?? 'none';
  const signIn = signIns[type];
  return `${text(config['url'])}${signIn ? `, ${signIn}${hasSecret ? '' : ' (missing)'}` : ''}`;
}

const text = (value: unknown): string => (value === undefined || value === null ? '—' : String(value));
