import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Deck } from '@workback/contracts/deck/deck.schemas';
import type { DeckReading } from '@workback/contracts/deck/deck-reading.schemas';
import { EmptyState } from '@workback/ui/notice';
import { formatDate, formatWeekday } from '@workback/ui/prepare/format-date';
import { type ReactElement, useMemo } from 'react';
import { countWord, sentence } from '../../../app/count-word.js';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { clockWords, momentWords } from '../../prfaqs/moment-words.js';
import { deckQuery, readingQuery, wordsQuery } from '../api/decks.queries.js';
import { CommentaryProgress } from '../commentary-progress.js';
import { DeckActions, WeekSwitch } from '../deck-actions.js';
import { DeckContext } from '../deck-context.js';
import type { DeckSearch } from '../deck-search.js';
import { DeckSections } from '../deck-sections.js';
import '../deck.css';
import { ExceptionList } from '../exception-list.js';
import { Legend } from '../legend.js';
import { Notes } from '../notes.js';
import { periodNames } from '../period-names.js';
import { PresentMode } from '../present-mode.js';
import { Restated } from '../restated.js';

/** A deck to read: exceptions first, then its sections, then what the meeting said. */
export default function DeckPage(): ReactElement {
  const workspace = useWorkspace();
  const { deckId } = useParams({ strict: false }) as { deckId: string };
  const { week } = useSearch({ strict: false }) as DeckSearch;
  const deck = useQuery(deckQuery(workspace.id, deckId));
  const reading = useQuery(readingQuery(workspace.id, deckId, week));
  return (
    <LoadState query={deck}>
      {(definition) => (
        <LoadState query={reading} lines={12}>
          {(data) => <Loaded deck={definition} reading={data} />}
        </LoadState>
      )}
    </LoadState>
  );
}

function Loaded({ deck, reading }: { readonly deck: Deck; readonly reading: DeckReading }): ReactElement {
  const workspace = useWorkspace();
  const { present } = useSearch({ strict: false }) as DeckSearch;
  const navigate = useNavigate();
  const words = useQuery(wordsQuery(workspace.id, deck.id, reading.weekEnding));
  const frozen = reading.frozen !== null;
  const shown = useMemo(
    () => ({
      reading,
      words: words.data,
      names: periodNames(reading.axis),
      mayWrite: workspace.can('commentary.write'),
      mayComment: !frozen && workspace.can('commentary.write'),
    }),
    [reading, words.data, workspace, frozen],
  );
  const go = (at: number | null): void =>
    void navigate({
      to: '.',
      replace: present !== undefined && at !== null,
      search: (before: Record<string, unknown>) => {
        const { present: _, ...rest } = before;
        return at === null ? rest : { ...rest, present: at };
      },
    });
  const empty = reading.sections.every(({ blocks }) => blocks.length === 0);
  return (
    <DeckContext.Provider value={shown}>
      <Page
        title={titleOf(reading)}
        tab={`${deck.name}, week ${reading.week.number}`}
        lead={leadOf(reading)}
        actions={
          <>
            <WeekSwitch deck={deck} reading={reading} />
            <DeckActions deck={deck} reading={reading} onPresent={empty ? null : () => go(0)} />
          </>
        }
      >
        <Restated />
        {reading.leftOut > 0 ? (
          <p className="mu">{reading.leftOut} more KPIs fit the rules of this deck than it can show.</p>
        ) : null}
        <ExceptionList />
        {empty ? (
          <EmptyState title="No KPI is in this deck yet. Add KPIs by hand, or a rule that takes them in." />
        ) : (
          <>
            <CommentaryProgress />
            <Legend />
            <DeckSections />
          </>
        )}
        <section className="sec" aria-label="Notes and actions">
          <header>
            <h2>Notes and actions</h2>
          </header>
          <Notes />
        </section>
        <footer className="printfoot" hidden>
          <span>
            Workback, {deck.name}, week {reading.week.number} of {reading.week.year}
          </span>
          <span>{asOf(reading)}</span>
        </footer>
      </Page>
      {present === undefined ? null : <PresentMode at={present} onMove={go} />}
    </DeckContext.Provider>
  );
}

function titleOf({ exceptions, week }: DeckReading): string {
  const count = exceptions.length;
  return `${sentence(countWord(count))} ${count === 1 ? 'exception' : 'exceptions'} in week ${week.number}`;
}

const asOf = ({ frozen, compiledAt }: DeckReading): string =>
  frozen
    ? `Frozen ${momentWords(frozen.frozenAt)}${frozen.frozenBy ? ` by ${frozen.frozenBy.name}` : ''}`
    : `Compiled ${formatDate(compiledAt.slice(0, 10))}, ${clockWords(Date.parse(compiledAt))}`;

function leadOf(reading: DeckReading): string {
  const { name, weekEnding, reviewOn, frozen } = reading;
  const review = frozen ? '' : ` Review ${formatWeekday(reviewOn)}.`;
  return `${name}. The week ends ${formatWeekday(weekEnding)}.${review} ${asOf(reading)}.`;
}
