import { ConnectorError } from '../connector-error.js';
import { quoted } from './describe-value.js';

const MAX_DEPTH = 64;

/**
 * Parses JSON of a source into objects without a prototype. Throws ConnectorError 'not-json' with the first characters
 * when it is something else, and when it is nested deeper than 64 levels.
 */
export function parseJson(text: string): unknown {
  if (text.trim() === '') throw new ConnectorError('not-json', 'The answer is empty instead of JSON.');
  if (deeperThan(text, MAX_DEPTH)) {
    throw new ConnectorError('not-json', `The JSON is nested deeper than ${MAX_DEPTH} levels.`);
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const start = quoted(text, 80);
    const kind = /^\s*[[{]/.test(text) ? 'broken JSON' : 'not JSON';
    throw new ConnectorError('not-json', `The answer is ${kind}; it starts with ${start}.`);
  }
  return withoutPrototypes(parsed);
}

function deeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 0x22) {
      for (i++; i < text.length && text.charCodeAt(i) !== 0x22; i++) if (text.charCodeAt(i) === 0x5c) i++;
    } else if (char === 0x5b || char === 0x7b) {
      if (++depth > limit) return true;
    } else if (char === 0x5d || char === 0x7d) depth--;
  }
  return false;
}

function withoutPrototypes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) value[i] = withoutPrototypes(value[i]);
    return value;
  }
  const bare = Object.create(null) as Record<string, unknown>;
  for (const name of Object.keys(value)) bare[name] = withoutPrototypes((value as Record<string, unknown>)[name]);
  return bare;
}
