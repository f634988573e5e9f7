import { useQuery } from '@tanstack/react-query';
import { Button } from '@workback/ui/button';
import type { ReactElement } from 'react';
import { countWord } from '../../../app/count-word.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { meQuery } from '../../sessions/api/sessions.queries.js';
import { planChangesQuery } from '../api/plan-changes.queries.js';
import type { LastMove } from './use-last-move.js';
import { WhoMoves } from './who-moves.js';

interface LastMovePanelProps {
  readonly initiativeId: string;
  readonly lastMove: LastMove | null;
  readonly nameOf: (personId: string | null) => string | null;
  readonly onClose: () => void;
}

/** After a change that moves work: what was changed and by whom, and who has to do what at another time because of it. */
export function LastMovePanel({ initiativeId, lastMove, nameOf, onClose }: LastMovePanelProps): ReactElement | null {
  const { id: workspaceId } = useWorkspace();
  const me = useQuery(meQuery).data?.user?.id ?? '';
  const changes = useQuery(planChangesQuery(workspaceId, initiativeId)).data?.changes;
  if (lastMove === null) return null;
  const { version, people, milestones } = lastMove;
  const change = changes?.find((each) => each.version === version);
  const whose = change?.by && change.by.id !== me ? `, by ${change.by.name}` : '';
  const persons = `${countWord(people.length)} ${people.length === 1 ? 'person has' : 'people have'}`;
  return (
    <section className="lastmove" aria-label="Who does what differently now">
      <header className="row between">
        <div>
          <h2>
            {`${persons.charAt(0).toUpperCase()}${persons.slice(1)} other dates for ${countWord(milestones)} ${milestones === 1 ? 'milestone' : 'milestones'}`}
          </h2>
          <p className="sm mu">
            {change ? `${change.summary}${whose}.` : 'The plan changed.'}
            {change?.reason && change.undoes === null ? ` “${change.reason}”` : ''}
          </p>
        </div>
        <Button look="quiet" onClick={onClose}>
          Put away
        </Button>
      </header>
      <WhoMoves people={people} nameOf={nameOf} me={me} />
    </section>
  );
}
