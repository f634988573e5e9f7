import ipaddr from 'ipaddr.js';
import { ConnectorError } from '../connector-error.js';

/** Where a request wants to go, before anybody has looked at addresses. */
export interface Target {
  readonly protocol: 'http:' | 'https:' | 'tcp:';
  /** Lower case, IDNA, no trailing dot, no brackets around IPv6. */
  readonly host: string;
  readonly port: number;
  /** Path and query as they go on the request line; empty for plain TCP. */
  readonly path: string;
}

const HOST = /^[a-z0-9._-]+$/;

function refuse(sentence: string): never {
  throw new ConnectorError('url-invalid', sentence);
}

/**
 * Reads an http(s) address and refuses what parsers disagree about: backslashes, control characters, blanks,
 * user names, other schemes (rule C8.1). Throws ConnectorError 'url-invalid'.
 */
export function parseTarget(text: string): Target {
  if (text.length > 8_192) refuse('The address is longer than 8,192 characters.');

  if (/[\u0000-\u0020\u007f-\u009f]/.test(text)) refuse('The address contains blanks or control characters.');
  if (/\\|%5c/i.test(text)) refuse('The address contains a backslash.');
  if (/%0[0-9a-f]|%1[0-9a-f]|%7f/i.test(text)) refuse('The address contains encoded control characters.');
  const authority = /^(https?):\/\/([^/?#]+)/i.exec(text);
  if (!authority) refuse('The address must start with http:// or https:// and name a host.');
  if (authority[2]?.includes('@')) refuse('The address contains a user name; put credentials into the secret field.');
  if (authority[2]?.includes('%')) refuse('The host name contains percent signs.');
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    refuse('The address cannot be read as a URL.');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') refuse('Only http and https addresses are allowed.');
  if (url.username !== '' || url.password !== '') refuse('The address contains a user name.');
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  return { protocol: url.protocol, host: hostOf(url), port, path: `${url.pathname}${url.search}` };
}

/** Reads a host name or address literal and a port for a plain TCP connection. Throws ConnectorError 'url-invalid'. */
export function parseTcpTarget(host: string, port: number): Target {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) refuse('The port must be a whole number from 1 to 65535.');
  return { protocol: 'tcp:', host: canonicalHost(host), port, path: '' };
}

/**
 * The one spelling of a host: IDNA, lower case, address literals in their normal form, no trailing dot.
 * Throws ConnectorError 'url-invalid' when the text is more than a host.
 */
export function canonicalHost(text: string): string {
  if (text === '' || text.length > 255 || /[\u0000-\u0020\u007f-\u009f/\\@?#%,]/.test(text)) {
    refuse('The host must be a plain host name or an address.');
  }
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const isV6 = bare.includes(':');
  if (isV6 && !ipaddr.IPv6.isValid(bare)) refuse('The host must be a plain host name or an address, without a port.');
  try {
    return hostOf(new URL(`http://${isV6 ? `[${bare}]` : bare}/`));
  } catch (error) {
    if (error instanceof ConnectorError) throw error;
    refuse('The host cannot be read as a host name or an address.');
  }
}

function hostOf(url: URL): string {
  const name = url.hostname.toLowerCase();
  if (name.startsWith('[')) return name.slice(1, -1);
  const host = name.endsWith('.') ? name.slice(0, -1) : name;
  if (host.length > 253 || !HOST.test(host) || host.startsWith('.') || host.includes('..') || host.endsWith('.')) {
    refuse('The host name contains characters that host names do not have.');
  }
  return host;
}
