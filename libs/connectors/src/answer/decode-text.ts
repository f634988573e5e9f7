/** Encodings that a person may name; `auto` finds out. */
export const ENCODINGS = [
  'auto',
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'gb18030',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

const MARKS: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Bytes of a file as text. A byte order mark tells; then what the person named; then what the server said, if the bytes
 * fit; else UTF-8 where they are that, and Windows-1252, as spreadsheets of Western Europe write it.
 */
export function decodeText(bytes: Uint8Array, encoding: Encoding, said: string | undefined): string {
  const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return new TextDecoder(marked[1]).decode(bytes);
  if (encoding !== 'auto') return new TextDecoder(encoding).decode(bytes);
  for (const candidate of [said, 'utf-8']) {
    const text = candidate === undefined ? null : strictly(bytes, candidate);
    if (text !== null) return text;
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
