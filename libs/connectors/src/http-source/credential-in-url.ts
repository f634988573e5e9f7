/** Names of parameters that hold a credential; `sort_key` and `country_code` do not. */
const CREDENTIAL_NAME =
  /^(.*[-_.])?(api[-_]?key|apikey|access[-_]?key|secret[-_]?key|private[-_]?key|subscription[-_]?key|key|.*token|.*secret|password|passwd|pwd|passphrase|signature|sig|auth|authorization|credentials?)$/i;
const HARMLESS = /^(sort|order|group|primary|foreign|partition|row|object|page|next|continuation)[-_.]?(key|token)$/i;

/** The name of the first parameter of an address that holds a credential in clear, or undefined. */
export function credentialInUrl(address: string): string | undefined {
  const query = address.slice(address.indexOf('?') + 1 || address.length).replace(/#.*$/s, '');
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const name = decoded(at < 0 ? '' : part.slice(0, at));
    const value = part.slice(at + 1);
    if (value !== '' && CREDENTIAL_NAME.test(name) && !HARMLESS.test(name)) return name.slice(0, 60);
  }
  return undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
