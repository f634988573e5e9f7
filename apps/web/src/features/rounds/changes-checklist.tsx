import './rounds.css';
import { useQuery } from '@tanstack/react-query';
import type { RequiredChange } from '@workback/contracts/round/round.schemas';
import { roundTitle } from '@workback/domain/prfaq/decision-log';
import { ErrorPanel } from '@workback/ui/notice';
import { type ReactElement, useId, useState } from 'react';
import { requestIdOf, sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { type InInitiative, roundsQuery, tickChange } from './api/rounds.queries.js';
import { useRoundStep } from './use-round-step.js';

interface ChangesChecklistProps {
  readonly params: InInitiative;
  /** Which amendment is being written; null for the PR/FAQ itself. */
  readonly amendmentId: string | null;
}

/** The changes that the last round asked for, ticked off by whoever writes; gone when the next round begins. */
export function ChangesChecklist({ params, amendmentId }: ChangesChecklistProps): ReactElement | null {
  const { can } = useWorkspace();
  const rounds = useQuery(roundsQuery(params));
  const last = rounds.data?.rounds.find(
    ({ amendment, state }) => (amendment?.id ?? null) === amendmentId && state !== 'withdrawn',
  );
  if (!last || last.verdict !== 'iterate' || last.requiredChanges.length === 0) return null;
  const left = last.requiredChanges.filter(({ done }) => !done).length;
  return (
    <section className="checklist" aria-label="Required changes">
      <h2>
        {roundTitle(last)} asked for {last.requiredChanges.length}{' '}
        {last.requiredChanges.length === 1 ? 'change' : 'changes'}
        <span className="mu">{left === 0 ? ', all made' : `, ${left} to make`}</span>
      </h2>
      <ul>
        {last.requiredChanges.map((change) => (
          <Entry key={change.id} params={params} change={change} editable={can('prfaq.edit') && !change.settled} />
        ))}
      </ul>
    </section>
  );
}

interface EntryProps {
  readonly params: InInitiative;
  readonly change: RequiredChange;
  readonly editable: boolean;
}

function Entry({ params, change, editable }: EntryProps): ReactElement {
  const id = useId();
  const [note, setNote] = useState(change.note);
  const tick = useRoundStep((body: { done?: boolean; note?: string }) => tickChange(params, change, body));
  const failed = tick.isError ? (
    <ErrorPanel message={sentenceOf(tick.error)} requestId={requestIdOf(tick.error)} />
  ) : null;
  return (
    <li>
      <input
        id={id}
        type="checkbox"
        checked={tick.isPending ? (tick.variables.done ?? change.done) : change.done}
        disabled={!editable || tick.isPending}
        onChange={({ target }) => tick.mutate({ done: target.checked, note })}
      />
      <label htmlFor={id} className="reasons">
        {change.words}
      </label>
      {editable ? (
        <input
          className="in"
          aria-label={`What was done about: ${change.words}`}
          placeholder="What was done, or why not"
          maxLength={2000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
          onBlur={() => (note.trim() === change.note ? undefined : tick.mutate({ note }))}
        />
      ) : (
        <span className="mu">{change.note}</span>
      )}
      {failed}
    </li>
  );
}
