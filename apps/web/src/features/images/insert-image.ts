/** A text with an image as a paragraph of its own: behind the paragraph in which the caret stands, else at the end. */
export function insertImage(text: string, markdown: string, caret: number | null): string {
  const end = caret === null ? -1 : text.indexOf('\n\n', caret);
  const at = end === -1 ? text.length : end;
  const before = text.slice(0, at).trimEnd();
  const after = text.slice(at).replace(/^\n+/, '');
  return [before, markdown, after].filter((part) => part !== '').join('\n\n');
}
