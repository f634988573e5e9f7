/** Text from outside as PostgreSQL can keep it: without NUL, and with U+FFFD for halves of characters. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
