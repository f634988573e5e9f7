import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DeckSummary } from '@workback/contracts/deck/deck.schemas';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { decksQuery } from '../api/decks.queries.js';
import { NewDeckDialog } from '../editing/new-deck-dialog.js';
import '../deck.css';

/** The decks of a workspace. */
export default function DecksPage(): ReactElement {
  const workspace = useWorkspace();
  const decks = useQuery(decksQuery(workspace.id));
  const [making, setMaking] = useState(false);
  const make = workspace.can('deck.edit') ? (
    <Button look="primary" onClick={() => setMaking(true)}>
      Make a deck
    </Button>
  ) : null;
  return (
    <Page
      title="Weekly business review"
      lead="What did customers experience last week, how did the business do, and are we on track?"
      actions={make}
    >
      <LoadState query={decks}>
        {({ decks: all }) =>
          all.length === 0 ? (
            <EmptyState title="No deck yet. A deck reads the same numbers in the same order every week, exceptions first.">
              {make}
            </EmptyState>
          ) : (
            <DeckTable decks={all} />
          )
        }
      </LoadState>
      <NewDeckDialog open={making} onClose={() => setMaking(false)} />
    </Page>
  );
}

function DeckTable({ decks }: { readonly decks: readonly DeckSummary[] }): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  return (
    <table className="cards labelled">
      <caption className="vh">Decks by name</caption>
      <thead>
        <tr>
          <th scope="col">Deck</th>
          <th scope="col">Last complete week</th>
          <th scope="col">Last frozen</th>
        </tr>
      </thead>
      <tbody>
        {decks.map(({ id, name, latestWeekEnding, lastFrozen }) => (
          <tr key={id}>
            <td>
              <Link to="/w/$workspaceSlug/wbr/$deckId" params={{ workspaceSlug, deckId: id }}>
                {name}
              </Link>
            </td>
            <td data-l="Last complete week">ends {formatWeekday(latestWeekEnding)}</td>
            <td data-l="Last frozen">
              {lastFrozen === null ? (
                'Never'
              ) : (
                <Link
                  to="/w/$workspaceSlug/wbr/$deckId"
                  params={{ workspaceSlug, deckId: id }}
                  search={{ week: lastFrozen.weekEnding }}
                >
                  Week ending {formatWeekday(lastFrozen.weekEnding)}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
