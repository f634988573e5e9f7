import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { Deck } from '@workback/contracts/deck/deck.schemas';
import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { Button } from '@workback/ui/button';
import { type ReactElement, useMemo } from 'react';
import { FormProblem } from '../../../app/form-problem.js';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { kpisQuery } from '../../kpis/api/kpis.queries.js';
import { portfolioQuery } from '../../portfolio/api/portfolio.queries.js';
import { deckQuery, useRemoveDeck } from '../api/decks.queries.js';
import '../deck.css';
import { DeckEditor } from '../editing/deck-editor.js';
import { editableKpis } from '../editing/editable-kpi.js';

/** What a deck is made of, to be changed. */
export default function DeckEditPage(): ReactElement {
  const { id } = useWorkspace();
  const { deckId } = useParams({ strict: false }) as { deckId: string };
  const deck = useQuery(deckQuery(id, deckId));
  const kpis = useQuery(kpisQuery(id));
  const portfolio = useQuery(portfolioQuery(id));
  return (
    <LoadState query={deck}>
      {(definition) => (
        <LoadState query={kpis}>
          {({ kpis: all }) => (
            <LoadState query={portfolio}>
              {({ rows }) => <Loaded key={definition.version} deck={definition} kpis={all} rows={rows} />}
            </LoadState>
          )}
        </LoadState>
      )}
    </LoadState>
  );
}

interface LoadedProps {
  readonly deck: Deck;
  readonly kpis: Parameters<typeof editableKpis>[0];
  readonly rows: readonly PortfolioRow[];
}

function Loaded({ deck, kpis, rows }: LoadedProps): ReactElement {
  const { id, slug: workspaceSlug, can } = useWorkspace();
  const navigate = useNavigate();
  const remove = useRemoveDeck(id, deck.id);
  const known = useMemo(() => editableKpis(kpis, rows), [kpis, rows]);
  const params = { workspaceSlug, deckId: deck.id };
  if (!can('deck.edit')) {
    return (
      <Page title={`You may not edit “${deck.name}”`}>
        <Link to="/w/$workspaceSlug/wbr/$deckId" params={params}>
          Read the deck
        </Link>
      </Page>
    );
  }
  const initiatives = rows.toSorted((one, other) => one.number - other.number);
  return (
    <Page
      title={`Edit “${deck.name}”`}
      tab={`Edit ${deck.name}`}
      lead="Frozen weeks stay as they are; every other week is read with what you save here."
      actions={
        deck.frozen.length > 0 ? null : (
          <Button
            look="danger"
            busy={remove.isPending}
            onClick={() =>
              remove.mutate(undefined, {
                onSuccess: () => void navigate({ to: '/w/$workspaceSlug/wbr', params: { workspaceSlug } }),
              })
            }
          >
            Remove deck
          </Button>
        )
      }
    >
      <FormProblem error={remove.error} />
      <DeckEditor
        deck={deck}
        kpis={known}
        initiatives={initiatives}
        onDone={() => void navigate({ to: '/w/$workspaceSlug/wbr/$deckId', params })}
      />
    </Page>
  );
}
