import { ConnectorError } from '../connector-error.js';

const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/;
const ALLOWED = new Set(['accept', 'accept-language', 'content-type', 'user-agent', 'prefer']);
/** Names that steer the connection, carry ambient identity, or lift another service's checks. */
const FORBIDDEN =
  /^(host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|via|forwarded|cookie2?|set-cookie2?|accept-encoding|origin|referer|proxy-.*|sec-.*|x-forwarded-.*|x-real-ip|x-original-.*|x-rewrite-url|x-http-method.*|x-method-override|x-aws-ec2-metadata-.*|metadata|metadata-flavor|x-google-.*)$/;

/** Names whose value is a credential. Settings are shown to everybody in the workspace, so it belongs into the secret. */
const CREDENTIAL = /(key|token|secret|password|auth|authorization|credentials?|signature|session)$/;

/** The credential of a request; kept apart from other headers because it never crosses to another origin. */
export interface Credential {
  readonly header: string;
  readonly value: string;
}

/** Whether a source may send this header of its own (rule C8.7): a few ordinary names and harmless `x-` names. */
export function isAllowedHeader(name: string): boolean {
  const lower = name.toLowerCase();
  if (!TOKEN.test(name) || FORBIDDEN.test(lower) || CREDENTIAL.test(lower)) return false;
  return ALLOWED.has(lower) || lower.startsWith('x-');
}

/** Whether a header may carry a credential: any name that does not steer the connection. */
export function isCredentialHeader(name: string): boolean {
  return TOKEN.test(name) && !FORBIDDEN.test(name.toLowerCase());
}

/** The headers as they are sent. Throws ConnectorError 'header-refused' for other names and for line breaks in values. */
export function sentHeaders(
  own: Readonly<Record<string, string>>,
  credential: Credential | undefined,
): Record<string, string> {
  const sent: Record<string, string> = {
    'user-agent': 'Workback',
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br',
  };
  for (const [name, value] of Object.entries(own)) {
    if (!isAllowedHeader(name)) throw new ConnectorError('header-refused', `The header "${name}" may not be set.`);
    sent[name.toLowerCase()] = checked(name, value);
  }
  if (credential) {
    if (!isCredentialHeader(credential.header)) {
      throw new ConnectorError('header-refused', `The header "${credential.header}" may not carry a credential.`);
    }
    sent[credential.header.toLowerCase()] = checked(credential.header, credential.value);
  }
  return sent;
}

function checked(name: string, value: string): string {
  if (value.length > 8_192 || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    throw new ConnectorError(
      'header-refused',
      `The value of the header "${name}" contains characters headers cannot carry.`,
    );
  }
  return value;
}
