/** One field that an event changed, in words; null where there was or is nothing. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

const MOST_CHANGES = 8;
const LONGEST = 160;

/**
 * What differs between the states before and after an event, field by field and in words: texts, numbers, dates, yes and no,
 * and lists of these. What is nested is left out, and so are ids, except those of people whose name `nameOf` knows.
 */
export function changesBetween(
  before: unknown,
  after: unknown,
  nameOf: (id: string) => string | undefined,
): readonly FieldChange[] {
  if (!isRecord(before) || !isRecord(after)) return [];
  const changes: FieldChange[] = [];
  for (const key of Object.keys(after)) {
    if (!Object.hasOwn(before, key) || changes.length === MOST_CHANGES) continue;
    const [was, is] = [wordsOf(before[key], nameOf), wordsOf(after[key], nameOf)];
    if (was === undefined || is === undefined || was === is) continue;
    changes.push({ field: titleOf(key), before: was, after: is });
  }
  return changes;
}

/** Ids of people among the fields of a state. */
export function peopleIn(state: unknown): readonly string[] {
  if (!isRecord(state)) return [];
  return Object.values(state).filter((value): value is string => typeof value === 'string' && UUID.test(value));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value in words; undefined when it has none. */
function wordsOf(value: unknown, nameOf: (id: string) => string | undefined): string | null | undefined {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(value).replace('-', '\u2212');
  if (typeof value === 'string') return UUID.test(value) ? nameOf(value) : shortened(value);
  if (!Array.isArray(value)) return undefined;
  const words = value.map((each: unknown) => (Array.isArray(each) ? undefined : wordsOf(each, nameOf)));
  if (words.some((each) => each === undefined)) return undefined;
  return words.length === 0 ? null : shortened(words.map((each) => each ?? '—').join(', '));
}

/** `promisedLaunchOn` as "Promised launch on", `ownerId` as "Owner". */
function titleOf(key: string): string {
  const words = key
    .replace(/Ids?$/, '')
    .replace(/[-_]+/g, ' ')
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= LONGEST
    ? line
    : `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}
