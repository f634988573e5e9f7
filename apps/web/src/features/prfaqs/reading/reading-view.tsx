import { useQuery } from '@tanstack/react-query';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import { type ReactElement, useMemo, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { promisesQuery } from '../../promises/api/promises.queries.js';
import { firstPlace, MarkDialog, type MarkStart } from '../../promises/mark-dialog.js';
import { MarkSelection } from '../../promises/mark-selection.js';
import { PromiseList } from '../../promises/promise-list.js';
import { promiseMarks } from '../../promises/promise-marks.js';
import type { InInitiative } from '../api/prfaqs.queries.js';
import type { WireDocument } from '../draft.js';
import { lengthsOf } from '../outline.js';
import { Contents } from './contents.js';
import { Memo } from './memo.js';

interface ReadingViewProps {
  readonly params: InInitiative;
  readonly document: WireDocument;
  /** An old version is read only: its promises are those of the present text. */
  readonly old: boolean;
  readonly approved: boolean;
  readonly canMark: boolean;
  readonly canEdit: boolean;
}

/** The memo between its table of contents and its promises. */
export function ReadingView({ params, document, old, approved, canMark, canEdit }: ReadingViewProps): ReactElement {
  const promises = useQuery(promisesQuery(params));
  const [start, setStart] = useState<MarkStart | null>(null);
  const [said, setSaid] = useState('');
  const lengths = useMemo(() => lengthsOf(document), [document]);
  const marks = useMemo(
    () => promiseMarks(document as PrfaqDocument, promises.data?.promises ?? []),
    [document, promises.data],
  );
  return (
    <div className="memo-grid">
      <Contents lengths={lengths} withEmpty={false} />
      <Memo document={document} lengths={lengths} marks={marks} />
      <aside className="margin" aria-label="Promises">
        <div className="row between">
          <h2>Promises</h2>
          {canMark && !old ? (
            <Button onClick={() => setStart({ place: firstPlace(document as PrfaqDocument), words: '', share: 0 })}>
              Mark a promise…
            </Button>
          ) : null}
        </div>
        <p className="vh" role="status">
          {said}
        </p>
        <LoadState query={promises}>
          {(list) =>
            list.promises.length === 0 ? (
              <EmptyState
                title={
                  canMark && !old
                    ? 'No promises yet. Select the words that customers will hold you to.'
                    : 'No promises are marked in this text.'
                }
              />
            ) : (
              <PromiseList params={params} promises={list.promises} canEdit={canMark && canEdit && !old} />
            )
          }
        </LoadState>
      </aside>
      {canMark && !old && start === null ? <MarkSelection onMark={setStart} /> : null}
      {start ? (
        <MarkDialog
          key={`${start.place} ${start.words}`}
          params={params}
          document={document as PrfaqDocument}
          start={start}
          late={approved}
          onClose={() => setStart(null)}
          onMarked={(label) => {
            setStart(null);
            setSaid(`Marked as promise ${label}.`);
            window.document.getSelection()?.removeAllRanges();
          }}
        />
      ) : null}
    </div>
  );
}
