/** A stream of numbers from 0 up to, not including, 1; the same seed gives the same stream everywhere. */
export type Random = () => number;

/** xoshiro128** by Blackman and Vigna, its state filled from a 32-bit seed by splitmix32. */
export function seededRandom(seed: number): Random {
  let mixing = seed >>> 0;
  const filled = (): number => {
    mixing = (mixing + 0x9e3779b9) >>> 0;
    let z = mixing;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let [a, b, c, d] = [filled(), filled(), filled(), filled()];
  return () => {
    const times5 = Math.imul(b, 5);
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result / 4_294_967_296;
  };
}

/** A 32-bit seed for a text (FNV-1a over its UTF-16 code units): the same text gives the same seed. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
