import { refuse, type SqlDialect } from '../sql/one-select.js';

/** Quotes and comments as MySQL and MariaDB read them under the SQL mode that a session here sets. */
export const mysqlDialect: SqlDialect = {
  name: 'MySQL',
  skipQuoted,
  refusedClause: (words) => {
    if (/\bfor\s+(update|share)\b|\block\s+in\s+share\s+mode\b/.test(words)) return 'The query locks rows.';
    return /\binto\s+(outfile|dumpfile|@)/.test(words) ? 'The query writes what it finds (INTO).' : null;
  },
};

function skipQuoted(text: string, i: number): number {
  const char = text[i];
  if (char === "'" || char === '"') return skipString(text, i, char);
  if (char === '`') {
    const end = closing(text, i, '`');
    return end < 0 ? refuse('The query leaves a quoted name open.') : end;
  }
  // Two hyphens begin a comment only before white space: 5--1 is a subtraction.
  if (char === '#' || /^--[\s\u0000-\u001f]/.test(text.slice(i, i + 3)) || text.slice(i) === '--') {
    const end = text.indexOf('\n', i);
    return end < 0 ? text.length : end + 1;
  }
  if (text.startsWith('/*', i)) {
    if (/^\/\*M?!/.test(text.slice(i, i + 4))) refuse('The query runs what stands in a comment (/*! … */).');
    const end = text.indexOf('*/', i + 2);
    return end < 0 ? refuse('The query leaves a comment open.') : end + 2;
  }
  return i;
}

function skipString(text: string, from: number, quote: string): number {
  const end = closing(text, from, quote, true);
  return end < 0 ? refuse('The query leaves a text in quotes open.') : end;
}

/** The position after the closing quote, a doubled one being a quote inside; -1 when it stays open. */
function closing(text: string, from: number, quote: string, backslashes = false): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (backslashes && text[at] === '\\') at += 1;
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1;
      at += 1;
    }
  }
  return -1;
}
