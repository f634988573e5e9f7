import { Link } from '@tanstack/react-router';
import { deckRoutes } from '@workback/contracts/deck/deck.routes';
import type { Deck } from '@workback/contracts/deck/deck.schemas';
import type { DeckReading } from '@workback/contracts/deck/deck-reading.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { type ReactElement, useEffect, useState } from 'react';
import { addressOf } from '../../api/client.js';
import { FormProblem } from '../../app/form-problem.js';
import { isSingleKey } from '../../app/single-keys.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useFreeze } from './api/decks.queries.js';

interface DeckProps {
  readonly deck: Deck;
  readonly reading: DeckReading;
}

/** The week that is read, with those before and after it. */
export function WeekSwitch({ deck, reading }: DeckProps): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  const { weekEnding, week } = reading;
  const next = addDays(weekEnding, 7);
  const to = '/w/$workspaceSlug/wbr/$deckId' as const;
  const params = { workspaceSlug, deckId: deck.id };
  return (
    <nav className="seg" aria-label="Week">
      <Link
        to={to}
        params={params}
        search={{ week: addDays(weekEnding, -7) }}
        className="q"
        aria-label="The week before"
      >
        ‹
      </Link>
      <span aria-current="true">Wk {week.number}</span>
      {next <= deck.latestWeekEnding ? (
        <Link
          to={to}
          params={params}
          search={next === deck.latestWeekEnding ? {} : { week: next }}
          className="q"
          aria-label="The week after"
        >
          ›
        </Link>
      ) : null}
    </nav>
  );
}

/** What can be done with a deck: present, print, take away, freeze, edit. */
export function DeckActions({
  deck,
  reading,
  onPresent,
}: DeckProps & { readonly onPresent: (() => void) | null }): ReactElement {
  const { id: workspaceId, slug: workspaceSlug, can } = useWorkspace();
  const [freezing, setFreezing] = useState(false);
  useEffect(() => {
    if (onPresent === null) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (isSingleKey(event, 'p')) onPresent();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onPresent]);
  const call = { params: { workspaceId, deckId: deck.id }, query: { weekEnding: reading.weekEnding } };
  return (
    <>
      <Button onClick={() => window.print()}>Print</Button>
      <a className="btn" href={addressOf(deckRoutes.csv, call)}>
        CSV
      </a>
      <a className="btn" href={addressOf(deckRoutes.read, call)} target="_blank" rel="noreferrer">
        JSON
      </a>
      {can('deck.edit') ? (
        <Link className="btn" to="/w/$workspaceSlug/wbr/$deckId/edit" params={{ workspaceSlug, deckId: deck.id }}>
          Edit deck
        </Link>
      ) : null}
      {can('deck.edit') && reading.frozen === null ? (
        <Button onClick={() => setFreezing(true)}>Freeze week</Button>
      ) : null}
      {onPresent === null ? null : (
        <Button look="primary" onClick={onPresent}>
          Present <kbd className="on-action">P</kbd>
        </Button>
      )}
      <FreezeDialog open={freezing} onClose={() => setFreezing(false)} deck={deck} reading={reading} />
    </>
  );
}

interface FreezeDialogProps extends DeckProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

function FreezeDialog({ open, onClose, deck, reading }: FreezeDialogProps): ReactElement {
  const { id } = useWorkspace();
  const freeze = useFreeze(id, deck.id);
  return (
    <Dialog title={`Freeze week ${reading.week.number}`} open={open} onClose={onClose}>
      <p>
        The week ending {formatWeekday(reading.weekEnding)} stays as it is now: its numbers, its exceptions and what was
        said about them. Later pulls and corrections no longer change it; the deck shows beside it what was restated.
        Notes and actions can still be taken. A frozen week cannot be thawed.
      </p>
      <FormProblem error={freeze.error} />
      <div className="form">
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            busy={freeze.isPending}
            onClick={() => freeze.mutate(reading.weekEnding, { onSuccess: onClose })}
          >
            Freeze week {reading.week.number}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
