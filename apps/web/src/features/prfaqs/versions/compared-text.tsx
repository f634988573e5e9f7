import type { DiffPiece } from '@workback/domain/prfaq/diff-text';
import { type ReactElement, useMemo, useState } from 'react';
import { type ComparisonRow, comparisonRows, foldedRows, type RowPart, rowParts } from './comparison-rows.js';
import { Added, Removed, ShownWords } from './shown-words.js';

interface ComparedTextProps {
  readonly pieces: readonly DiffPiece[];
  readonly side: boolean;
  /** Not a stop on the walk from change to change, because what it belongs to is one already. */
  readonly passed?: boolean;
}

/** One text compared: changed paragraphs with a little around them, the rest folded until it is wanted. */
export function ComparedText({ pieces, side, passed = false }: ComparedTextProps): ReactElement {
  const stretches = useMemo(() => foldedRows(comparisonRows(pieces)), [pieces]);
  return (
    <div className="cmp" {...(passed ? { 'data-passed': '' } : {})}>
      {stretches.map(({ rows, folded }, at) =>
        folded ? (
          <FoldedRows key={at} rows={rows} side={side} />
        ) : (
          rows.map((row, index) => <Row key={`${at}-${index}`} row={row} side={side} />)
        ),
      )}
    </div>
  );
}

function FoldedRows({ rows, side }: { rows: readonly ComparisonRow[]; side: boolean }): ReactElement {
  const [open, setOpen] = useState(false);
  if (open) {
    return (
      <>
        {rows.map((row, at) => (
          <Row key={at} row={row} side={side} />
        ))}
      </>
    );
  }
  return (
    <button type="button" className="linkbtn cmpfold" onClick={() => setOpen(true)}>
      Show {rows.length} unchanged paragraphs
    </button>
  );
}

function Row({ row, side }: { row: ComparisonRow; side: boolean }): ReactElement {
  const parts = rowParts(row.pieces);
  const look = row.ends ? 'ends' : undefined;
  if (!side) return <p className={look}>{parts.map((part, at) => inline(part, at))}</p>;
  return (
    <div className="cmprow">
      <p className={look}>{parts.map((part, at) => oneSide(part, at, 'removed'))}</p>
      <p className={look}>{parts.map((part, at) => oneSide(part, at, 'added'))}</p>
    </div>
  );
}

function inline(part: RowPart, at: number): ReactElement {
  if (!('removed' in part)) return <ShownWords key={at} runs={part.runs} />;
  return (
    <span key={at} data-change="" tabIndex={-1}>
      <Removed runs={part.removed} />
      <Added runs={part.added} />
    </span>
  );
}

/** In columns a change is visited once, where its new words are, or where its old ones were. */
function oneSide(part: RowPart, at: number, column: 'removed' | 'added'): ReactElement | null {
  if (!('removed' in part)) return <ShownWords key={at} runs={part.runs} />;
  if (part[column].length === 0) return null;
  const visited = column === 'added' || part.added.length === 0;
  return (
    <span key={at} {...(visited ? { 'data-change': '', tabIndex: -1 } : {})}>
      {column === 'removed' ? <Removed runs={part.removed} /> : <Added runs={part.added} />}
    </span>
  );
}
