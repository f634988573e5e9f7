import type { Round } from '@workback/contracts/round/round.schemas';
import { roundTitle } from '@workback/domain/prfaq/decision-log';
import { Icon } from '@workback/ui/icon';
import type { ReactElement } from 'react';

/** What a round asked for and what was done about it. */
export function ChangesMade({ round, open = false }: { round: Round; open?: boolean }): ReactElement {
  const done = round.requiredChanges.filter((change) => change.done).length;
  return (
    <details className="foldable" open={open}>
      <summary>
        {roundTitle(round)} asked for {round.requiredChanges.length}{' '}
        {round.requiredChanges.length === 1 ? 'change' : 'changes'}, {done} made
      </summary>
      <ul className="changes">
        {round.requiredChanges.map(({ id, words, done: made, note }) => (
          <li key={id}>
            <span className={made ? 'mark made' : 'mark'}>
              {made ? <Icon name="check" small /> : null}
              <span className="vh">{made ? 'Made:' : 'Not made:'}</span>
            </span>
            <span className="reasons">
              {words}
              {note === '' ? null : <span className="mu"> · {note}</span>}
              {made ? null : <b className="gap"> Not made</b>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
