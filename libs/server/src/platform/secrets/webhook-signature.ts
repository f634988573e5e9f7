import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Signatures over messages between programs, by the Standard Webhooks specification: HMAC-SHA256 over id, time and body. */

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;
/** How far the sender's clock may be away. */
const TOLERANCE_SECONDS = 300;

/** What a sender says beside the body. */
export interface SignedHeaders {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

/** A new secret, as a sender enters it. */
export function makeSigningSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

/** The signature of a message, as it stands in its header. */
export function signatureOf(secret: string, { id, timestamp }: Omit<SignedHeaders, 'signature'>, body: Buffer): string {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body);
  return `v1,${hmac.digest('base64')}`;
}

/** Whether any of the signatures is right under any of the secrets, and the message is of now. */
export function isSigned(headers: SignedHeaders, body: Buffer, secrets: readonly string[], nowMs: number): boolean {
  const { id, timestamp, signature } = headers;
  if (!/^[\x21-\x7e]{1,190}$/.test(id) || !/^\d{1,12}$/.test(timestamp) || signature.length > 2_000) return false;
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const given = signature.split(' ').map((one) => Buffer.from(one));
  // Every pair is compared, in constant time, so that the answer takes as long whatever is wrong.
  let right = false;
  for (const secret of secrets) {
    const wanted = Buffer.from(signatureOf(secret, headers, body));
    for (const one of given) if (one.length === wanted.length && timingSafeEqual(one, wanted)) right = true;
  }
  return right;
}
