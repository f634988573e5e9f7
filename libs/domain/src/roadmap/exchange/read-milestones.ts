/** Milestones out of another tool's table, with everything that could not be read named by its row. */
import type { PlainDate } from '../../calendar/plain-date.js';
import { isPlainDate } from '../../calendar/plain-date.js';
import { type DateOrder, readWrittenDate, readWrittenNumber } from '../../kpi/written-number.js';
import type { ColumnMapping, EstimateUnit, ImportField } from './column-mapping.js';
import type { ImportedTable } from './imported-table.js';

/** How a table is read. */
export interface ImportSettings {
  readonly mapping: ColumnMapping;
  readonly estimateUnit: EstimateUnit;
  /** Order of dates that are not ISO. */
  readonly dates: DateOrder;
  /** For a row without an estimate. */
  readonly defaultDays: number;
}

/** A milestone as a row says it; people, promises and other rows by what the file calls them. */
export interface ImportedMilestone {
  /** Counted from 1, the header not counted. */
  readonly row: number;
  readonly key: string;
  readonly outcome: string;
  readonly owner: string;
  readonly team: string;
  readonly notes: string;
  readonly estimateDays: number;
  readonly optimisticDays: number | null;
  readonly pessimisticDays: number | null;
  readonly notBefore: PlainDate | null;
  readonly notAfter: PlainDate | null;
  readonly startedOn: PlainDate | null;
  readonly finishedOn: PlainDate | null;
  readonly deliverables: readonly { readonly text: string; readonly done: boolean }[];
  readonly waitsFor: readonly ImportedLink[];
  readonly blocks: readonly ImportedLink[];
  readonly promises: readonly string[];
}

/** Another row by its key, with the kind of dependency where the file names one (`12FS+2d`). */
export interface ImportedLink {
  readonly key: string;
  readonly type: 'FS' | 'SS' | 'FF' | 'SF';
  readonly lagDays: number;
}

/** Something in a row that was left out, or a row as a whole. */
export interface ImportRemark {
  readonly row: number;
  readonly message: string;
}

const HOURS_A_DAY = 8;
const DAYS_A_WEEK = 5;
const MOST_DAYS = 2_000;
const LONGEST_OUTCOME = 300;
const LONGEST_NOTES = 5_000;
const MOST_DELIVERABLES = 50;
const DONE = /^(done|closed|resolved|complete|completed|merged|shipped|erledigt|fertig|terminé|hecho)$/i;

/** Reads every row. A row without an outcome is left out and named; a cell that cannot be read is left empty and named. */
export function readMilestones(
  table: ImportedTable,
  settings: ImportSettings,
): { readonly milestones: readonly ImportedMilestone[]; readonly remarks: readonly ImportRemark[] } {
  const remarks: ImportRemark[] = [];
  const milestones = table.rows.flatMap((cells, at): ImportedMilestone[] => {
    const row = at + 1;
    if (cells.every((cell) => cell.trim() === '')) return [];
    const note = (message: string): null => {
      remarks.push({ row, message });
      return null;
    };
    const text = (field: ImportField): string =>
      (settings.mapping[field] ?? [])
        .map((place) => (cells[place] ?? '').trim())
        .filter(Boolean)
        .join('\n');
    const outcome = text('outcome').replace(/\s+/g, ' ');
    if (outcome === '') {
      note('There is no outcome, so this row is left out.');
      return [];
    }
    const date = (field: ImportField, called: string): PlainDate | null => {
      const written = text(field);
      if (written === '') return null;
      const found = readDate(written, settings.dates);
      return found ?? note(`${called}: “${short(written)}” is no date.`);
    };
    const days = (field: ImportField, called: string): number | null => {
      const written = text(field);
      if (written === '') return null;
      const found = readDays(written, settings.estimateUnit);
      return found ?? note(`${called}: “${short(written)}” is no number of days.`);
    };
    const done = DONE.test(text('state'));
    const finishedOn = date('finishedOn', 'Finished on');
    const startedOn = date('startedOn', 'Started on') ?? finishedOn;
    if (done && finishedOn === null) note('It is done, but no day says when: it is planned as not started.');
    if (startedOn !== null && finishedOn !== null && startedOn > finishedOn)
      note('It finished before it started: its start is taken from its finish.');
    if (outcome.length > LONGEST_OUTCOME) note(`The outcome is cut after ${LONGEST_OUTCOME} characters.`);
    const notes = text('notes');
    const checklist = listed(text('deliverables'));
    return [
      {
        row,
        key: (text('key').split('\n')[0] ?? '').replace(/^[#M](?=\d)/i, ''),
        outcome: cut(outcome, LONGEST_OUTCOME),
        owner: text('owner').split('\n')[0] ?? '',
        team: cut(text('team').split('\n')[0] ?? '', 80),
        notes: cut(notes, LONGEST_NOTES),
        estimateDays: days('estimate', 'Estimate') ?? settings.defaultDays,
        optimisticDays: days('optimistic', 'Optimistic'),
        pessimisticDays: days('pessimistic', 'Pessimistic'),
        notBefore: date('notBefore', 'Not before'),
        notAfter: date('notAfter', 'Not after'),
        startedOn: startedOn !== null && finishedOn !== null && startedOn > finishedOn ? finishedOn : startedOn,
        finishedOn,
        deliverables: (checklist.length > 0 ? checklist : tasksIn(notes)).slice(0, MOST_DELIVERABLES),
        waitsFor: [...links(text('waitsFor')), ...blockersIn(notes)],
        blocks: links(text('blocks')),
        promises: text('promises')
          .split(/[\s,;]+/)
          .filter(Boolean),
      },
    ];
  });
  return { milestones, remarks };
}

/** Working days out of `3`, `3d`, `2 weeks`, `16h`, `1.5 days`; rounded up, since half a day is a day of the calendar. */
export function readDays(text: string, unit: EstimateUnit): number | null {
  const [, number = '', named = ''] = /^([\d.,]+)\s*([a-zäéü]*)\.?$/i.exec(text.trim()) ?? [];
  const value = readWrittenNumber(number, '.') ?? readWrittenNumber(number, ',');
  if (value === null || value < 0) return null;
  const days = value * daysIn(named === '' ? unit : named.toLowerCase());
  return Number.isFinite(days) && Math.ceil(days) <= MOST_DAYS ? Math.max(0, Math.ceil(days - 1e-9)) : null;
}

function daysIn(unit: string): number {
  if (/^(days?|d|tage?|jours?|días?)$/.test(unit)) return 1;
  if (/^(weeks?|w|wk|wks|wochen?)$/.test(unit)) return DAYS_A_WEEK;
  if (/^(hours?|h|hrs?|std)$/.test(unit)) return 1 / HOURS_A_DAY;
  if (/^(seconds?|s|sec)$/.test(unit)) return 1 / (HOURS_A_DAY * 3_600);
  if (/^(months?|mo|mon)$/.test(unit)) return DAYS_A_WEEK * 4;
  return Number.NaN;
}

function readDate(text: string, order: DateOrder): PlainDate | null {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)?.[1];
  if (iso !== undefined && isPlainDate(iso)) return iso;
  return readWrittenDate(text, order);
}

/** Other rows: `PROJ-1, PROJ-2`, `3FS+2d; 4SS`, one a line. */
function links(text: string): ImportedLink[] {
  return text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      // A lag belongs to a named kind: the 3 of DR-3 is none.
      const [, key = part, type = 'FS', sign = '+', lag = '0'] =
        /^(.*?[\d\s])(FS|SS|FF|SF)(?:\s*([+-])\s*(\d{1,3})\s*d?(?:ays?)?)?$/i.exec(part) ?? [];
      return {
        key: key.trim().replace(/^[#M](?=\d)/i, ''),
        type: type.toUpperCase() as ImportedLink['type'],
        lagDays: lag === '0' ? 0 : Number(lag) * (sign === '-' ? -1 : 1),
      };
    });
}

/** GitHub has no field for it: people write “Blocked by #12” or “Depends on #12” into the text. */
function blockersIn(notes: string): ImportedLink[] {
  return [...notes.matchAll(/\b(?:blocked by|depends on)\s+((?:#\d+(?:\s*,\s*|\s+and\s+)?)+)/gi)].flatMap(
    ([, list = '']) => [...list.matchAll(/#(\d+)/g)].map(([, key = '']) => ({ key, type: 'FS' as const, lagDays: 0 })),
  );
}

/** Lines of a task list in Markdown. */
function tasksIn(notes: string): { text: string; done: boolean }[] {
  return [...notes.matchAll(/^\s*[-*]\s+\[([ xX])\]\s+(.+)$/gm)].map(([, mark, text = '']) => ({
    text: cut(text.trim(), 300),
    done: mark !== ' ',
  }));
}

function listed(text: string): { text: string; done: boolean }[] {
  const tasks = tasksIn(text);
  if (tasks.length > 0) return tasks;
  return text
    .split(/\n|;/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ text: cut(line.replace(/^✓\s*/, ''), 300), done: line.startsWith('✓') }));
}

function cut(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${text
        .slice(0, length - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`;
}

const short = (text: string): string => cut(text.replace(/\s+/g, ' '), 40);
