import { useQuery } from '@tanstack/react-query';
import type { CheckInCadenceWire } from '@workback/contracts/check-in/check-in.schemas';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { PeoplePicker } from '../people/person-picker.js';
import { cadenceQuery, useSetCadence } from './api/check-ins.queries.js';
import { type CadenceDraft, draftOfCadence, ruleOf } from './cadence-draft.js';
import { weekdayChoices } from './check-in-words.js';

interface CadenceDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly initiativeId: string;
  readonly today: string;
}

/** Chooses when check-ins on an initiative are expected, and from whom. */
export function CadenceDialog({ open, onClose, initiativeId, today }: CadenceDialogProps): ReactElement {
  const workspace = useWorkspace();
  const cadence = useQuery({ ...cadenceQuery(workspace.id, initiativeId), enabled: open });
  return (
    <Dialog title="When check-ins are due" open={open} onClose={onClose}>
      <LoadState query={cadence} lines={4}>
        {(data) => <CadenceForm initiativeId={initiativeId} cadence={data} today={today} onDone={onClose} />}
      </LoadState>
    </Dialog>
  );
}

const rhythms = [
  ['days', 'So many days after the last one'],
  ['week', 'Every week'],
  ['two-weeks', 'Every two weeks'],
  ['month', 'Every month'],
] as const;

function CadenceForm(props: {
  initiativeId: string;
  cadence: CheckInCadenceWire;
  today: string;
  onDone: () => void;
}): ReactElement {
  const { initiativeId, cadence, today, onDone } = props;
  const workspace = useWorkspace();
  const [draft, setDraft] = useState(() => draftOfCadence(cadence));
  const save = useSetCadence(workspace.id, initiativeId);
  const set = (change: Partial<CadenceDraft>): void => setDraft({ ...draft, ...change });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { reporterIds, milestoneOwners } = draft;
    const body = { rule: ruleOf(draft, today), reporterIds: [...reporterIds], milestoneOwners };
    save.mutate({ body, version: cadence.version }, { onSuccess: onDone });
  };
  return (
    <form className="form" onSubmit={submit}>
      <ChoiceField label="Rhythm" value={draft.every} choices={rhythms} onChange={(every) => set({ every })} />
      {draft.every === 'days' ? (
        <TextField
          label="Days"
          type="number"
          required
          min={1}
          max={90}
          value={draft.days}
          onChange={(days) => set({ days })}
        />
      ) : draft.every === 'month' ? (
        <TextField
          label="Day of the month"
          type="number"
          required
          min={1}
          max={31}
          value={draft.day}
          onChange={(day) => set({ day })}
          hint="In months that are shorter, the last day."
        />
      ) : (
        <ChoiceField
          label="Day of the week"
          value={draft.weekday}
          choices={weekdayChoices}
          onChange={(weekday) => set({ weekday })}
          hint="A day off moves to the next working day."
        />
      )}
      <PeoplePicker
        label="Who reports on the initiative"
        placeholder="Its owner"
        value={draft.reporterIds}
        onChange={(reporterIds) => set({ reporterIds })}
        former={cadence.reporters}
        error={fieldError(save.error, 'reporterIds')}
      />
      <div className="checks">
        <label>
          <input
            type="checkbox"
            checked={draft.milestoneOwners}
            onChange={({ target }) => set({ milestoneOwners: target.checked })}
          />
          Owners of milestones in work report on these too
        </label>
      </div>
      <FormProblem error={save.error} shown={['reporterIds']} />
      <div className="actions">
        <Button look="primary" type="submit" busy={save.isPending}>
          Save rhythm
        </Button>
      </div>
    </form>
  );
}
