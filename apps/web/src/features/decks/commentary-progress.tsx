import { Link, useSearch } from '@tanstack/react-router';
import { Button } from '@workback/ui/button';
import type { ReactElement } from 'react';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useAsk } from './api/decks.queries.js';
import { useDeck } from './deck-context.js';
import type { DeckSearch } from './deck-search.js';
import { useOwed } from './use-waiting.js';

/** How much was said about the week, what the person owes, and a way to ask. */
export function CommentaryProgress(): ReactElement | null {
  const { id, slug: workspaceSlug, can } = useWorkspace();
  const { reading, words, mayComment } = useDeck();
  const search = useSearch({ strict: false }) as DeckSearch;
  const owed = useOwed();
  const ask = useAsk(id, reading.deckId);
  if (!words || !mayComment) return null;
  const ids = new Set(reading.kpis.map((kpi) => kpi.id));
  const written = words.commentaries.filter((said) => ids.has(said.kpiId) && (said.words !== '' || !said.known)).length;
  const { mine: _, ...whole } = search;
  return (
    <div className="row deck-progress noprint">
      <span className="mu" role="status">
        Commentary: {written} written, {words.asked.length} asked and waiting
      </span>
      {search.mine === 1 ? (
        <Link to="/w/$workspaceSlug/wbr/$deckId" params={{ workspaceSlug, deckId: reading.deckId }} search={whole}>
          Show the whole deck
        </Link>
      ) : owed.size > 0 ? (
        <Link
          to="/w/$workspaceSlug/wbr/$deckId"
          params={{ workspaceSlug, deckId: reading.deckId }}
          search={{ ...search, mine: 1 }}
        >
          {owed.size === 1 ? 'Show the block that waits for you' : `Show the ${owed.size} blocks that wait for you`}
        </Link>
      ) : null}
      {can('deck.edit') ? (
        <Button look="quiet" busy={ask.isPending} onClick={() => ask.mutate(reading.weekEnding)}>
          Ask owners now
        </Button>
      ) : null}
      <FormProblem error={ask.error} />
    </div>
  );
}
