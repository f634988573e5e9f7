import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { Field } from '@workback/ui/field';
import { ErrorPanel } from '@workback/ui/notice';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError, requestIdOf, sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { PersonPicker } from '../people/person-picker.js';
import { useMilestoneChange } from './api/roadmaps.queries.js';
import { bodyOf, draftOf, type MilestoneDraft } from './milestone-form.js';

interface MilestoneDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly roadmap: Roadmap;
  readonly promises: readonly PromiseWire[];
  /** Null: a new one. */
  readonly milestone: Milestone | null;
  /** A promise that the new milestone is to deliver. */
  readonly promiseId?: string;
}

/** Adds or changes a milestone. */
export function MilestoneDialog(props: MilestoneDialogProps): ReactElement {
  return (
    <Dialog
      title={props.milestone ? `Milestone ${props.milestone.number}` : 'Add a milestone'}
      open={props.open}
      onClose={props.onClose}
      wide
    >
      <MilestoneFormFields key={props.milestone?.id ?? 'new'} {...props} />
    </Dialog>
  );
}

const fields = ['outcome', 'ownerId', 'estimateDays', 'predecessors', 'promiseIds', 'startedOn', 'finishedOn'];

function MilestoneFormFields({ roadmap, promises, milestone, promiseId, onClose }: MilestoneDialogProps): ReactElement {
  const workspace = useWorkspace();
  const change = useMilestoneChange(workspace.id, roadmap.initiativeId);
  const [draft, setDraft] = useState(() => draftOf(milestone, promiseId));
  const set = (part: Partial<MilestoneDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const others = roadmap.milestones.filter((other) => other.id !== milestone?.id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = bodyOf(draft);
    const dates = { startedOn: draft.startedOn || null, finishedOn: draft.finishedOn || null };
    change.mutate(
      milestone
        ? { kind: 'update', milestoneId: milestone.id, version: milestone.version, body: { ...body, ...dates } }
        : { kind: 'add', body },
      { onSuccess: onClose },
    );
  };
  const explained = fields.some((name) => fieldError(change.error, name));
  return (
    <form className="form" onSubmit={submit}>
      <Field
        label="Outcome"
        hint="What customers or the team will have when it is done."
        error={fieldError(change.error, 'outcome')}
      >
        {(control) => (
          <input
            {...control}
            className="in"
            required
            maxLength={300}
            value={draft.outcome}
            onChange={(event) => set({ outcome: event.target.value })}
          />
        )}
      </Field>
      <div className="cols">
        <PersonPicker
          label="Owner"
          placeholder="Nobody yet"
          value={draft.ownerId || null}
          onChange={(ownerId) => set({ ownerId: ownerId ?? '' })}
          former={milestone?.owner ? [milestone.owner] : []}
          error={fieldError(change.error, 'ownerId')}
        />
        <Field label="Estimate in working days" error={fieldError(change.error, 'estimateDays')}>
          {(control) => (
            <input
              {...control}
              className="in"
              type="number"
              min={0}
              max={2000}
              step={1}
              required
              value={draft.estimateDays}
              onChange={(event) => set({ estimateDays: event.target.value })}
            />
          )}
        </Field>
        {milestone ? (
          <>
            <Field label="Started on" error={fieldError(change.error, 'startedOn')}>
              {(control) => (
                <input
                  {...control}
                  className="in"
                  type="date"
                  max={roadmap.today}
                  value={draft.startedOn}
                  onChange={(event) => set({ startedOn: event.target.value })}
                />
              )}
            </Field>
            <Field label="Finished on" error={fieldError(change.error, 'finishedOn')}>
              {(control) => (
                <input
                  {...control}
                  className="in"
                  type="date"
                  max={roadmap.today}
                  value={draft.finishedOn}
                  onChange={(event) => set({ finishedOn: event.target.value })}
                />
              )}
            </Field>
          </>
        ) : null}
      </div>
      {others.length > 0 ? (
        <Choices legend="Begins when these are finished" error={fieldError(change.error, 'predecessors')}>
          {others.map((other) => {
            const lag = draft.predecessors[other.id];
            const { [other.id]: _, ...rest } = draft.predecessors;
            return (
              <div key={other.id} className="choice">
                <label>
                  <input
                    type="checkbox"
                    checked={lag !== undefined}
                    onChange={(event) =>
                      set({ predecessors: event.target.checked ? { ...rest, [other.id]: '0' } : rest })
                    }
                  />
                  <span>
                    {other.number}. {other.outcome}
                  </span>
                </label>
                {lag === undefined ? null : (
                  <label className="lag">
                    <span className="sm mu">lag, working days</span>
                    <input
                      className="in"
                      type="number"
                      min={-365}
                      max={365}
                      value={lag}
                      onChange={(event) => set({ predecessors: { ...rest, [other.id]: event.target.value } })}
                    />
                  </label>
                )}
              </div>
            );
          })}
        </Choices>
      ) : null}
      {promises.length > 0 ? (
        <Choices legend="Serves these promises" error={fieldError(change.error, 'promiseIds')}>
          {promises.map((promise) => (
            <div key={promise.id} className="choice">
              <label>
                <input
                  type="checkbox"
                  checked={draft.promiseIds.includes(promise.id)}
                  onChange={(event) =>
                    set({
                      promiseIds: event.target.checked
                        ? [...draft.promiseIds, promise.id]
                        : draft.promiseIds.filter((id) => id !== promise.id),
                    })
                  }
                />
                <span>
                  <b>{promise.label}</b> {promise.passage.exact}
                </span>
              </label>
            </div>
          ))}
        </Choices>
      ) : null}
      {change.isError && !explained ? (
        <ErrorPanel message={sentenceOf(change.error)} requestId={requestIdOf(change.error)} />
      ) : null}
      <div className="actions">
        {milestone ? (
          <Button
            look="danger"
            onClick={() => change.mutate({ kind: 'remove', milestoneId: milestone.id }, { onSuccess: onClose })}
          >
            Remove milestone
          </Button>
        ) : null}
        <Button look="primary" type="submit" busy={change.isPending}>
          {milestone ? 'Save milestone' : 'Add milestone'}
        </Button>
      </div>
    </form>
  );
}

function Choices({
  legend,
  error,
  children,
}: {
  legend: string;
  error: string | undefined;
  children: React.ReactNode;
}): ReactElement {
  return (
    <fieldset className="plainset">
      <legend className="lab">{legend}</legend>
      <div className="checks">{children}</div>
      {error ? (
        <p className="wrong" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
