import { DEPENDENCY_TYPES, type DependencyType } from '@workback/domain/roadmap/plan';
import { effectWords } from '@workback/domain/roadmap/effect-words';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { type PlanOnScreen, previewOperations } from '@workback/domain/roadmap/preview';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { days } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { LINK_WORDS } from '../link-words.js';
import type { AskedReason, PlanConflict } from './use-plan-editor.js';

/** Asks why the launch date may break. */
export function ReasonDialog({
  asked,
  onAnswer,
}: {
  readonly asked: AskedReason | null;
  readonly onAnswer: (reason: string | null) => void;
}): ReactElement {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAnswer(reason);
    setReason('');
  };
  return (
    <Dialog title="Say why" open={asked !== null} onClose={() => onAnswer(null)}>
      <form className="form" onSubmit={submit}>
        <p>
          {asked?.words}. With this the launch date would be missed by {days(asked?.daysToRecover ?? 0)}.
        </p>
        <TextField
          label="Reason"
          hint="It stays with the change, for whoever asks later."
          rows={3}
          required
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <div className="actions">
          <Button onClick={() => onAnswer(null)}>Leave the plan as it is</Button>
          <Button look="primary" type="submit">
            Change the plan
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Somebody else changed the same: says what, and keeps the own change for a second try. */
export function ConflictDialog({
  conflict,
  onSettle,
}: {
  readonly conflict: PlanConflict | null;
  readonly onSettle: (again: boolean) => void;
}): ReactElement {
  return (
    <Dialog title="The plan changed meanwhile" open={conflict !== null} onClose={() => onSettle(false)}>
      <div className="form">
        <p>Your change touches what others changed a moment ago:</p>
        <ul>
          {conflict?.meanwhile.map(({ version, summary, by }) => (
            <li key={version}>
              {summary}
              {by ? `, by ${by.name}` : ''}.
            </li>
          ))}
        </ul>
        <p>
          The plan shows their change. Yours is kept: <b>{conflict?.words}</b>.
        </p>
        <div className="actions">
          <Button onClick={() => onSettle(false)}>Keep theirs</Button>
          <Button look="primary" onClick={() => onSettle(true)}>
            Make mine as well
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

interface LinkDialogProps {
  readonly plan: PlanOnScreen;
  /** The milestone that others are to wait for. */
  readonly from: string | null;
  readonly onClose: () => void;
  readonly onChange: (operations: readonly PlanOperation[]) => void;
}

/** Links two milestones without dragging, with the effects before it is done. */
export function LinkDialog(props: LinkDialogProps): ReactElement {
  const number = props.plan.content.milestones.find(({ id }) => id === props.from)?.number;
  return (
    <Dialog title={`Link M${number ?? ''} to another milestone`} open={props.from !== null} onClose={props.onClose}>
      {props.from ? <LinkForm key={props.from} {...props} from={props.from} /> : null}
    </Dialog>
  );
}

function LinkForm({ plan, from, onClose, onChange }: LinkDialogProps & { readonly from: string }): ReactElement {
  const [to, setTo] = useState('');
  const [type, setType] = useState<DependencyType>('FS');
  const [lag, setLag] = useState('0');
  const operations: PlanOperation[] = [
    { op: 'link', predecessorId: from, successorId: to, type, lagDays: Math.round(Number(lag)) || 0 },
  ];
  const preview = to === '' ? null : previewOperations(plan, operations);
  const words =
    preview?.kind === 'ok' && preview.effects
      ? effectWords(plan, preview.after, preview.effects, preview.made, [to]).sentence
      : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onChange(operations);
    onClose();
  };
  return (
    <form className="form" onSubmit={submit}>
      <ChoiceField
        label="The milestone that waits for it"
        required
        value={to}
        none="Choose one"
        choices={plan.content.milestones
          .filter(({ id }) => id !== from)
          .map(({ id, number, outcome }) => [id, `M${number} ${outcome}`] as const)}
        onChange={setTo}
        error={preview?.kind === 'refused' ? preview.message : undefined}
      />
      <div className="cols">
        <ChoiceField
          label="How it waits"
          value={type}
          choices={DEPENDENCY_TYPES.map((each) => [each, LINK_WORDS[each]] as const)}
          onChange={setType}
        />
        <TextField label="Lag in working days" type="number" min={-365} max={365} value={lag} onChange={setLag} />
      </div>
      <p className="mu" role="status">
        {words ? `${words}.` : ''}
      </p>
      <div className="actions">
        <Button look="primary" type="submit" disabled={preview?.kind !== 'ok'}>
          Link milestones
        </Button>
      </div>
    </form>
  );
}
