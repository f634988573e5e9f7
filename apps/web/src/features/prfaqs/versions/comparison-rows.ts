import type { DiffPiece } from '@workback/domain/prfaq/diff-text';
import { type ShownRun, shownPieces } from '@workback/domain/prfaq/shown-runs';

/** One paragraph or line of a comparison; both sides of a row belong together. */
export interface ComparisonRow {
  readonly pieces: readonly DiffPiece[];
  readonly changed: boolean;
  /** A blank line follows. */
  readonly ends: boolean;
}

/** What is shown: rows, or a stretch of unchanged ones that is folded away. */
export type ComparisonStretch = { readonly rows: readonly ComparisonRow[]; readonly folded: boolean };

/** Unchanged rows that stay in sight beside a change. */
const BESIDE = 1;

/** Cuts a comparison into rows at the line ends that both texts have. */
export function comparisonRows(pieces: readonly DiffPiece[]): readonly ComparisonRow[] {
  const rows: ComparisonRow[] = [];
  let present: DiffPiece[] = [];
  const close = (ends: boolean): void => {
    if (present.length > 0) rows.push({ pieces: present, changed: present.some(({ kind }) => kind !== 'same'), ends });
    else if (ends && rows.length > 0) rows[rows.length - 1] = { ...(rows.at(-1) as ComparisonRow), ends };
    present = [];
  };
  for (const piece of pieces) {
    if (piece.kind !== 'same') {
      present.push(piece);
      continue;
    }
    for (const part of piece.text.split(/(\n+)/)) {
      if (part.startsWith('\n')) close(part.length > 1);
      else if (part !== '') present.push({ kind: 'same', text: part });
    }
  }
  close(false);
  return rows;
}

/** Folds stretches of unchanged rows that are not beside a change; a single row is not worth folding. */
export function foldedRows(rows: readonly ComparisonRow[]): readonly ComparisonStretch[] {
  const near = (at: number): boolean =>
    rows.slice(Math.max(0, at - BESIDE), at + BESIDE + 1).some(({ changed }) => changed);
  const stretches: { rows: ComparisonRow[]; folded: boolean }[] = [];
  rows.forEach((row, at) => {
    const folded = !near(at);
    const last = stretches.at(-1);
    if (last?.folded === folded) last.rows.push(row);
    else stretches.push({ rows: [row], folded });
  });
  return stretches.map((stretch) => (stretch.rows.length < 2 ? { ...stretch, folded: false } : stretch));
}

/** Words that did not change, or a place that did: what was removed, what was added, or both. */
export type RowPart =
  | { readonly runs: readonly ShownRun[] }
  | { readonly removed: readonly ShownRun[]; readonly added: readonly ShownRun[] };

/** The pieces of a row as they are read, each removed and added neighbour joined into one change. */
export function rowParts(pieces: readonly DiffPiece[]): readonly RowPart[] {
  const parts: RowPart[] = [];
  for (const { kind, runs } of shownPieces(pieces)) {
    const last = parts.at(-1);
    if (kind === 'same') parts.push({ runs });
    else if (last && 'removed' in last) parts[parts.length - 1] = { ...last, [kind]: [...last[kind], ...runs] };
    else parts.push({ removed: [], added: [], [kind]: runs });
  }
  return parts;
}
