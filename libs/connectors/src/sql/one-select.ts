import { ConnectorError } from '../connector-error.js';

/** How a database writes what is not statement: quotes and comments. */
export interface SqlDialect {
  /** The name people know it by. */
  readonly name: string;
  /** The position after a quoted part or comment that starts at `i`, or `i` when none starts there. */
  skipQuoted(text: string, i: number): number;
  /** Locking or writing clauses that a SELECT may carry, in the lower-case text without quoted parts; null when there is none. */
  refusedClause(words: string): string | null;
}

/** Refuses a query in one sentence. */
export function refuse(sentence: string): never {
  throw new ConnectorError('query-refused', sentence);
}

/**
 * The text of exactly one SELECT, WITH, VALUES or TABLE statement, ready to stand inside parentheses. Reads quotes and comments as the
 * database does, so that nothing can close the parentheses early or hide what follows. Damage control:
 * the boundary is the grant (rule C10). Throws ConnectorError 'query-refused'.
 */
export function oneSelect(sql: string, dialect: SqlDialect): string {
  if (sql.includes('\0') || !sql.isWellFormed()) refuse(`The query contains characters ${dialect.name} cannot read.`);
  const text = sql.trim().replace(/(?:\s*;)+$/, '');
  let bare = '';
  let depth = 0;
  for (let i = 0; i < text.length;) {
    const end = dialect.skipQuoted(text, i);
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
  const clause = dialect.refusedClause(words);
  if (clause !== null) refuse(clause);
  return text;
}
