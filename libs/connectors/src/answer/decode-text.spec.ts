import { describe, expect, it } from '@jest/globals';
import { decodeText, type Encoding } from './decode-text.js';

const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('decodeText', () => {
  it.each<[string, Buffer, Encoding, string | undefined, string]>([
    ['UTF-8', Buffer.from('Größe 5 €'), 'auto', undefined, 'Größe 5 €'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFday'), 'auto', 'windows-1252', 'day'],
    ['UTF-16 as Excel saves it', utf16('Größe'), 'auto', undefined, 'Größe'],
    ['Windows-1252 that nobody names', Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x80]), 'auto', undefined, 'Größe€'],
    ['what the server says', Buffer.from([0xa4]), 'auto', 'iso-8859-15', '€'],
    ['a server that is wrong about UTF-8', Buffer.from([0xe4]), 'auto', 'utf-8', 'ä'],
    ['a server that says nonsense', Buffer.from('ä'), 'auto', 'x-nonsense', 'ä'],
    ['what the person names', Buffer.from([0xe4]), 'windows-1251', 'utf-8', 'д'],
  ])('%s', (_name, bytes, encoding, said, text) => expect(decodeText(bytes, encoding, said)).toBe(text));
});
