import { useQuery } from '@tanstack/react-query';
import { effectsOf } from '@workback/domain/roadmap/plan-effects';
import { whoMoves } from '@workback/domain/roadmap/who-moves';
import { Button } from '@workback/ui/button';
import { days, formatDate } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useMemo, useState } from 'react';
import { meQuery } from '../../sessions/api/sessions.queries.js';
import type { PlanEditor } from './use-plan-editor.js';
import { WhoMoves } from './who-moves.js';

interface SandboxBarProps {
  readonly editor: PlanEditor;
  readonly nameOf: (personId: string | null) => string | null;
}

/** The sandbox: what was tried, what it comes to against the live plan, and what to do with it. */
export function SandboxBar({ editor, nameOf }: SandboxBarProps): ReactElement | null {
  const { sandbox, live } = editor;
  const [reason, setReason] = useState('');
  const effects = useMemo(
    () =>
      sandbox && live.scheduled && sandbox.plan.scheduled ? effectsOf(live.scheduled, sandbox.plan.scheduled) : null,
    [sandbox, live],
  );
  const me = useQuery(meQuery).data?.user?.id ?? '';
  if (!sandbox) return null;
  const people = effects ? whoMoves(live, sandbox.plan, effects) : [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void editor.applySandbox(reason).then((done) => done && setReason(''));
  };
  const { made, failed } = sandbox;
  return (
    <section className="sandbox" aria-label="Sandbox">
      <header>
        <h2>Sandbox</h2>
        <span className="mu">
          Nothing here is saved until you apply it; others go on seeing the plan as it is. Escape from it by throwing it
          away.
        </span>
      </header>
      <dl className="sandboxfacts">
        <div>
          <dt>Changes tried</dt>
          <dd>{made.length}</dd>
        </div>
        {effects ? (
          <>
            <div>
              <dt>Milestones that move</dt>
              <dd>{effects.moved.length}</dd>
            </div>
            <div>
              <dt>Forecast</dt>
              <dd>
                {formatDate(effects.forecast.before)} → <b>{formatDate(effects.forecast.after)}</b>
              </dd>
            </div>
            <div>
              <dt>To recover</dt>
              <dd className={effects.daysToRecover.after > 0 ? 'tl-late' : undefined}>
                {days(effects.daysToRecover.before)} → {days(effects.daysToRecover.after)}
              </dd>
            </div>
          </>
        ) : null}
      </dl>
      {made.length > 0 ? (
        <details className="more">
          <summary>What was tried</summary>
          <ol>
            {made.map((step, at) => (
              <li key={at}>{step.words}</li>
            ))}
          </ol>
        </details>
      ) : null}
      {people.length > 0 ? (
        <details className="more">
          <summary>Who would do what differently</summary>
          <WhoMoves people={people} nameOf={nameOf} me={me} />
        </details>
      ) : null}
      {failed.map(({ step, why }, at) => (
        <p key={at} className="wrong">
          “{step.words}” no longer fits the plan: {why}
        </p>
      ))}
      <form className="row" onSubmit={submit}>
        {effects?.breaksLaunch ? (
          <TextField label="Reason" required maxLength={2000} value={reason} onChange={setReason} />
        ) : null}
        <Button look="primary" type="submit" disabled={made.length === 0} busy={editor.busy}>
          Apply to the plan
        </Button>
        <Button onClick={editor.throwAway}>Throw away</Button>
      </form>
    </section>
  );
}
