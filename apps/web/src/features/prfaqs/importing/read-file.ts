/** Largest document that can be imported, in bytes. */
const LARGEST_BYTES = 2_000_000;

/** The text of a Markdown file, or the sentence that says why it cannot be read. */
export async function readMarkdownFile(file: File): Promise<{ markdown: string } | { refused: string }> {
  if (!/\.(md|markdown|mdown|txt)$/i.test(file.name))
    return { refused: `“${file.name}” is not a Markdown file. Choose a file that ends in .md.` };
  if (file.size > LARGEST_BYTES)
    return { refused: `“${file.name}” has ${megabytes(file.size)} MB; a document has at most 2 MB.` };
  if (file.size === 0) return { refused: `“${file.name}” is empty.` };
  const bytes = await file.arrayBuffer();
  try {
    const markdown = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (markdown.includes('\0')) return { refused: `“${file.name}” holds something other than text.` };
    return { markdown };
  } catch {
    return { refused: `“${file.name}” is not written in UTF-8. Save it as UTF-8 text and choose it again.` };
  }
}

/** The same limits for pasted text; null when it can be imported. */
export function pastedTooLong(markdown: string): string | null {
  if (markdown.length <= LARGEST_BYTES) return null;
  return `The text has ${markdown.length.toLocaleString('en-GB')} characters; a document has at most 2,000,000.`;
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
