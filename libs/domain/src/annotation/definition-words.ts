import { changesBetween } from '../event/changes.js';

/** Parts of a KPI's definition that give its numbers another meaning, with what they are called. */
const TELLING: Readonly<Record<string, string>> = {
  kind: 'kind',
  unit: 'unit',
  currency: 'currency',
  direction: 'direction',
  grain: 'grain',
  aggregation: 'aggregation',
  delayDays: 'delay in days',
  target: 'target',
  formula: 'formula',
};
/** Parts that are named without their content: ids and questions are not for a chart. */
const NAMED: Readonly<Record<string, string>> = { sourceId: 'source', query: 'question to the source' };

/**
 * What a change of a KPI's definition means for its chart, in words, from the states that the record keeps; null when it
 * changes nothing that a chart shows, such as a caveat or the rhythm of pulls.
 */
export function definitionWords(before: unknown, after: unknown): string | null {
  if (!isRecord(before) || !isRecord(after)) return null;
  const named = Object.entries(NAMED).flatMap(([key, name]) =>
    JSON.stringify(before[key]) === JSON.stringify(after[key]) ? [] : [`another ${name}`],
  );
  const told = Object.entries(TELLING).flatMap(([key, name]) => {
    const [change] = changesBetween({ [key]: before[key] ?? null }, { [key]: after[key] ?? null }, () => undefined);
    return change ? [`${name} ${change.before ?? 'none'} → ${change.after ?? 'none'}`] : [];
  });
  // A single target is told by its value; a plan of several is only named.
  const moved = JSON.stringify(before['targets']) !== JSON.stringify(after['targets']);
  const planned = moved && before['target'] === after['target'] ? ['another plan of targets'] : [];
  const words = [...named, ...told, ...planned];
  return words.length === 0 ? null : `Definition changed: ${words.join(', ')}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
