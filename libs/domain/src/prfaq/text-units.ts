/** A piece of Markdown that people think of as one: a paragraph, a list item, a row of a table, a block of code. */
export interface TextUnit {
  readonly text: string;
  /** The line ends behind it. */
  readonly gap: string;
  /** What followed it in the text it was read from; null for the last one. */
  readonly next: string | null;
  /** How it read before and on either side, if two edits of it were merged. */
  readonly sides?: readonly string[];
}

/** A Markdown text in units, with the blank lines before the first. */
export interface UnitText {
  readonly head: string;
  readonly units: readonly TextUnit[];
}

const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const ROW = /^[ \t]*\|/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const FENCE = /^[ \t]*(`{3,}|~{3,})/;

/** Divides a text into units; their texts and gaps put together are the text again. */
export function unitsOf(markdown: string): UnitText {
  const found: { text: string; gap: string }[] = [];
  const lines = markdown.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  let head = '';
  let fence: string | null = null;
  let open = false;
  for (const line of lines) {
    const words = line.replace(/\n$/, '');
    const last = found.at(-1);
    const isBlank = words.trim() === '' && fence === null;
    if (isBlank) {
      if (last) last.gap += line;
      else head += line;
      open = false;
      continue;
    }
    const [, mark] = FENCE.exec(words) ?? [];
    const starts =
      fence === null && (!open || mark !== undefined || ITEM.test(words) || ROW.test(words) || HEADING.test(words));
    if (last && !starts) {
      last.text += last.gap + words;
      last.gap = line.slice(words.length);
    } else found.push({ text: words, gap: line.slice(words.length) });
    if (fence === null) fence = mark ?? null;
    else if (closes(words, fence)) fence = null;
    // A heading and closed code are complete with their line.
    open = fence !== null || !(HEADING.test(words) || (mark !== undefined && fence === null));
  }
  return { head, units: found.map((unit, at) => ({ ...unit, next: found[at + 1]?.text ?? null })) };
}

/** Puts units together again; between two that did not stand together before come the line ends that fit them. */
export function joinUnits(units: readonly TextUnit[]): string {
  return units
    .map((unit, at) => {
      const next = units[at + 1];
      if (!next) return unit.text;
      return unit.text + (stoodBefore(unit, next) ? unit.gap : usualGap(unit.text, next.text));
    })
    .join('');
}

const stoodBefore = (unit: TextUnit, { text, sides = [] }: TextUnit): boolean =>
  unit.next !== null && (unit.next === text || sides.includes(unit.next));

const usualGap = (before: string, after: string): string =>
  (ITEM.test(before) && ITEM.test(after)) || (ROW.test(before) && ROW.test(after)) ? '\n' : '\n\n';

function closes(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && text === (fence[0] as string).repeat(text.length);
}
