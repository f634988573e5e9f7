/** Milestones written as lines, one each: `Drivers see it at the stop 18d after 1, 2+3 @Ines #Depot P1`. */
import type { EstimateRange } from './plan-content.js';
import type { PlanOperation } from './plan-operation.js';
import { MAX_PLAN_DAYS } from './plan.js';

/** What lines may refer to. */
export interface QuickSetting {
  /** The numbers of milestones that there are, and the highest that there ever was. */
  readonly numbers: ReadonlyMap<number, string>;
  readonly lastNumber: number;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly promises: readonly { readonly id: string; readonly number: number }[];
  /** Working days of a week. */
  readonly weekDays: number;
  /** For a line that names no estimate. */
  readonly defaultDays: number;
}

/** A milestone as a line says it; its number is the one that it will have. */
export interface QuickMilestone {
  readonly line: number;
  readonly number: number;
  readonly outcome: string;
  readonly estimateDays: number;
  readonly estimateRange: EstimateRange | null;
  readonly ownerId: string | null;
  readonly team: string;
  readonly promiseIds: readonly string[];
  readonly after: readonly { readonly number: number; readonly lagDays: number }[];
}

/** Something in a line that was not understood, and is left out. */
export interface QuickRemark {
  readonly line: number;
  readonly message: string;
}

/** The lines as milestones. */
export interface QuickLines {
  readonly milestones: readonly QuickMilestone[];
  readonly remarks: readonly QuickRemark[];
}

/** The most lines that are read at once, as many as one change may hold with a few dependencies each. */
export const MOST_QUICK_LINES = 300;
const LONGEST_OUTCOME = 300;
const MOST_DAYS = 2_000;

const BULLET = /^(?:[-*•]\s+(?:\[[ xX]?\]\s+)?|\d{1,3}[.)]\s+)/;
const DAYS = /(?:^|\s)(\d{1,5})(?:-(\d{1,5})-(\d{1,5}))?\s?(d|days?|w|wks?|weeks?)$/i;
const TEAM = /(?:^|\s)#([^\s#@]+)$/;
const PROMISES = /(?:^|\s)(P\d{1,4}(?:[\s,]+P\d{1,4})*)$/i;
const AFTER_ALL = /(?:^|\s)after (all|above)$/i;
const AFTER = /(?:^|\s)after (M?\d{1,5}(?:[+-]\d{1,3}d?)?(?:(?:\s*,\s*|\s+and\s+)M?\d{1,5}(?:[+-]\d{1,3}d?)?)*)$/i;
const ONE = /M?(\d{1,5})(?:([+-])(\d{1,3})d?)?/gi;
const SOMEBODY = /(?:^|\s)@([^\s@#]+)$/;

/**
 * Reads lines. What is said about a milestone stands at the end of its line in any order; the rest is its outcome. A line
 * that begins with `>` waits for the one above; `after all` waits for everything that nothing else in the lines waits for.
 */
export function readQuickLines(text: string, setting: QuickSetting): QuickLines {
  const remarks: QuickRemark[] = [];
  const milestones: QuickMilestone[] = [];
  const lines = text.split(/\r?\n/);
  for (const [at, written] of lines.entries()) {
    const line = at + 1;
    if (written.trim() === '') continue;
    if (milestones.length === MOST_QUICK_LINES) {
      remarks.push({ line, message: `More than ${MOST_QUICK_LINES} lines at once are not read.` });
      break;
    }
    const number = setting.lastNumber + milestones.length + 1;
    const read = readLine(written, number, milestones, setting, (message) => remarks.push({ line, message }));
    if (read !== null) milestones.push({ line, number, ...read });
  }
  return { milestones, remarks };
}

type Said = Omit<QuickMilestone, 'line' | 'number'>;
type Draft = { -readonly [Field in keyof Said]: Said[Field] };

function readLine(
  written: string,
  number: number,
  above: readonly QuickMilestone[],
  setting: QuickSetting,
  remark: (message: string) => void,
): Said | null {
  const said: Draft = {
    outcome: '',
    estimateDays: setting.defaultDays,
    estimateRange: null,
    ownerId: null,
    team: '',
    promiseIds: [],
    after: [],
  };
  let rest = written.trim();
  const waits = (numbers: Said['after']): void => {
    const known = new Set(said.after.map((each) => each.number));
    said.after = [...said.after, ...numbers.filter((each) => !known.has(each.number))];
  };
  if (rest.startsWith('>')) {
    rest = rest.slice(1).trim();
    const last = above.at(-1);
    if (last) waits([{ number: last.number, lagDays: 0 }]);
    else remark('There is no line above to wait for.');
  }
  rest = rest.replace(BULLET, '');
  for (let before = ''; before !== rest;) {
    before = rest;
    rest = take(rest, DAYS, ([, likely = '', middle, last, unit = 'd']) => {
      const days = (digits: string): number => Number(digits) * (/^w/i.test(unit) ? setting.weekDays : 1);
      const three = middle !== undefined && last !== undefined;
      const estimate = days(three ? middle : likely);
      const range = three ? { optimisticDays: days(likely), pessimisticDays: days(last) } : null;
      if (Math.max(estimate, range?.pessimisticDays ?? 0) > MOST_DAYS) return remark(`${MOST_DAYS} days are the most.`);
      if (range && (range.optimisticDays > estimate || estimate > range.pessimisticDays)) {
        return remark('Of three numbers the first is the fewest days, the second the likely, the third the most.');
      }
      [said.estimateDays, said.estimateRange] = [estimate, range];
    });
    rest = take(rest, TEAM, ([, team = '']) => void (said.team = team.replaceAll('_', ' ').slice(0, 80)));
    rest = take(rest, PROMISES, ([, list = '']) => {
      for (const [, digits] of list.matchAll(/P(\d+)/gi)) {
        const found = setting.promises.find((promise) => promise.number === Number(digits));
        if (!found) remark(`There is no promise P${digits}.`);
        else if (!said.promiseIds.includes(found.id)) said.promiseIds = [...said.promiseIds, found.id];
      }
    });
    rest = take(rest, AFTER_ALL, ([, which = '']) => {
      if (/above/i.test(which)) waits(above.slice(-1).map((each) => ({ number: each.number, lagDays: 0 })));
      else waits(ends(above).map((each) => ({ number: each, lagDays: 0 })));
    });
    rest = take(rest, AFTER, ([, list = '']) => {
      for (const [, digits, sign, lag = '0'] of list.matchAll(ONE)) {
        const other = Number(digits);
        const known = setting.numbers.has(other) || (other > setting.lastNumber && other < number);
        if (!known) remark(`There is no milestone ${other} to wait for${other >= number ? ' above this line' : ''}.`);
        else waits([{ number: other, lagDays: Math.min(MAX_PLAN_DAYS, Number(lag)) * (sign === '-' ? -1 : 1) }]);
      }
    });
    rest = takeOwner(rest, said, setting, remark);
  }
  said.outcome = rest
    .trim()
    .replace(/[,;:]$/, '')
    .slice(0, LONGEST_OUTCOME);
  if (said.outcome !== '') return said;
  remark('There is no outcome, so this line is left out.');
  return null;
}

/** Takes what matches off the end. */
function take(text: string, pattern: RegExp, found: (match: RegExpExecArray) => void): string {
  const match = pattern.exec(text);
  if (!match) return text;
  found(match);
  return text.slice(0, match.index).trimEnd();
}

/** `@` with a whole name, or with the beginning of one that only one person has. */
function takeOwner(text: string, said: Draft, { people }: QuickSetting, remark: (message: string) => void): string {
  const lower = text.toLowerCase();
  const whole = people.find(({ name }) => {
    const end = `@${name.toLowerCase()}`;
    return lower.endsWith(end) && (lower.length === end.length || /\s/.test(lower[lower.length - end.length - 1]!));
  });
  if (whole) {
    said.ownerId = whole.id;
    return text.slice(0, text.length - whole.name.length - 1).trimEnd();
  }
  return take(text, SOMEBODY, ([, begun = '']) => {
    const wanted = begun.replaceAll('_', ' ').toLowerCase();
    const fits = people.filter(({ name }) =>
      [name, ...name.split(/\s+/)].some((part) => part.toLowerCase().startsWith(wanted)),
    );
    if (fits.length === 1) said.ownerId = fits[0]!.id;
    else remark(fits.length === 0 ? `Nobody here is called ${begun}.` : `${begun} may be several people.`);
  });
}

/** The lines that no other line waits for. */
function ends(milestones: readonly QuickMilestone[]): number[] {
  const awaited = new Set(milestones.flatMap(({ after }) => after.map(({ number }) => number)));
  return milestones.map(({ number }) => number).filter((number) => !awaited.has(number));
}

/** The operations that make the milestones and what they wait for; `newId` names each, in their order. */
export function quickOperations(
  { milestones }: QuickLines,
  numbers: ReadonlyMap<number, string>,
  newId: (index: number) => string,
): PlanOperation[] {
  const ids = new Map([...numbers, ...milestones.map(({ number }, index) => [number, newId(index)] as const)]);
  return milestones.flatMap(({ line: _, number, after, ...milestone }): PlanOperation[] => {
    const milestoneId = ids.get(number)!;
    return [
      { op: 'create', milestoneId, ...milestone },
      ...after.map((link): PlanOperation => ({
        op: 'link',
        predecessorId: ids.get(link.number)!,
        successorId: milestoneId,
        type: 'FS',
        lagDays: link.lagDays,
      })),
    ];
  });
}
