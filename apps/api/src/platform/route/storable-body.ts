import type { FieldError } from '@workback/server/platform/errors/failure';

/** Far deeper than any contract goes; what checks or writes nested values would else run out of stack. */
const DEEPEST = 64;

/** The first place of a parsed body that PostgreSQL cannot keep, whatever its schema allows; null when there is none. */
export function unstorable(body: unknown): FieldError | null {
  const open = [{ value: body, field: '', depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, field, depth } = next;
    if (typeof value === 'string' && !isStorable(value)) return broken(field);
    if (typeof value !== 'object' || value === null) continue;
    if (depth === DEEPEST) return { field: field.slice(0, 200), message: `is nested deeper than ${DEEPEST} levels` };
    for (const [name, inner] of Object.entries(value)) {
      if (!isStorable(name)) return broken(field);
      open.push({ value: inner, field: field === '' ? name : `${field}.${name}`, depth: depth + 1 });
    }
  }
  return null;
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function broken(field: string): FieldError {
  return { field: field || 'body', message: 'must not contain NUL or broken surrogate characters' };
}
