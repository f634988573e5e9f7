import { Button } from '@workback/ui/button';
import { Notice } from '@workback/ui/notice';
import { Pick } from '@workback/ui/pick';
import { StatusMark } from '@workback/ui/status-mark';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import type { CheckInBody } from './api/check-ins.queries.js';
import { bodyOf, type CheckInDraft, emptyDraft, isBegun } from './check-in-draft.js';

interface CheckInFormProps {
  /** Null: about the initiative as a whole. */
  readonly milestoneId: string | null;
  /** What the same person began to say before. */
  readonly begun?: CheckInDraft | null;
  /** How it stood the last time, in words. */
  readonly lastTime?: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (body: CheckInBody) => void;
  /** Called at every change; answers whether the draft is kept somewhere. */
  readonly onDraft?: (draft: CheckInDraft) => boolean;
  /** Below the button: who reads it. */
  readonly children?: ReactNode;
}

const achievements = [
  { value: 'green', face: <StatusMark status="green" />, className: 's-ok' },
  { value: 'yellow', face: <StatusMark status="yellow" />, className: 's-risk' },
  { value: 'red', face: <StatusMark status="red" />, className: 's-off' },
] as const;
const confidences = [
  { value: 'low', face: 'Low' },
  { value: 'medium', face: 'Medium' },
  { value: 'high', face: 'High' },
] as const;

/** Says how it stands in under a minute: two taps and one sentence when on track, a path to green when not. */
export function CheckInForm(props: CheckInFormProps): ReactElement {
  const { milestoneId, begun, lastTime, busy, error, onSubmit, onDraft, children } = props;
  const [draft, setDraft] = useState(() => begun ?? emptyDraft());
  const [kept, setKept] = useState(begun !== null && begun !== undefined);
  const set = (change: Partial<CheckInDraft>): void => {
    const changed = { ...draft, ...change };
    setDraft(changed);
    setKept(isBegun(changed) && (onDraft?.(changed) ?? false));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = bodyOf(draft, milestoneId);
    if (body !== null) onSubmit(body);
  };
  const notGreen = draft.achievement === 'yellow' || draft.achievement === 'red';
  const area = (name: 'done' | 'next' | 'blockers' | 'pathToGreen') => ({
    value: draft[name],
    rows: 2,
    maxLength: 2000,
    error: fieldError(error, name),
    onChange: (text: string) => set({ [name]: text }),
  });
  return (
    <form className="form" onSubmit={submit}>
      <Pick
        label={milestoneId === null ? 'Will it launch as promised?' : 'Will it finish as planned?'}
        value={draft.achievement}
        options={achievements}
        onChange={(achievement) => set({ achievement })}
        hint={lastTime}
        error={fieldError(error, 'achievement')}
      />
      <Pick
        label="How sure are you?"
        value={draft.confidence}
        options={confidences}
        onChange={(confidence) => set({ confidence })}
        error={fieldError(error, 'confidence')}
      />
      {notGreen ? (
        <TextField
          {...area('pathToGreen')}
          label="Path to green"
          required
          hint="What has to happen, by when and by whom, so that it is on track again."
        />
      ) : null}
      <TextField {...area('done')} label="Done" />
      <TextField {...area('next')} label="Next" />
      <TextField {...area('blockers')} label="What blocks it" />
      <Figures milestoneId={milestoneId} draft={draft} error={error} onChange={set} />
      <FormProblem error={error} shown={[...Object.keys(draft)]} undone="Not logged" />
      <div className="actions">
        <Button look="primary" large type="submit" busy={busy}>
          Log check-in
        </Button>
        {kept && !busy ? <span className="sm mu">Kept as a draft on this device</span> : null}
      </div>
      {children ? <Notice>{children}</Notice> : null}
    </form>
  );
}

interface FiguresProps {
  readonly milestoneId: string | null;
  readonly draft: CheckInDraft;
  readonly error: unknown;
  readonly onChange: (change: Partial<CheckInDraft>) => void;
}

/** Numbers for those who have them; nobody needs to open it. */
function Figures({ milestoneId, draft, error, onChange }: FiguresProps): ReactElement {
  const figure = (name: 'percentDone' | 'remainingDays' | 'expectedOn') => ({
    value: draft[name],
    error: fieldError(error, name),
    onChange: (text: string) => onChange({ [name]: text }),
  });
  const filled = draft.percentDone !== '' || draft.remainingDays !== '' || draft.expectedOn !== '';
  const wrong = ['percentDone', 'remainingDays', 'expectedOn'].some((name) => fieldError(error, name));
  return (
    <details open={filled || wrong || undefined}>
      <summary>{milestoneId === null ? 'When do you expect the launch?' : 'Work left and your own date'}</summary>
      <div className="cols">
        {milestoneId === null ? null : (
          <>
            <TextField {...figure('percentDone')} label="Percent done" type="number" min={0} max={100} />
            <TextField {...figure('remainingDays')} label="Working days left" type="number" min={0} max={2000} />
          </>
        )}
        <TextField
          {...figure('expectedOn')}
          type="date"
          label={milestoneId === null ? 'I expect the launch on' : 'I expect it to be finished on'}
        />
      </div>
    </details>
  );
}
