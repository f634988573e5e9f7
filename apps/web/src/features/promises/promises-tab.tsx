import { useQuery } from '@tanstack/react-query';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import { LoadState } from '../../app/load-state.js';
import { placeId } from '../prfaqs/outline.js';
import type { MarginTab } from '../prfaqs/reading/margin.js';
import type { BesideText } from '../prfaqs/reading/margin-tabs.js';
import { AmendPromises } from './amend-promises.js';
import { promisesQuery } from './api/promises.queries.js';
import { firstPlace } from './mark-dialog.js';
import { PromiseList } from './promise-list.js';

/** The promises of the text, in the margin. */
export function usePromisesTab({ params, document, old, editing, canMark, canEdit, onMark }: BesideText): MarginTab {
  const promises = useQuery(promisesQuery(params));
  const mark = canMark && !old ? onMark : undefined;
  return {
    key: 'promises',
    title: 'Promises',
    count: promises.data?.promises.length,
    element: (
      <>
        {mark ? (
          <Button onClick={() => mark({ place: firstPlace(document as PrfaqDocument), words: '', share: 0 })}>
            Mark a promise…
          </Button>
        ) : null}
        {old || editing ? null : <AmendPromises params={params} />}
        <LoadState query={promises}>
          {(list) =>
            list.promises.length === 0 ? (
              <EmptyState
                title={
                  mark
                    ? 'No promises yet. Select the words that customers will hold you to.'
                    : 'No promises are marked in this text.'
                }
              />
            ) : (
              <PromiseList
                params={params}
                promises={list.promises}
                canEdit={canMark && canEdit && !old}
                hrefOf={({ label, passage }) => (editing ? `#${placeId(passage.place)}` : `#promise-${label}`)}
              />
            )
          }
        </LoadState>
      </>
    ),
  };
}
