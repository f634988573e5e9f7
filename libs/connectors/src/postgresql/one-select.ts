import { ConnectorError } from '../connector-error.js';

function refuse(sentence: string): never {
  throw new ConnectorError('query-refused', sentence);
}

/**
 * The text of exactly one SELECT, WITH, VALUES or TABLE statement, ready to stand inside parentheses. Reads quotes, dollar quotes and
 * comments as PostgreSQL does, so that nothing can close the parentheses early or hide what follows. Damage control:
 * the boundary is the grant (rule C10). Throws ConnectorError 'query-refused'.
 */
export function oneSelect(sql: string): string {
  if (sql.includes('\0') || !sql.isWellFormed()) refuse('The query contains characters PostgreSQL cannot read.');
  const text = sql.trim().replace(/(?:\s*;)+$/, '');
  let bare = '';
  let depth = 0;
  for (let i = 0; i < text.length;) {
    const end = skipQuoted(text, i);
    if (end > i) {
      bare += ' ';
      i = end;
      continue;
    }
    const char = text[i] as string;
    if (char === '(') depth++;
    if (char === ')' && --depth < 0) refuse('The query closes a parenthesis it did not open.');
    if (char === ';') refuse('The query holds more than one statement; one SELECT is allowed.');
    bare += char;
    i++;
  }
  if (depth !== 0) refuse('The query leaves a parenthesis open.');
  const words = bare.trim().toLowerCase();
  const first = /^[(\s]*([a-z]+)/.exec(words)?.[1];
  if (first === undefined) refuse('The query is empty.');
  if (!['select', 'with', 'values', 'table'].includes(first)) {
    refuse(`The query starts with "${first.slice(0, 20).toUpperCase()}"; only a SELECT is allowed.`);
  }
  if (/\bfor\s+(no\s+key\s+)?(update|share|key\s+share)\b/.test(words))
    refuse('The query locks rows (FOR UPDATE or FOR SHARE).');
  return text;
}

/** The position after a quoted part or comment that starts at `i`, or `i` when none starts there. */
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
