import { refuse, type SqlDialect } from '../sql/one-select.js';

/** Quotes, dollar quotes and nested comments as PostgreSQL reads them. */
export const postgresqlDialect: SqlDialect = {
  name: 'PostgreSQL',
  skipQuoted,
  refusedClause: (words) =>
    /\bfor\s+(no\s+key\s+)?(update|share|key\s+share)\b/.test(words)
      ? 'The query locks rows (FOR UPDATE or FOR SHARE).'
      : null,
};

function skipQuoted(text: string, i: number): number {
  const rest = text.slice(i, i + 66);
  if (rest.startsWith('--')) {
    const end = text.indexOf('\n', i);
    return end < 0 ? text.length : end + 1;
  }
  if (rest.startsWith('/*')) return skipComment(text, i);
  const opening = /^(?:[eE]'|')/.exec(rest)?.[0];
  const afterWord = i > 0 && /[\w$\u0080-\uffff]/.test(text[i - 1] as string);
  if (opening === "'" || (opening !== undefined && !afterWord))
    return skipString(text, i + opening.length, opening !== "'");
  if (rest.startsWith('"')) {
    for (let at = i + 1; at < text.length; at++) {
      if (text[at] !== '"') continue;
      if (text[at + 1] !== '"') return at + 1;
      at++;
    }
    refuse('The query leaves a quoted name open.');
  }
  const dollar = afterWord ? undefined : /^\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]{0,62})?\$/.exec(rest)?.[0];
  if (dollar !== undefined) {
    const end = text.indexOf(dollar, i + dollar.length);
    if (end < 0) refuse('The query leaves a dollar quote open.');
    return end + dollar.length;
  }
  return i;
}

function skipString(text: string, from: number, backslashes: boolean): number {
  for (let at = from; at < text.length; at++) {
    if (backslashes && text[at] === '\\') at++;
    else if (text[at] === "'") {
      if (text[at + 1] !== "'") return at + 1;
      at++;
    }
  }
  refuse('The query leaves a text in quotes open.');
}

function skipComment(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const pair = text.slice(at, at + 2);
    if (pair === '/*') {
      depth++;
      at++;
    } else if (pair === '*/') {
      depth--;
      at++;
      if (depth === 0) return at + 1;
    }
  }
  refuse('The query leaves a comment open.');
}
