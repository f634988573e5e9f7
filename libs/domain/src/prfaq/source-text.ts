/** Text without blank lines at both ends and spaces at its very end; inner lines and a first indent stay as written. */
export function trimBlankLines(text: string): string {
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\n') from = at + 1;
    else if (char !== ' ' && char !== '\t' && char !== '\r') break;
  }
  return text.slice(from).trimEnd();
}

/** A character that no database text column or JSON reader keeps, with its place in the text (both from 1). */
export interface TextProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The first `limit` characters of a text that cannot be stored: NULs and lone surrogates. */
export function storageProblems(text: string, limit = 20): TextProblem[] {
  if (!text.includes('\0') && text.isWellFormed()) return [];
  const problems: TextProblem[] = [];
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < text.length && problems.length < limit; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10) {
      line += 1;
      lineStart = at + 1;
    } else if (unit === 0) {
      problems.push({ line, column: at - lineStart + 1, message: 'a NUL character, which cannot be stored' });
    } else if (unit >= 0xd800 && unit <= 0xdfff) {
      const next = text.charCodeAt(at + 1);
      if (unit < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) at += 1;
      else problems.push({ line, column: at - lineStart + 1, message: 'half of a character (a lone surrogate)' });
    }
  }
  return problems;
}
