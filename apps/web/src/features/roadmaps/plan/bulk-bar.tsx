import type { Member } from '@workback/contracts/member/member.schemas';
import { gestureOperations } from '@workback/domain/roadmap/gesture';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import type { PlanOnScreen } from '@workback/domain/roadmap/preview';
import { Button } from '@workback/ui/button';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Choice } from './plan-toolbar.js';

interface BulkBarProps {
  readonly plan: PlanOnScreen;
  readonly selected: ReadonlySet<string>;
  readonly members: readonly Member[];
  readonly onChange: (operations: readonly PlanOperation[]) => void;
  readonly onClear: () => void;
  /** Fewer than this are changed one by one. */
  readonly least: number;
}

/** What can be done to all milestones that are chosen, in one step. */
export function BulkBar({ plan, selected, members, onChange, onClear, least }: BulkBarProps): ReactElement | null {
  const [days, setDays] = useState('1');
  const [team, setTeam] = useState('');
  const chosen = plan.content.milestones.filter(({ id }) => selected.has(id));
  if (chosen.length < least) return null;
  const each = (make: (milestoneId: string) => PlanOperation): void => onChange(chosen.map(({ id }) => make(id)));
  const move = (event: FormEvent): void => {
    event.preventDefault();
    const milestoneIds = chosen.map(({ id }) => id);
    onChange(
      gestureOperations(plan, { kind: 'shift', milestoneIds, days: Math.round(Number(days)) || 0, worked: true }),
    );
  };
  const setTeams = (event: FormEvent): void => {
    event.preventDefault();
    each((milestoneId) => ({ op: 'describe', milestoneId, team: team.trim() }));
  };
  return (
    <div className="bulk" role="group" aria-label="Change all that are chosen">
      <b>{chosen.length === 1 ? '1 milestone' : `${chosen.length} milestones`}</b>
      <form className="row" onSubmit={move}>
        <input
          className="in small"
          type="number"
          aria-label="Working days to move by"
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
        <Button type="submit">Move by days</Button>
      </form>
      <Choice
        label="Give to"
        value=""
        none="Give to…"
        choices={[...members.map(({ id, name }) => [id, name] as const), ['nobody', 'Nobody yet']]}
        onChange={(id) =>
          id && each((milestoneId) => ({ op: 'describe', milestoneId, ownerId: id === 'nobody' ? null : id }))
        }
      />
      <form className="row" onSubmit={setTeams}>
        <input
          className="in small"
          aria-label="Team"
          placeholder="Team"
          maxLength={80}
          value={team}
          onChange={(event) => setTeam(event.target.value)}
        />
        <Button type="submit">Set team</Button>
      </form>
      <Button
        onClick={() =>
          each((milestoneId) => ({
            op: 'constrain',
            milestoneId,
            notBefore: null,
            notAfter: null,
            startOn: null,
            finishOn: null,
          }))
        }
      >
        Clear dates set
      </Button>
      <Button look="danger" onClick={() => each((milestoneId) => ({ op: 'remove', milestoneId }))}>
        Remove
      </Button>
      <Button look="quiet" onClick={onClear}>
        Choose none
      </Button>
    </div>
  );
}
