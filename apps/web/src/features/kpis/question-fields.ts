import type { SettingField, SettingsDraft } from '../sources/setting-field.js';
import type { ConnectorKind } from '../sources/source-kinds.js';

const path: SettingField = {
  path: 'path',
  label: 'Path below the source’s address',
  hint: 'Begins with / or ?. May hold {{from}} and {{to}}.',
  kind: 'text',
  optional: true,
};
const rows = (draft: SettingsDraft): boolean => draft['read.shape'] !== 'number';
const paged =
  (...kinds: string[]) =>
  (draft: SettingsDraft): boolean =>
    rows(draft) && kinds.includes(String(draft['pages.kind'] ?? 'none'));
const posted = (draft: SettingsDraft): boolean => draft['method'] === 'POST';

const otlp: readonly SettingField[] = [
  { path: 'metric', label: 'Metric', hint: 'As the program names it.', kind: 'text', placeholder: 'parcels.sorted' },
  {
    path: 'take',
    label: 'The number of a day',
    kind: 'choice',
    initial: 'last',
    choices: [
      ['last', 'The last point (a level)'],
      ['mean', 'The mean of the points'],
      ['max', 'The highest point'],
      ['min', 'The lowest point'],
      ['sum', 'All points added up (delta sums)'],
      ['increase', 'How much a counter grew'],
    ],
  },
  {
    path: 'attributes',
    label: 'Only points with these attributes',
    hint: 'One a line, for example “service.name: sorter”.',
    kind: 'headers',
    optional: true,
  },
];
const github: readonly SettingField[] = [
  {
    path: 'repository',
    label: 'Repository',
    hint: 'Written owner/name.',
    kind: 'text',
    placeholder: 'larkspur/lockers',
  },
  {
    path: 'measure',
    label: 'What is measured',
    kind: 'choice',
    initial: 'issues-opened',
    choices: [
      ['issues-opened', 'Issues opened each day'],
      ['issues-closed', 'Issues closed each day'],
      ['releases', 'Releases published each day'],
      ['open-issues', 'Open issues now'],
      ['stars', 'Stars now'],
    ],
  },
  {
    path: 'label',
    label: 'Only issues with this label',
    kind: 'text',
    optional: true,
    when: (draft) => String(draft['measure'] ?? 'issues-opened').includes('issues'),
  },
];
const json: readonly SettingField[] = [
  path,
  {
    path: 'read.shape',
    label: 'The answer holds',
    kind: 'choice',
    initial: 'rows',
    choices: [
      ['rows', 'Rows with a day and a value each'],
      ['number', 'One number'],
    ],
  },
  {
    path: 'read.rowsPath',
    label: 'Where the rows are',
    hint: 'A JMESPath: “data.days”, or “@” when the answer itself is the list.',
    kind: 'text',
    initial: '@',
    when: rows,
  },
  { path: 'read.datePath', label: 'The day in a row', kind: 'text', placeholder: 'date', when: rows },
  { path: 'read.valuePath', label: 'The value in a row', kind: 'text', placeholder: 'value', when: rows },
  {
    path: 'read.dimensionPath',
    label: 'The dimension in a row',
    hint: 'What the row is about: a country, a plan. For KPIs that are broken down.',
    kind: 'text',
    optional: true,
    rare: true,
    placeholder: 'country',
    when: rows,
  },
  {
    path: 'read.valuePath',
    label: 'Where the number is',
    hint: 'A JMESPath, for example “data.activation.rate”.',
    kind: 'text',
    placeholder: 'value',
    when: (draft) => !rows(draft),
  },
  {
    path: 'pages.kind',
    label: 'Further rows',
    kind: 'choice',
    initial: 'none',
    choices: [
      ['none', 'All rows are in one answer'],
      ['link', 'The header Link names the next page'],
      ['cursor', 'The answer holds a cursor for the next page'],
      ['page', 'Pages are numbered'],
      ['offset', 'Rows are counted (offset and limit)'],
    ],
    rare: true,
    when: rows,
  },
  {
    path: 'pages.nextPath',
    label: 'Where the cursor is',
    hint: 'A JMESPath; nothing there means that this was the last page.',
    kind: 'text',
    placeholder: 'paging.next',
    rare: true,
    when: paged('cursor'),
  },
  {
    path: 'pages.parameter',
    label: 'Parameter that asks for a page',
    hint: 'Left empty: cursor, page or offset.',
    kind: 'text',
    optional: true,
    rare: true,
    when: paged('cursor', 'page', 'offset'),
  },
  { path: 'pages.size', label: 'Rows a page', kind: 'number', initial: '100', rare: true, when: paged('offset') },
  {
    path: 'pages.sizeParameter',
    label: 'Parameter of the rows a page',
    hint: 'Left empty: limit.',
    kind: 'text',
    optional: true,
    rare: true,
    when: paged('offset'),
  },
  {
    path: 'dateFormat',
    label: 'Days are written as',
    kind: 'choice',
    initial: 'iso',
    choices: [
      ['iso', 'Dates or times (ISO 8601)'],
      ['epoch-seconds', 'Seconds since 1970'],
      ['epoch-milliseconds', 'Milliseconds since 1970'],
    ],
    rare: true,
    when: rows,
  },
  {
    path: 'numericText',
    label: 'Numbers may come as text',
    hint: 'Accepts "12.5" where a number is expected.',
    kind: 'switch',
    initial: false,
    rare: true,
  },
  {
    path: 'method',
    label: 'Method',
    kind: 'choice',
    initial: 'GET',
    choices: [
      ['GET', 'GET'],
      ['POST', 'POST'],
    ],
    rare: true,
  },
  { path: 'body', label: 'Body', kind: 'long', optional: true, rare: true, when: posted },
];

/** How a CSV file is read. */
export const csvFields: readonly SettingField[] = [
  {
    path: 'dateColumn',
    label: 'Column of the day',
    hint: 'Empty when the file holds a single value.',
    kind: 'column',
    optional: true,
    placeholder: 'date',
  },
  { path: 'valueColumn', label: 'Column of the value', kind: 'column', placeholder: 'value' },
  {
    path: 'dimensionColumn',
    label: 'Column of the dimension',
    hint: 'Says what each row is about: a country, a plan. For KPIs that are broken down.',
    kind: 'column',
    optional: true,
    rare: true,
    placeholder: 'country',
  },
  {
    path: 'delimiter',
    label: 'Columns are separated by',
    kind: 'choice',
    initial: 'auto',
    choices: [
      ['auto', 'As its first line shows'],
      [',', 'Comma'],
      [';', 'Semicolon'],
      ['\t', 'Tab'],
      ['|', 'Bar'],
    ],
  },
  {
    path: 'decimal',
    label: 'Decimals are written with',
    kind: 'choice',
    initial: '.',
    choices: [
      ['.', 'Point (1.5)'],
      [',', 'Comma (1,5)'],
    ],
  },
  {
    path: 'dates',
    label: 'Days are written as',
    kind: 'choice',
    initial: 'iso',
    choices: [
      ['iso', '2026-01-31, or a time (ISO 8601)'],
      ['dmy', '31.01.2026 or 31/01/2026'],
      ['mdy', '01/31/2026'],
      ['ymd', '2026/01/31 or 20260131'],
    ],
  },
  {
    path: 'encoding',
    label: 'Encoding',
    hint: 'Found out by itself for UTF-8, UTF-16 and Windows-1252.',
    kind: 'choice',
    initial: 'auto',
    choices: [
      ['auto', 'Find out'],
      ['utf-8', 'UTF-8'],
      ['utf-16le', 'UTF-16, little endian'],
      ['utf-16be', 'UTF-16, big endian'],
      ['windows-1252', 'Windows-1252 (Western Europe)'],
      ['iso-8859-15', 'ISO 8859-15 (Western Europe)'],
      ['windows-1250', 'Windows-1250 (Central Europe)'],
      ['windows-1251', 'Windows-1251 (Cyrillic)'],
      ['shift_jis', 'Shift JIS (Japanese)'],
      ['gb18030', 'GB 18030 (Chinese)'],
    ],
    rare: true,
  },
  {
    path: 'headerRow',
    label: 'The first row names the columns',
    hint: 'Without it, give the columns by position from 1.',
    kind: 'switch',
    initial: true,
  },
];

const prometheus: readonly SettingField[] = [
  { path: 'promql', label: 'PromQL', kind: 'long', placeholder: 'sum(increase(orders_total[1d]))' },
  {
    path: 'mode',
    label: 'Evaluated',
    kind: 'choice',
    initial: 'range',
    choices: [
      ['range', 'At the end of each day'],
      ['instant', 'Now'],
    ],
  },
];

const sql: readonly SettingField[] = [
  {
    path: 'sql',
    label: 'SELECT',
    hint: 'Answers one number, or rows of a day and a value. {{from}} and {{to}} become the dates of the window.',
    kind: 'long',
    placeholder: 'SELECT day, count(*) FROM orders WHERE day BETWEEN {{from}} AND {{to}} GROUP BY day',
  },
];

/** What a KPI asks of each kind of source; nothing where numbers arrive by themselves. */
export const questionFields: Readonly<Record<ConnectorKind, readonly SettingField[]>> = {
  'http-json': json,
  'csv-url': [{ ...path, label: 'File below the source’s address' }, ...csvFields],
  prometheus,
  postgresql: sql,
  mysql: sql,
  github,
  otlp,
  push: [],
  manual: [],
};
