import { emptyDocument } from '@workback/domain/prfaq/document';
import { Notice } from '@workback/ui/notice';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { type ReactElement, useMemo, useState } from 'react';
import type { Preview } from '../api/imports.queries.js';
import type { WireDocument } from '../draft.js';
import { useDocumentLength } from '../length/use-document-length.js';
import { Memo } from '../reading/memo.js';
import './importing.css';
import { LeftInFile } from './left-in-file.js';
import { PlacementTable } from './placement-table.js';
import { placedPieces } from './placement-words.js';

const noMarks = new Map<string, never[]>();
const nothing = emptyDocument() as unknown as WireDocument;

interface ImportPreviewProps {
  readonly preview: Preview;
  /** The text that was read, which the lines of the preview count. */
  readonly source: string;
}

type View = 'where' | 'left' | 'structure' | 'read';

/** What an import found, where it would put it, what it left over, and how it would read. */
export function ImportPreviewView({ preview, source }: ImportPreviewProps): ReactElement {
  const { recognised, reason, document } = preview;
  const [view, setView] = useState<View>('where');
  const { sections: lengths } = useDocumentLength(document ?? nothing);
  const pieces = useMemo(() => placedPieces(preview, source), [preview, source]);
  const labels = useMemo(() => pieces.filter(({ kind }) => kind === 'label'), [pieces]);
  const texts = useMemo(() => pieces.filter(({ kind }) => kind !== 'label'), [pieces]);
  const left = useMemo(() => texts.filter(({ kind }) => kind === 'left'), [texts]);
  if (!recognised || !document)
    return (
      <Notice tone="off" live>
        This is not a PR/FAQ: {reason}
      </Notice>
    );
  const views: readonly (readonly [View, string])[] = [
    ['where', `What goes where (${texts.length})`],
    ['left', `Not recognised (${left.length})`],
    ['structure', `Headings and marks (${labels.length})`],
    ['read', 'As it would read'],
  ];
  return (
    <div className="preview">
      <Summary preview={preview} left={left.length} />
      <div className="seg" role="group" aria-label="View of the import">
        {views.map(([key, words]) => (
          <button key={key} type="button" aria-pressed={view === key} onClick={() => setView(key)}>
            {words}
          </button>
        ))}
      </div>
      {view === 'where' ? <PlacementTable key="where" pieces={texts} /> : null}
      {view === 'structure' ? <PlacementTable key="structure" pieces={labels} /> : null}
      {view === 'left' ? (
        left.length === 0 ? (
          <p className="mu">Every paragraph found its section; the appendix gets nothing.</p>
        ) : (
          <PlacementTable key="left" pieces={left} />
        )
      ) : null}
      {view === 'read' ? (
        <div className="reading">
          <Memo document={document} lengths={lengths} marks={noMarks} />
        </div>
      ) : null}
      <LeftInFile leftOut={preview.leftOut ?? []} />
    </div>
  );
}

function Summary({ preview, left }: { preview: Preview; left: number }): ReactElement {
  const { reason, counts, notes, document, pictures = 0 } = preview;
  const total = counts.external + counts.internal + counts.unlabelled;
  const date = document?.launchDate;
  return (
    <>
      <Notice tone="act" live>
        Recognised as a PR/FAQ{reason ? `: ${reason}` : '.'} Nothing is saved yet.
      </Notice>
      <dl className="importfacts">
        <dt>Questions</dt>
        <dd>
          <b>{total}</b>: {counts.external} external, {counts.internal} internal, {counts.unlabelled} unlabelled
        </dd>
        <dt>Launch date</dt>
        <dd>{date ? formatWeekday(date as `${number}-${number}-${number}`) : '— none is named in full'}</dd>
        {pictures > 0 ? (
          <>
            <dt>Pictures</dt>
            <dd>{pictures}, shown once it is imported</dd>
          </>
        ) : null}
        <dt>Not recognised</dt>
        <dd>{left === 0 ? 'nothing' : `${left} ${left === 1 ? 'piece' : 'pieces'}, kept in the appendix`}</dd>
      </dl>
      {notes.length > 0 ? (
        <ul className="problems">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
