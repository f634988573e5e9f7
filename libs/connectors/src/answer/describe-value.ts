/** What a value is, in words for people: `the text "abc"`, `a list of 3`, `nothing (null)`. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing (null)';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text ${quoted(value, 60)}`;
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return 'NaN (not a number)';
    if (!Number.isFinite(value)) return 'a number too large to hold (infinity)';
    return `the number ${value}`;
  }
  if (typeof value === 'boolean') return `the truth value ${value}`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  const names = Object.keys(value as object);
  if (names.length === 0) return 'an empty object';
  const shown = names.slice(0, 5).map((name) => name.slice(0, 30));
  return `an object with ${names.length === 1 ? 'the field' : 'the fields'} ${shown.join(', ')}${names.length > 5 ? ', …' : ''}`;
}

/** The beginning of a text in quotes, on one line. */
export function quoted(text: string, length: number): string {
  const line = printable(text.slice(0, length + 1)).trim();
  return `"${line.length > length ? `${line.slice(0, length)}…` : line}"`;
}

/** Text that any database and screen can hold: no control characters, no broken surrogates, one blank for any space. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/ {2,}/g, ' ');
}
