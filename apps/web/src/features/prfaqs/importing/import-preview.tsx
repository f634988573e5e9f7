import type { ImportPreview } from '@workback/contracts/prfaq/prfaq.schemas';
import { Notice } from '@workback/ui/notice';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';
import { emptyDocument } from '@workback/domain/prfaq/document';
import { useDocumentLength } from '../length/use-document-length.js';
import type { WireDocument } from '../draft.js';
import { Memo } from '../reading/memo.js';

const nothing = emptyDocument() as unknown as WireDocument;
const noMarks = new Map<string, never[]>();

/** What an import found, where it would put it, and what it left over. */
export function ImportPreviewView({ preview }: { preview: ImportPreview }): ReactElement {
  const { recognised, reason, counts, placements, remainder, notes, document } = preview;
  const { sections: lengths } = useDocumentLength(document ?? nothing);
  if (!recognised || !document)
    return (
      <Notice tone="off" live>
        This is not a PR/FAQ: {reason}
      </Notice>
    );
  const content = remainder.filter(({ kind }) => kind === 'content');
  const labels = remainder.filter(({ kind }) => kind === 'label');
  const total = counts.external + counts.internal + counts.unlabelled;
  return (
    <div className="preview">
      <Notice tone="act" live>
        Recognised as a PR/FAQ{reason ? `: ${reason}` : '.'}
      </Notice>
      <p>
        <b>{total}</b> {total === 1 ? 'question' : 'questions'}: {counts.external} external, {counts.internal} internal,{' '}
        {counts.unlabelled} unlabelled. Launch date{' '}
        {document.launchDate
          ? formatWeekday(document.launchDate as `${number}-${number}-${number}`)
          : '— (none is named in full)'}
        .
      </p>
      {notes.length > 0 ? (
        <ul className="problems">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <details className="foldable" open={placements.length <= 12}>
        <summary>
          <h2>What goes where ({placements.length})</h2>
        </summary>
        <div className="scrollx">
          <table>
            <thead>
              <tr>
                <th>Goes to</th>
                <th>Lines</th>
                <th>Why</th>
              </tr>
            </thead>
            <tbody>
              {placements.map(({ where, lines, why }) => (
                <tr key={`${where} ${lines.join('-')}`}>
                  <td>{where}</td>
                  <td className="nw">{linesWords(lines)}</td>
                  <td>{why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
      {content.length > 0 ? (
        <section className="sec">
          <h2>Not recognised, kept in the appendix ({content.length})</h2>
          <Pieces pieces={content} />
        </section>
      ) : (
        <p className="mu">Every paragraph found its section; the appendix gets nothing.</p>
      )}
      {labels.length > 0 ? (
        <details className="foldable">
          <summary>
            <h2>Headings and marks that became structure ({labels.length})</h2>
          </summary>
          <Pieces pieces={labels} />
        </details>
      ) : null}
      <section className="sec">
        <h2>As it would read</h2>
        <div className="reading">
          <Memo document={document} lengths={lengths} marks={noMarks} />
        </div>
      </section>
    </div>
  );
}

/** Pieces of the source as they stand there, each with its place and the reason. */
function Pieces({ pieces }: { pieces: ImportPreview['remainder'] }): ReactElement {
  return (
    <ul className="feed">
      {pieces.map(({ text, lines, reason: why }) => (
        <li key={`${lines.join('-')} ${text}`}>
          <p className="sm mu">
            {linesWords(lines)} · {why}
          </p>
          <pre className="code short">{text}</pre>
        </li>
      ))}
    </ul>
  );
}

const linesWords = ([from, to]: readonly [number, number]): string =>
  from === to ? `line ${from}` : `lines ${from} to ${to}`;
