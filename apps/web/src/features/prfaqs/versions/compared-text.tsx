import type { DiffPiece } from '@workback/domain/prfaq/diff-text';
import { Fragment, type ReactElement, useMemo, useState } from 'react';
import { type Change, type ComparisonRow, comparisonRows, foldedRows, rowParts } from './comparison-rows.js';

const MARKS = /(\*{1,3}|^#{1,6} |`+|^> ?)/;

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

/** Markdown that did not change steps back behind its words. */
function quietly(text: string, at: number): ReactElement {
  return (
    <Fragment key={at}>
      {text.split(MARKS).map((part, index) => (index % 2 === 1 ? <i key={index}>{part}</i> : part))}
    </Fragment>
  );
}

function inline(part: string | Change, at: number): ReactElement {
  if (typeof part === 'string') return quietly(part, at);
  return (
    <span key={at} data-change="" tabIndex={-1}>
      <Removed text={part.removed} />
      <Added text={part.added} />
    </span>
  );
}

/** In columns a change is visited once, where its new words are, or where its old ones were. */
function oneSide(part: string | Change, at: number, column: 'removed' | 'added'): ReactElement | null {
  if (typeof part === 'string') return quietly(part, at);
  if (part[column] === '') return null;
  const visited = column === 'added' || part.added === '';
  return (
    <span key={at} {...(visited ? { 'data-change': '', tabIndex: -1 } : {})}>
      {column === 'removed' ? <Removed text={part.removed} /> : <Added text={part.added} />}
    </span>
  );
}

/** Words that are gone, struck through, and named so to those who hear them. */
export function Removed({ text }: { text: string }): ReactElement | null {
  if (text === '') return null;
  return (
    <del>
      <span className="vh">[removed: </span>
      {text}
      <span className="vh">]</span>
    </del>
  );
}

/** Words that are new, underlined, and named so to those who hear them. */
export function Added({ text }: { text: string }): ReactElement | null {
  if (text === '') return null;
  return (
    <ins>
      <span className="vh">[added: </span>
      {text}
      <span className="vh">]</span>
    </ins>
  );
}
