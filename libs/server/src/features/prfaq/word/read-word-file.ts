import { readImage } from '@workback/domain/image/image-format';
import { readWord } from '@workback/domain/word/read-word';
import { isOwnWord, ownForm } from '@workback/domain/word/own-word';
import type { LeftOut, WordDocument } from '@workback/domain/word/word-document';
import { usualForm, type WordForm, wordMarkdown } from '@workback/domain/word/word-markdown';
import { isWordPart } from '@workback/domain/word/word-package';
import { readZip, ZipProblem } from '../../../platform/zip/read-zip.js';

/** A picture of a Word file, by the name under which the Markdown shows it. */
export interface WordPicture {
  readonly part: string;
  readonly bytes: Uint8Array;
}

/** A Word file as Markdown with its pictures, or why it is not read. */
export type WordFile =
  | {
      readonly read: true;
      readonly markdown: string;
      readonly pictures: readonly WordPicture[];
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly read: false; readonly reason: string };

const limits = { entries: 4_000, partBytes: 40_000_000, allBytes: 120_000_000 };
const isPicture = (name: string): boolean => /^word\/media\/[^/]+$/.test(name);

/** Reads the bytes of a Word file. */
export async function readWordFile(bytes: Buffer): Promise<WordFile> {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\x03\x04') {
    const old = bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1';
    return refused(
      old
        ? 'This is a Word file of the old kind or one with a password. Save it as .docx without a password.'
        : 'This is not a Word file: a .docx is a package, and this is none.',
    );
  }
  let parts: ReadonlyMap<string, Buffer>;
  try {
    parts = await readZip(bytes, (name) => isWordPart(name) || isPicture(name), limits);
  } catch (error) {
    if (error instanceof ZipProblem) return refused(error.message);
    throw error;
  }
  const texts = new Map([...parts].filter(([name]) => isWordPart(name)).map(([name, part]) => [name, decoded(part)]));
  const document = readWord(texts);
  if ('refused' in document) return refused(document.refused);
  const media = [...parts].filter(([name]) => isPicture(name));
  const shown = new Map(media.filter(([, part]) => readImage(part).ok));
  const { markdown, images } = wordMarkdown(
    document,
    formOf(document, (part) => shown.has(part)),
  );
  const used = new Set(images.map(({ part }) => part));
  const pictures = [...shown].flatMap(([part, own]) => (used.has(part) ? [{ part, bytes: new Uint8Array(own) }] : []));
  const unshown = [...used]
    .filter((part) => !shown.has(part))
    .map((part) => ({ what: UNSHOWN, text: part.replace(/^.*\//, '') }));
  return { read: true, markdown, pictures, leftOut: [...document.leftOut, ...unshown] };
}

const formOf = (document: WordDocument, isShown: (part: string) => boolean): WordForm =>
  isOwnWord(document) ? ownForm(document, isShown) : usualForm(document, isShown);

const UNSHOWN = 'a picture in a format that browsers do not show, or too large';

const refused = (reason: string): WordFile => ({ read: false, reason });

/** XML is UTF-8 unless its first two bytes say UTF-16; what cannot be stored is dropped with what it stands in. */
function decoded(part: Buffer): string {
  const wide =
    part[0] === 0xff && part[1] === 0xfe ? 'utf-16le' : part[0] === 0xfe && part[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(wide).decode(part).replaceAll('\0', '').toWellFormed();
}
