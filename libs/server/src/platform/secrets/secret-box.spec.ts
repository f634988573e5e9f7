import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SecretBox, UnknownKey } from './secret-box.js';

const [first, second] = ['the first key of the operator, 32+', 'the second key of the operator, 32+'];
const box = (secretKey: string, ...earlierSecretKeys: string[]) => new SecretBox({ secretKey, earlierSecretKeys });
const secret = { secret: 'canary-4b1f' };

/** How secrets were sealed before each had a key of its own. */
function sealedBefore(key: string, place: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', createHash('sha256').update(key).digest(), nonce);
  cipher.setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(JSON.stringify(secret)), cipher.final()]);
  return Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), text]);
}

describe('sealed secrets', () => {
  it('open where they were sealed, and nowhere else', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.dictionary(fc.string(), fc.string()), (place, other, value) => {
        const sealed = box(first).seal(value, place);
        expect(box(first).open(sealed, place)).toEqual({ ...value });
        if (other !== place) expect(() => box(first).open(sealed, other)).toThrow();
      }),
    );
  });

  it('do not open after any bit was changed', () => {
    const sealed = box(first).seal(secret, 'a');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => box(first).open(changed, 'a')).toThrow();
    }
  });

  it('are never the same twice and hold nothing readable', () => {
    const [one, two] = [box(first).seal(secret, 'a'), box(first).seal(secret, 'a')];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('canary')).toBe(false);
    // Each has a key of its own: the wrapped keys differ too.
    expect(one.subarray(9, 69).equals(two.subarray(9, 69))).toBe(false);
  });

  it('move to another key: the earlier one opens until they did, and is not needed afterwards', () => {
    const old = box(first).seal(secret, 'a');
    expect(() => box(second).open(old, 'a')).toThrow(UnknownKey);
    const both = box(second, first);
    expect(both.open(old, 'a')).toEqual(secret);
    expect(both.isPresent(old)).toBe(false);
    const moved = both.rewrap(old, 'a');
    expect(both.isPresent(moved)).toBe(true);
    expect(box(second).open(moved, 'a')).toEqual(secret);
    expect(() => box(first).open(moved, 'a')).toThrow(UnknownKey);
    // Only the wrapping changed: the text keeps its own key.
    expect(moved.subarray(69).equals(old.subarray(69))).toBe(true);
  });

  it('of the form before are opened, under any key that is there, and sealed anew', () => {
    const old = sealedBefore(first, 'a');
    expect(box(first).open(old, 'a')).toEqual(secret);
    expect(() => box(first).open(old, 'b')).toThrow(UnknownKey);
    const moved = box(second, first).rewrap(old, 'a');
    expect(box(second).open(moved, 'a')).toEqual(secret);
  });
});
