import { printable } from './describe-value.js';

const SAMPLE_LENGTH = 500;
const SECRET_NAME = /(key|token|secret|password|passwd|pwd|signature|sig|auth|credential|session|code)$/i;

/** Removes stored secrets from a text that people will see, also where the source encoded them. */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length < 4) continue;
    for (const form of new Set([
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64'),
      JSON.stringify(secret).slice(1, -1),
    ])) {
      clean = clean.replaceAll(form, '•••');
    }
  }
  return clean;
}

/** Beginning of an answer for the preview and the run record, without secrets. */
export function sampleOf(text: string, secrets: readonly string[]): string {
  const start = redact(text.slice(0, 8 * SAMPLE_LENGTH), secrets);
  return printable(start).slice(0, SAMPLE_LENGTH).toWellFormed().trim();
}

/** An address for people: values of parameters that look like credentials are hidden, and stored secrets anyway. */
export function shownUrl(url: string, secrets: readonly string[]): string {
  const at = url.indexOf('?');
  if (at < 0) return redact(url, secrets);
  const query = url
    .slice(at + 1)
    .split('&')
    .map((part) => {
      const name = part.split('=', 1)[0] as string;
      return SECRET_NAME.test(name) && part.includes('=') ? `${name}=•••` : part;
    })
    .join('&');
  return redact(`${url.slice(0, at)}?${query}`, secrets);
}
