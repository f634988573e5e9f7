/**
 * Names in formulas of KPIs. A formula is kept with the ids of its KPIs, so that a KPI may be renamed; people read and
 * write it with their names.
 */
import { namesIn, parseFormula } from './formula.js';
import type { Formula } from './formula-tree.js';

/** A KPI that a formula may name. */
export interface NamedKpi {
  readonly id: string;
  readonly name: string;
  readonly initiativeId: string | null;
}

/** A formula with ids in place of names, or what is wrong and where, counted from 0. */
export type Referenced =
  | { readonly ok: true; readonly stored: string; readonly formula: Formula; readonly ids: readonly string[] }
  | { readonly ok: false; readonly at: number; readonly end: number; readonly message: string };

const GRAMMAR = { filters: true } as const;
const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
const fold = (name: string): string => name.normalize('NFC').trim().toLowerCase();

/** Reads a formula and finds its KPIs: by id, by name, or by name in the initiative when two have the same. */
export function referKpis(text: string, kpis: readonly NamedKpi[], initiativeId: string | null): Referenced {
  const parsed = parseFormula(text, GRAMMAR);
  if (!parsed.ok) return { ...parsed, end: Math.min(text.length, parsed.at + 1) };
  let stored = '';
  let done = 0;
  for (const { name, at, end } of parsed.names) {
    const found = kpiNamed(name, kpis, initiativeId);
    if (typeof found === 'string') return { ok: false, at, end, message: found };
    stored += `${text.slice(done, at)}"${found.id}"`;
    done = end;
  }
  stored += text.slice(done);
  const formula = storedFormula(stored);
  if (formula === null) return { ok: false, at: 0, end: text.length, message: 'The formula is too long.' };
  return { ok: true, stored, formula, ids: namesIn(formula) };
}

function kpiNamed(name: string, kpis: readonly NamedKpi[], initiativeId: string | null): NamedKpi | string {
  const own = kpis.find(({ id }) => id === name);
  if (own) return own;
  const alike = kpis.filter((kpi) => fold(kpi.name) === fold(name));
  const exact = alike.filter((kpi) => kpi.name === name);
  const candidates = exact.length > 0 ? exact : alike;
  const near = candidates.filter((kpi) => kpi.initiativeId === initiativeId);
  const [found, other] = near.length > 0 ? near : candidates;
  if (!found) return `There is no KPI “${name}”.`;
  return other ? `There are several KPIs “${name}”; give one of them another name.` : found;
}

/** A stored formula as a tree whose names are ids; null when it is none. */
export function storedFormula(stored: string): Formula | null {
  // Ids are longer than most names: what people wrote within the limit must be readable in its stored form.
  const parsed = parseFormula(stored, { ...GRAMMAR, longest: 40_000 });
  return parsed.ok ? parsed.formula : null;
}

/** A stored formula with the names that its KPIs have now; one that was removed is said to be. */
export function shownFormula(stored: string, nameOf: (id: string) => string | undefined): string {
  return stored.replace(/"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g, (_, id: string) => {
    const name = nameOf(id);
    return name === undefined ? '"a KPI that was removed"' : writtenName(name);
  });
}

/** A name as it stands in a formula: in quotes where it needs them. */
export function writtenName(name: string): string {
  return PLAIN_NAME.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** What is being written at the caret: its beginning in the text, and the names that go on like it, at most `most`. */
export function suggestedNames(
  text: string,
  caret: number,
  names: readonly string[],
  most = 8,
): { readonly from: number; readonly names: readonly string[] } {
  const [begun] = /("[^"]*|[\p{L}_][\p{L}\p{N}_.]*)$/u.exec(text.slice(0, caret)) ?? [''];
  const wanted = fold(begun.replace(/^"/, ''));
  const unique = [...new Set(names)];
  const begins = unique.filter((name) => fold(name).startsWith(wanted));
  const holds = unique.filter((name) => !fold(name).startsWith(wanted) && fold(name).includes(wanted));
  return { from: caret - begun.length, names: wanted === '' ? [] : [...begins, ...holds].slice(0, most) };
}
