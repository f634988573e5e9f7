import type { NamedDay } from '@workback/domain/calendar/day-list';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { previewOperations } from '@workback/domain/roadmap/preview';
import { Button } from '@workback/ui/button';
import { ErrorPanel } from '@workback/ui/notice';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useMemo, useState } from 'react';
import { ConflictDialog } from '../roadmaps/plan/plan-dialogs.js';
import { usePlanEditor } from '../roadmaps/plan/use-plan-editor.js';
import { draftDays, isChanged } from './day-draft.js';
import { DayList } from './day-list.js';
import { PlanEffect } from './plan-effect.js';

interface InitiativeDaysProps {
  readonly workspaceId: string;
  readonly roadmap: Roadmap;
  readonly editable: boolean;
}

/** Days on which this initiative alone does not work; what a change does to its plan is shown before it is saved. */
export function InitiativeDays({ workspaceId, roadmap, editable }: InitiativeDaysProps): ReactElement {
  const editor = usePlanEditor(workspaceId, roadmap, false);
  const [draft, setDraft] = useState<readonly NamedDay[] | null>(null);
  const [reason, setReason] = useState('');
  const wanted = draft ?? roadmap.daysOff;
  const days = useMemo(() => draftDays(roadmap.daysOff, wanted), [roadmap.daysOff, wanted]);
  const preview = useMemo(
    () => previewOperations(editor.live, [{ op: 'days-off', daysOff: wanted }]),
    [editor.live, wanted],
  );
  const leave = (): void => {
    setDraft(null);
    setReason('');
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void editor.change([{ op: 'days-off', daysOff: wanted }], reason).then((done) => done && leave());
  };
  const breaks = preview.kind === 'ok' && preview.effects?.breaksLaunch === true;
  return (
    <>
      <DayList
        label="Days off of the initiative"
        days={days}
        wanted={wanted}
        onChange={setDraft}
        today={roadmap.today}
        workingDays={roadmap.workingDays}
        editable={editable}
      />
      {editor.problem ? <ErrorPanel message={editor.problem} /> : null}
      {isChanged(days) ? (
        <form className="daysave" onSubmit={save}>
          {preview.kind === 'refused' ? (
            <ErrorPanel message={preview.message} />
          ) : preview.effects ? (
            <PlanEffect before={editor.live} after={preview.after} effects={preview.effects} />
          ) : (
            <p className="mu">The plan has no schedule that could move.</p>
          )}
          {breaks ? (
            <TextField
              label="Why the launch date may break"
              hint="It stays with the change, for whoever asks later."
              required
              maxLength={2000}
              value={reason}
              onChange={setReason}
            />
          ) : null}
          <div className="row">
            <Button look="primary" type="submit" busy={editor.busy} disabled={preview.kind === 'refused'}>
              Save days off
            </Button>
            <Button onClick={leave}>Leave them as they were</Button>
          </div>
        </form>
      ) : null}
      <ConflictDialog conflict={editor.conflict} onSettle={editor.settle} />
    </>
  );
}
