import { useQuery } from '@tanstack/react-query';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../../api/problem.js';
import { FormProblem } from '../../../app/form-problem.js';
import { LoadState } from '../../../app/load-state.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { portfolioTimelineQuery, useCrossing } from './crossing.queries.js';

interface CrossingDialogProps {
  readonly roadmap: Roadmap;
  readonly open: boolean;
  readonly onClose: () => void;
}

const types = [
  ['FS', 'May start when the other has finished'],
  ['SS', 'May start when the other has started'],
  ['FF', 'May finish when the other has finished'],
  ['SF', 'May finish when the other has started'],
] as const;

/** Lets a milestone here wait for one of another initiative, or the other way round. */
export function CrossingDialog({ roadmap, open, onClose }: CrossingDialogProps): ReactElement {
  return (
    <Dialog title="Link to another initiative" open={open} onClose={onClose}>
      <CrossingForm roadmap={roadmap} onDone={onClose} />
    </Dialog>
  );
}

function CrossingForm({ roadmap, onDone }: { roadmap: Roadmap; onDone: () => void }): ReactElement {
  const { id } = useWorkspace();
  const timeline = useQuery(portfolioTimelineQuery(id));
  const { create } = useCrossing(id);
  const [own, setOwn] = useState(
    (roadmap.milestones.find(({ finishedOn }) => finishedOn === null) ?? roadmap.milestones[0])?.id ?? '',
  );
  const [direction, setDirection] = useState<'waits-for' | 'awaited-by'>('waits-for');
  const [initiative, setInitiative] = useState('');
  const [other, setOther] = useState('');
  const [type, setType] = useState<(typeof types)[number][0]>('FS');
  const [lag, setLag] = useState('0');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const [predecessorId, successorId] = direction === 'waits-for' ? [other, own] : [own, other];
    create.mutate({ predecessorId, successorId, type, lagDays: Number(lag) }, { onSuccess: onDone });
  };
  return (
    <LoadState query={timeline} lines={4}>
      {(data) => {
        const others = data.initiatives.filter(
          (each) => each.id !== roadmap.initiativeId && each.milestones.length > 0,
        );
        if (others.length === 0) return <p>No other initiative that is under way has a milestone yet.</p>;
        const chosen = others.find((each) => each.id === initiative);
        return (
          <form className="form" onSubmit={submit}>
            <ChoiceField
              label="Milestone here"
              required
              value={own}
              choices={roadmap.milestones.map((each) => [each.id, `M${each.number} ${each.outcome}`])}
              onChange={setOwn}
            />
            <ChoiceField
              label="It"
              value={direction}
              choices={[
                ['waits-for', 'waits for the other'],
                ['awaited-by', 'is awaited by the other'],
              ]}
              onChange={setDirection}
            />
            <ChoiceField
              label="Other initiative"
              required
              none="Choose an initiative"
              value={initiative}
              choices={others.map((each) => [each.id, each.name])}
              onChange={(value) => {
                setInitiative(value);
                setOther('');
              }}
            />
            <ChoiceField
              label="Its milestone"
              required
              none="Choose a milestone"
              value={other}
              disabled={!chosen}
              choices={(chosen?.milestones ?? []).map((each) => [each.id, `M${each.number} ${each.outcome}`])}
              onChange={setOther}
              error={fieldError(create.error, 'predecessorId') ?? fieldError(create.error, 'successorId')}
            />
            <div className="cols">
              <ChoiceField label="The one that waits" value={type} choices={types} onChange={setType} />
              <TextField
                label="Lag in working days"
                type="number"
                min={-365}
                max={365}
                value={lag}
                onChange={setLag}
                error={fieldError(create.error, 'lagDays')}
              />
            </div>
            <FormProblem error={create.error} shown={['predecessorId', 'successorId', 'lagDays']} />
            <div className="actions">
              <Button look="primary" type="submit" busy={create.isPending}>
                Link milestones
              </Button>
            </div>
          </form>
        );
      }}
    </LoadState>
  );
}
