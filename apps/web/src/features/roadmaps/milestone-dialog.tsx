import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { effectWords } from '@workback/domain/roadmap/effect-words';
import { createOperations, patchOperations } from '@workback/domain/roadmap/milestone-patch';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { type PlanOnScreen, previewOperations } from '@workback/domain/roadmap/preview';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { ErrorPanel } from '@workback/ui/notice';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useMemo, useState } from 'react';
import { SubjectComments } from '../comments/subject-comments.js';
import { PersonPicker } from '../people/person-picker.js';
import { DeliverableFields } from './deliverable-fields.js';
import { EstimateFields } from './estimate-fields.js';
import { LimitFields } from './limit-fields.js';
import { draftOf, type MilestoneDraft, patchOf } from './milestone-form.js';
import { PredecessorFields } from './predecessor-fields.js';
import { WhyTheseDates } from './why-these-dates.js';

interface MilestoneDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly plan: PlanOnScreen;
  readonly promises: readonly PromiseWire[];
  /** Null: a new one. */
  readonly milestoneId: string | null;
  /** A promise that the new milestone is to deliver. */
  readonly promiseId?: string | undefined;
  /** Makes the change; answers whether it is made. */
  readonly onChange: (operations: readonly PlanOperation[], reason: string) => Promise<boolean>;
  readonly problem: string | null;
  /** A sandbox asks for no reason: it is asked for when it is applied. */
  readonly sandbox?: boolean;
  /** Others may only read. */
  readonly editable?: boolean;
  /** Milestones of other initiatives that this plan hangs together with, to name them. */
  readonly elsewhere?: Roadmap['crossing'];
  /** Whose plan it is; without it nothing is said about the milestone. */
  readonly initiativeId?: string;
}

/** Adds or changes a milestone, with the effects on the plan shown before it is saved. */
export function MilestoneDialog(props: MilestoneDialogProps): ReactElement {
  const milestone = props.plan.content.milestones.find(({ id }) => id === props.milestoneId);
  return (
    <Dialog
      title={milestone ? `Milestone ${milestone.number}` : 'Add a milestone'}
      open={props.open}
      onClose={props.onClose}
      wide
    >
      <MilestoneForm key={props.milestoneId ?? 'new'} {...props} />
      {milestone && props.initiativeId ? (
        <SubjectComments
          subjectType="milestone"
          subjectId={milestone.id}
          initiativeId={props.initiativeId}
          what="this milestone"
        />
      ) : null}
    </Dialog>
  );
}

function MilestoneForm(props: MilestoneDialogProps): ReactElement {
  const {
    plan,
    promises,
    milestoneId,
    promiseId,
    onChange,
    onClose,
    problem,
    sandbox = false,
    editable = true,
    elsewhere = [],
  } = props;
  const { milestones, dependencies } = plan.content;
  const milestone = milestones.find(({ id }) => id === milestoneId) ?? null;
  const [draft, setDraft] = useState(() => draftOf(milestone, dependencies, promiseId));
  const [newId] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const [saving, setSaving] = useState(false);
  const [tried, setTried] = useState(false);
  const set = (part: Partial<MilestoneDraft>): void => setDraft((before) => ({ ...before, ...part }));

  const operations = useMemo(
    () =>
      milestone ? patchOperations(milestone, patchOf(draft), dependencies) : createOperations(newId, patchOf(draft)),
    [draft, milestone, dependencies, newId],
  );
  const preview = useMemo(() => previewOperations(plan, operations), [plan, operations]);
  const effects = preview.kind === 'ok' ? preview.effects : null;
  const words =
    effects && preview.kind === 'ok'
      ? effectWords(plan, preview.after, effects, preview.made, [milestone?.id ?? newId])
      : null;
  const breaks = !sandbox && effects?.breaksLaunch === true;
  const make = async (given: readonly PlanOperation[]): Promise<void> => {
    setTried(true);
    setSaving(true);
    const done = await onChange(given, reason);
    setSaving(false);
    if (done) onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void make(operations);
  };
  const changesDates = words !== null && operations.length > 0 && milestone !== null;
  return (
    <form className="form" onSubmit={submit}>
      <fieldset className="form plainset" disabled={!editable}>
        <legend className="vh">Milestone</legend>
        <TextField
          label="Outcome"
          hint="What customers or the team will have when it is done."
          required
          maxLength={300}
          value={draft.outcome}
          onChange={(outcome) => set({ outcome })}
        />
        <div className="cols">
          <PersonPicker
            label="Owner"
            placeholder="Nobody yet"
            value={draft.ownerId}
            onChange={(ownerId) => set({ ownerId })}
          />
          <TextField label="Team" maxLength={80} value={draft.team} onChange={(team) => set({ team })} />
        </div>
        <EstimateFields draft={draft} set={set} />
        {milestone ? (
          <div className="cols">
            <TextField
              label="Started on"
              type="date"
              max={plan.setting.today}
              value={draft.startedOn}
              onChange={(startedOn) => set({ startedOn })}
            />
            <TextField
              label="Finished on"
              type="date"
              max={plan.setting.today}
              value={draft.finishedOn}
              onChange={(finishedOn) => set({ finishedOn })}
            />
          </div>
        ) : null}
        <PredecessorFields
          milestones={milestones.filter(({ id }) => id !== milestone?.id)}
          value={draft.predecessors}
          onChange={(predecessors) => set({ predecessors })}
        />
        <LimitFields draft={draft} set={set} />
        {promises.length > 0 ? (
          <fieldset className="plainset">
            <legend className="lab">Serves these promises</legend>
            <div className="checks">
              {promises.map((promise) => (
                <label key={promise.id} className="choice">
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
              ))}
            </div>
          </fieldset>
        ) : null}
        <DeliverableFields value={draft.deliverables} onChange={(deliverables) => set({ deliverables })} />
        <TextField label="Notes" rows={3} maxLength={5000} value={draft.notes} onChange={(notes) => set({ notes })} />
      </fieldset>
      {milestone ? <WhyTheseDates plan={plan} milestoneId={milestone.id} elsewhere={elsewhere} /> : null}
      {preview.kind === 'refused' && draft.outcome !== '' ? <p className="wrong">{preview.message}</p> : null}
      {changesDates ? (
        <p className="note" role="status">
          {words.sentence}.
        </p>
      ) : null}
      {breaks ? (
        <TextField
          label="Reason"
          hint="The launch date would be missed, or missed by more. Say why; it stays with the change."
          required
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
      ) : null}
      {tried && problem ? <ErrorPanel message={problem} /> : null}
      {editable ? (
        <div className="actions">
          {milestone ? (
            <Button
              look="danger"
              disabled={saving}
              onClick={() => void make([{ op: 'remove', milestoneId: milestone.id }])}
            >
              Remove milestone
            </Button>
          ) : null}
          <Button look="primary" type="submit" busy={saving}>
            {milestone ? 'Save milestone' : 'Add milestone'}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
