import { z } from 'zod';
import { ConnectorError } from '../connector-error.js';
import { isAllowedHeader, isCredentialHeader } from '../outbound/request-headers.js';
import { parseTarget } from '../outbound/target.js';
import { hasOnlyKnownPlaceholders, fillWindow } from './window-placeholders.js';

const line = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text), 'contains control characters');

const address = line(2_048).superRefine((text, context) => {
  try {
    if (!hasOnlyKnownPlaceholders(text))
      throw new ConnectorError('url-invalid', 'Only {{from}} and {{to}} can be filled in.');
    if (/[{}]/.test(/^[^:]*:\/\/[^/?#]*/.exec(text)?.[0] ?? ''))
      throw new ConnectorError('url-invalid', 'The host must be fixed.');
    parseTarget(fillWindow(text, { from: '2026-01-01', to: '2026-01-31' }));
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});

const tokenAddress = line(2_048).superRefine((text, context) => {
  try {
    parseTarget(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
});

const auth = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.literal('bearer') }),
  z.strictObject({
    type: z.literal('basic'),
    username: line(200).refine((name) => !name.includes(':'), 'contains a colon'),
  }),
  z.strictObject({
    type: z.literal('api-key'),
    header: line(64).refine(isCredentialHeader, 'is not a header that may carry a credential'),
  }),
  /** The secret goes along as a parameter of the address; it is stored sealed and shown nowhere. */
  z.strictObject({
    type: z.literal('query'),
    parameter: line(64).regex(/^[\w.~-]+$/, 'may hold letters, digits and . _ ~ -'),
  }),
  /** Client credentials: the secret is the client's, and buys a bearer token at `tokenUrl`. */
  z.strictObject({
    type: z.literal('oauth2'),
    tokenUrl: tokenAddress,
    clientId: line(500).min(1),
    scope: line(1_000).optional(),
    audience: line(1_000).optional(),
    sendAs: z.enum(['basic', 'form']).default('basic'),
  }),
]);

/** Settings of a source that is reached over HTTP; the secret is the token, password or key of `auth`. */
export const httpSourceConfigSchema = z.strictObject({
  url: address,
  auth: auth.default({ type: 'none' }),
  headers: z
    .record(
      line(64).refine(isAllowedHeader, 'is not a header a source may set; a credential belongs into the secret'),
      line(2_000),
    )
    .refine((headers) => Object.keys(headers).length <= 20, 'has more than 20 headers')
    .default({}),
  followRedirects: z.boolean().default(false),
  /** Certificate authority (PEM) to trust instead of the public ones. */
  ca: z.string().max(20_000).startsWith('-----BEGIN CERTIFICATE-----').optional(),
});

export type HttpSourceConfig = z.output<typeof httpSourceConfigSchema>;

/** The part of the address a query adds: a path or a query string, never another host. */
export const queryPathSchema = line(2_048)
  .refine((text) => text === '' || /^[/?]/.test(text), 'must start with / or ?')
  .refine((text) => !text.startsWith('//'), 'must not start with //')
  .refine(hasOnlyKnownPlaceholders, 'may only fill in {{from}} and {{to}}')
  .default('');

/** What an HTTP source's secret is bound to: scheme, host, port, trusted authority, kind of authentication and token server. */
export function httpSecretScope(config: HttpSourceConfig): string {
  const target = parseTarget(fillWindow(config.url, { from: '2026-01-01', to: '2026-01-31' }));
  const scope = [target.protocol, target.host, target.port, config.auth.type, config.ca ?? null];
  if (config.auth.type !== 'oauth2') return JSON.stringify(scope);
  const tokens = parseTarget(config.auth.tokenUrl);
  return JSON.stringify([...scope, tokens.protocol, tokens.host, tokens.port]);
}
