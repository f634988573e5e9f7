import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { InjectConfig } from '../config/config.module.js';

/** Sealed under the operator's key itself; still opened, sealed anew by a rotation. */
const OLD_FORM = 1;
/** Sealed under a key of its own, which is wrapped by the operator's. */
const FORM = 2;
const KEY_BYTES = 32;
const KEY_ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED_BYTES = NONCE_BYTES + TAG_BYTES;
const WRAPPED_BYTES = SEALED_BYTES + KEY_BYTES;

/** One of the operator's keys, known in sealed texts by its id. */
interface OperatorKey {
  readonly id: Buffer;
  readonly key: Buffer;
}

/** The key of this text is none that the installation has. */
export class UnknownKey extends Error {}

/**
 * Encrypts secrets at rest: AES-256-GCM, each text under a random key of its own that the operator's key wraps (rule C11).
 * The place (workspace, source) and the form are authenticated with both, so a ciphertext copied to another row does not
 * open. Earlier keys of the operator still open; only the present one seals.
 */
@Injectable()
export class SecretBox {
  private readonly present: OperatorKey;
  private readonly keys: readonly OperatorKey[];

  constructor(@InjectConfig() config: Pick<Config, 'secretKey' | 'earlierSecretKeys'>) {
    this.present = operatorKey(config.secretKey);
    this.keys = [this.present, ...config.earlierSecretKeys.map(operatorKey)];
  }

  seal(secret: unknown, place: string): Buffer {
    const own = randomBytes(KEY_BYTES);
    const text = encrypt(Buffer.from(JSON.stringify(secret)), own, `${FORM} text ${place}`);
    return Buffer.concat([Buffer.from([FORM]), this.wrap(own, place), text]);
  }

  /** The secret. Throws when its key is none of ours or the row was tampered with. */
  open(sealed: Buffer, place: string): unknown {
    if (sealed[0] === OLD_FORM) return JSON.parse(this.openOld(sealed.subarray(1), place).toString('utf8'));
    const { own, text } = this.unwrap(sealed, place);
    return JSON.parse(decrypt(text, own, `${FORM} text ${place}`).toString('utf8'));
  }

  /** Says whether a text is sealed the way that `seal` does it now, under the present key. */
  isPresent(sealed: Buffer): boolean {
    return sealed[0] === FORM && sealed.subarray(1, 1 + KEY_ID_BYTES).equals(this.present.id);
  }

  /** The same secret under the operator's present key; the text itself is encrypted anew only where it has no key of its own. */
  rewrap(sealed: Buffer, place: string): Buffer {
    if (sealed[0] === OLD_FORM) return this.seal(this.open(sealed, place), place);
    const { own, text } = this.unwrap(sealed, place);
    return Buffer.concat([Buffer.from([FORM]), this.wrap(own, place), text]);
  }

  private wrap(own: Buffer, place: string): Buffer {
    const { id, key } = this.present;
    return Buffer.concat([id, encrypt(own, key, wrapPlace(id, place))]);
  }

  private unwrap(sealed: Buffer, place: string): { own: Buffer; text: Buffer } {
    const id = sealed.subarray(1, 1 + KEY_ID_BYTES);
    const known = this.keys.find((key) => key.id.equals(id));
    if (sealed[0] !== FORM || !known) throw new UnknownKey('sealed under a key that this installation does not have');
    const wrapped = sealed.subarray(1 + KEY_ID_BYTES, 1 + KEY_ID_BYTES + WRAPPED_BYTES);
    return {
      own: decrypt(wrapped, known.key, wrapPlace(id, place)),
      text: sealed.subarray(1 + KEY_ID_BYTES + WRAPPED_BYTES),
    };
  }

  private openOld(sealed: Buffer, place: string): Buffer {
    // The old form does not say which key it is under.
    for (const { key } of this.keys) {
      try {
        return decrypt(sealed, key, place);
      } catch {
        // Another key may fit.
      }
    }
    throw new UnknownKey('sealed under a key that this installation does not have, or changed since');
  }
}

function operatorKey(text: string): OperatorKey {
  const digest = (data: string): Buffer => createHash('sha256').update(data).digest();
  return { key: digest(text), id: digest(`workback key id ${text}`).subarray(0, KEY_ID_BYTES) };
}

const wrapPlace = (id: Buffer, place: string): string => `${FORM} key ${id.toString('hex')} ${place}`;

function encrypt(plain: Buffer, key: Buffer, place: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

function decrypt(sealed: Buffer, key: Buffer, place: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(NONCE_BYTES, SEALED_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(SEALED_BYTES)), decipher.final()]);
}
