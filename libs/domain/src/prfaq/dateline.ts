import { isPlainDate } from '../calendar/plain-date.js';
import type { PlainDate } from '../calendar/plain-date.js';

/** A date as far as a dateline gives it; `day` is null when it names only month and year, or can be read two ways. */
export interface DatelineDate {
  readonly date: PlainDate | null;
  readonly note: string | null;
}

const monthNames: readonly string[] = [
  'january|jan|januar|jänner|janvier|enero|ene|janeiro|gennaio|januari',
  'february|feb|februar|février|fevrier|févr|febrero|fevereiro|febbraio|februari',
  'march|mar|märz|maerz|mars|marzo|março|maart',
  'april|apr|avril|avr|abril|abr|aprile',
  'may|mai|mayo|maio|maggio|mei',
  'june|jun|juni|juin|junio|junho|giugno',
  'july|jul|juli|juillet|juil|julio|julho|luglio',
  'august|aug|août|aout|agosto|ago|augustus',
  'september|sep|sept|septembre|septiembre|setiembre|setembro|settembre',
  'october|oct|oktober|okt|octobre|octubre|outubro|ottobre',
  'november|nov|novembre|noviembre|novembro',
  'december|dec|dezember|dez|décembre|decembre|déc|diciembre|dic|dezembro|dicembre',
];
const monthOf = new Map(monthNames.flatMap((list, index) => list.split('|').map((name) => [name, index + 1] as const)));
const MONTH = `(${[...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;
const START = '(?<![\\p{L}\\p{N}])';
const DAY = '(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?';
const YEAR = '(\\d{4})(?!\\d)';
const dayMonthYear = new RegExp(`${START}${DAY}\\s+(?:of\\s+|de\\s+)?${MONTH},?\\s+(?:de\\s+|del\\s+)?${YEAR}`, 'iu');
const monthDayYear = new RegExp(`${START}${MONTH}\\s+${DAY},?\\s+${YEAR}`, 'iu');
const monthYear = new RegExp(`${START}${MONTH},?\\s+(?:de\\s+|del\\s+)?${YEAR}`, 'iu');
const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const eastern = /(?<!\d)(\d{4})[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일]/;
const dotted = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/;
const slashed = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/;

/** The launch date that a dateline states, null with a note when it names no single existing day (METHOD.md §3.1). */
export function datelineDate(dateline: string): DatelineDate {
  const text = dateline.slice(0, 400);
  const found = fullDate(text);
  if (found !== null) {
    return isPlainDate(found)
      ? { date: found, note: null }
      : { date: null, note: `The dateline names a day that does not exist (${found}).` };
  }
  if (slashed.test(text))
    return { date: null, note: 'The date in the dateline can be read two ways (day/month or month/day).' };
  if (monthYear.test(text))
    return { date: null, note: 'The launch date has no day: the dateline names only month and year.' };
  return { date: null, note: null };
}

function fullDate(text: string): string | null {
  const isoDate = iso.exec(text);
  if (isoDate) return isoDate[0];
  const east = eastern.exec(text);
  if (east) return written(east[1], Number(east[2]), east[3]);
  const european = dayMonthYear.exec(text);
  if (european) return written(european[3], monthOf.get((european[2] as string).toLowerCase()), european[1]);
  const american = monthDayYear.exec(text);
  if (american) return written(american[3], monthOf.get((american[1] as string).toLowerCase()), american[2]);
  const german = dotted.exec(text);
  if (german) return written(german[3], Number(german[2]), german[1]);
  const slashes = slashed.exec(text);
  if (!slashes) return null;
  const [first, second] = [Number(slashes[1]), Number(slashes[2])];
  // Only a number above 12 tells which of the two is the day.
  if (first > 12) return written(slashes[3], second, slashes[1]);
  return second > 12 || first === second ? written(slashes[3], first, slashes[2]) : null;
}

function written(year: string | undefined, month: number | undefined, day: string | undefined): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Says whether a text names a date, with or without a day. */
export function namesDate(text: string): boolean {
  const part = text.slice(0, 400);
  return fullDate(part) !== null || slashed.test(part) || monthYear.test(part);
}

const SEPARATOR = /^\s*(?:–|—|―|--|-|:)\s+|^(?:–|—|―)/;
const PLACE_WORD =
  /^(?:[\p{Lu}(][\p{L}\p{M}.'’&/()-]*,?|d[eiou]|del|am|an|at|on|near|a|à|em|en|den|der|la|le|les|los|of|sur|im|in|and|the|y|et|und|\d{1,2})$/u;

/**
 * Splits the first paragraph of a release into its dateline and the rest. A dateline is a place, an outlet or a date, each
 * closed by a dash; null when the paragraph starts with none.
 */
export function splitDateline(paragraph: string): { dateline: string; rest: string } | null {
  const bold = /^(\*\*|__)([^*_\n]{2,160}(?:\n[^*_\n]{1,160})?)\1/.exec(paragraph);
  if (bold) {
    const inner = (bold[2] as string).trim();
    const after = paragraph.slice(bold[0].length);
    const gap = SEPARATOR.exec(after);
    const closed = /[–—-]\s*$/.test(inner) || gap !== null;
    const parts = inner.split(/\s+[–—-]+\s*|[–—]/).filter((part) => part.trim() !== '');
    if (!closed || parts.length === 0 || !parts.every(isDatelinePart)) return null;
    return cut(paragraph, takeParts(after.slice(gap?.[0].length ?? 0)).rest);
  }
  const { taken, rest } = takeParts(paragraph);
  if (taken.length === 0 || rest.trim() === '') return null;
  const [only] = taken;
  // One capitalised word before a dash opens many sentences; alone it is a place only with a comma or in capitals.
  if (
    taken.length === 1 &&
    !namesDate(only as string) &&
    !/,/.test(only as string) &&
    (only as string) !== (only as string).toUpperCase()
  ) {
    return null;
  }
  return cut(paragraph, rest);
}

function cut(paragraph: string, rest: string): { dateline: string; rest: string } {
  const head = paragraph.slice(0, paragraph.length - rest.length);
  return { dateline: head.replace(/\*\*|__/g, '').replace(/[\s–—―:-]+$/u, ''), rest };
}

function takeParts(text: string): { taken: string[]; rest: string } {
  const taken: string[] = [];
  let rest = text;
  for (let n = 0; n < 4; n += 1) {
    const head = rest.slice(0, 170);
    const dash = /\s*(?:–|—|―)\s*|\s+-{1,2}\s+/.exec(head);
    if (!dash || dash.index === 0 || !isDatelinePart(head.slice(0, dash.index))) break;
    taken.push(head.slice(0, dash.index).trim());
    rest = rest.slice(dash.index + dash[0].length);
  }
  return { taken, rest };
}

function isDatelinePart(part: string): boolean {
  const text = part.trim();
  const words = text.split(/\s+/);
  if (text === '' || words.length > 12 || /[!?;]/.test(text)) return false;
  if (namesDate(text)) return words.length <= 9 && withoutDate(text).every((word) => PLACE_WORD.test(word));
  return words.length <= 7 && words.every((word) => PLACE_WORD.test(word)) && /^[\p{Lu}(]/u.test(text);
}

/** The words beside the date: a verb among them makes a sentence of it. */
function withoutDate(text: string): string[] {
  const rest = [iso, eastern, dayMonthYear, monthDayYear, monthYear, dotted, slashed].reduce(
    (left, date) => left.replace(date, ' '),
    text,
  );
  return rest.split(/[\s,.;:]+/).filter((word) => /\p{L}/u.test(word));
}

/** Says whether a whole short paragraph is a dateline: it names a date and holds no sentence. */
export function isDatelineParagraph(text: string): boolean {
  const bare = text.replace(/[*_]/g, '').trim();
  return (
    bare.length <= 120 &&
    namesDate(bare) &&
    bare
      .split(/\s*[–—]\s*|\s+-\s+/)
      .filter((part) => part !== '')
      .every(isDatelinePart)
  );
}
