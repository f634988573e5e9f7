import { base64Of } from '../../images/api/base64.js';

/** Largest document that can be imported, in bytes. */
const LARGEST_TEXT = 2_000_000;
const LARGEST_WORD = 10_000_000;

/** What was chosen to be imported: text as Markdown, or a Word file as Base64. */
export type ImportSource =
  | { readonly kind: 'markdown'; readonly markdown: string; readonly fileName: string }
  | { readonly kind: 'word'; readonly data: string; readonly fileName: string };

/** A file ready to be imported, or the sentence that says why it cannot be read. */
export async function readImportFile(file: File): Promise<ImportSource | { refused: string }> {
  const word = /\.docx$/i.test(file.name);
  if (/\.doc$/i.test(file.name))
    return { refused: `“${file.name}” is a Word file of the old kind. Save it as .docx and choose it again.` };
  if (!word && !/\.(md|markdown|mdown|txt)$/i.test(file.name))
    return { refused: `“${file.name}” is neither Markdown nor Word. Choose a file that ends in .md or .docx.` };
  const most = word ? LARGEST_WORD : LARGEST_TEXT;
  if (file.size > most)
    return { refused: `“${file.name}” has ${megabytes(file.size)} MB; at most ${most / 1_000_000} MB are read.` };
  if (file.size === 0) return { refused: `“${file.name}” is empty.` };
  const bytes = await file.arrayBuffer();
  if (word) return { kind: 'word', data: base64Of(new Uint8Array(bytes)), fileName: file.name };
  try {
    const markdown = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (markdown.includes('\0')) return { refused: `“${file.name}” holds something other than text.` };
    return { kind: 'markdown', markdown, fileName: file.name };
  } catch {
    return { refused: `“${file.name}” is not written in UTF-8. Save it as UTF-8 text and choose it again.` };
  }
}

/** The same limits for pasted text; null when it can be imported. */
export function pastedTooLong(markdown: string): string | null {
  if (markdown.length <= LARGEST_TEXT) return null;
  return `The text has ${markdown.length.toLocaleString('en-GB')} characters; a document has at most 2,000,000.`;
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
