import type { ImportPreview } from '@workback/contracts/prfaq/prfaq.schemas';
import { numberedQuestions } from '@workback/domain/prfaq/questions';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { isSectionKey, sectionOf } from '@workback/domain/prfaq/sections';

type Lines = readonly [from: number, to: number];

/** A piece of the source and where it went, in the words of the screen. */
export interface PlacedPiece {
  readonly lines: Lines;
  readonly text: string;
  readonly where: string;
  readonly why: string;
  /** `left` stands in no section of its own, `label` became structure. */
  readonly kind: 'placed' | 'left' | 'label';
}

/** Every piece of the source in its order, with where it went and why. */
export function placedPieces(
  { document, placements, remainder }: Pick<ImportPreview, 'document' | 'placements' | 'remainder'>,
  source: string,
): readonly PlacedPiece[] {
  const rows = source.replace(/\r\n?/g, '\n').split('\n');
  const textOf = ([from, to]: Lines): string =>
    rows
      .slice(from - 1, to)
      .join('\n')
      .trim();
  const names = new Map(
    numberedQuestions((document ?? { questions: [] }) as PrfaqDocument).map(({ id, label }) => [
      `question:${id}`,
      `Question ${label}`,
    ]),
  );
  const nameOf = (where: string): string =>
    isSectionKey(where) ? sectionOf(where).title : (names.get(where) ?? where);
  const placed = placements
    .filter(({ why }) => why !== 'not recognised')
    .map(({ where, lines, why }) => ({
      lines,
      text: textOf(lines),
      where: nameOf(where),
      why,
      kind: 'placed' as const,
    }));
  const left = remainder.map(({ kind, text, lines, reason }) => ({
    lines,
    text,
    where: kind === 'content' ? 'Appendix' : 'Structure',
    why: reason,
    kind: kind === 'content' ? ('left' as const) : ('label' as const),
  }));
  return [...placed, ...left].toSorted((one, other) => one.lines[0] - other.lines[0] || one.lines[1] - other.lines[1]);
}

/** "line 3", "lines 3 to 9". */
export const linesWords = ([from, to]: Lines): string => (from === to ? `line ${from}` : `lines ${from} to ${to}`);
