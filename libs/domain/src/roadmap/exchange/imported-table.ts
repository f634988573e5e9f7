/** Rows of another tool's file as a table of texts, whatever the file was: CSV, or JSON as GitHub and Jira write it. */

/** A table: columns by name in the order of the file; a name may stand more than once, as in exports of Jira. */
export interface ImportedTable {
  readonly form: ImportForm;
  readonly columns: readonly string[];
  /** As many cells as columns in each row. */
  readonly rows: readonly (readonly string[])[];
}

/** Whose file it is, as far as its columns say. */
export type ImportForm = 'workback' | 'github' | 'jira' | 'table';

const MOST_ROWS = 2_000;
const MOST_COLUMNS = 400;
const MOST_DEPTH = 6;

/** A table, or the sentence that says why the file is none. */
export type TableResult =
  { readonly ok: true; readonly table: ImportedTable } | { readonly ok: false; readonly reason: string };

/** A table from the records of a CSV file, whose first names the columns. */
export function tableFromRecords(records: readonly (readonly string[])[]): TableResult {
  const [header, ...rows] = records;
  if (!header || header.every((name) => name.trim() === '')) return refused('The file is empty.');
  if (header.length > MOST_COLUMNS)
    return refused(`The file has ${header.length} columns; at most ${MOST_COLUMNS} are read.`);
  if (rows.length === 0) return refused('The file has a header and no rows.');
  if (rows.length > MOST_ROWS) return refused(`The file has ${rows.length} rows; at most ${MOST_ROWS} are read.`);
  const columns = header.map((name) => name.trim());
  const whole = rows.map((row) => columns.map((_, at) => row[at] ?? ''));
  return { ok: true, table: { form: formOf(columns), columns, rows: whole } };
}

/** A table from parsed JSON: a list of objects, or an object that holds one. */
export function tableFromJson(data: unknown): TableResult {
  const list = listIn(data);
  if (list === null) return refused('The JSON holds no list of objects.');
  if (list.length === 0) return refused('The list in the JSON is empty.');
  if (list.length > MOST_ROWS) return refused(`The JSON has ${list.length} entries; at most ${MOST_ROWS} are read.`);
  const flat = list.map((entry) => flatten(entry));
  const columns = [...new Set(flat.flatMap((entry) => [...entry.keys()]))].slice(0, MOST_COLUMNS);
  const rows = flat.map((entry) => columns.map((name) => entry.get(name) ?? ''));
  return { ok: true, table: { form: formOf(columns), columns, rows } };
}

function refused(reason: string): TableResult {
  return { ok: false, reason };
}

/** Told by columns that no other tool has together. */
function formOf(columns: readonly string[]): ImportForm {
  const names = new Set(columns.map((name) => name.toLowerCase()));
  const has = (...wanted: string[]): boolean => wanted.every((name) => names.has(name));
  if (has('milestone', 'outcome', 'estimate days') || has('outcome', 'estimatedays')) return 'workback';
  if (has('summary', 'issue key') || has('key', 'fields.summary')) return 'jira';
  if (has('title', 'number') && (names.has('state') || names.has('html_url') || names.has('url'))) return 'github';
  return 'table';
}

function listIn(data: unknown): Record<string, unknown>[] | null {
  const candidates = [data, ...['milestones', 'issues', 'items', 'data', 'nodes'].map((name) => field(data, name))];
  for (const candidate of candidates) {
    if (
      Array.isArray(candidate) &&
      candidate.every((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry))
    ) {
      return candidate as Record<string, unknown>[];
    }
  }
  return null;
}

function field(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, name)
    ? (data as Record<string, unknown>)[name]
    : undefined;
}

/** Fields by their path; people and labels by what they are called, lists on lines of their own. */
function flatten(entry: Record<string, unknown>): Map<string, string> {
  const cells = new Map<string, string>();
  const walk = (value: unknown, path: string, depth: number): void => {
    if (value === null || value === undefined || cells.size >= MOST_COLUMNS) return;
    if (Array.isArray(value)) {
      const words = value.flatMap((each) => wordsOf(each) ?? []);
      if (words.length > 0) cells.set(path, words.join('\n'));
      return;
    }
    if (typeof value !== 'object') return void cells.set(path, String(value));
    const name = wordsOf(value);
    // Both what it is called and what is in it: a milestone of GitHub has a title and a due date.
    if (name !== null && path !== '') cells.set(path, name);
    if (depth < MOST_DEPTH) {
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`, depth + 1);
    }
  };
  walk(entry, '', 0);
  return cells;
}

/** What an object is called where people would name it: the login of a person, the name of a label, the key of a link. */
function wordsOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return null;
  for (const name of ['emailAddress', 'email', 'displayName', 'name', 'login', 'title', 'text', 'value']) {
    const words = field(value, name);
    if (typeof words === 'string' && words !== '') return words;
  }
  return null;
}
