import { useQuery } from '@tanstack/react-query';
import type { Round } from '@workback/contracts/round/round.schemas';
import { allows } from '@workback/domain/access/permissions';
import { addDays } from '@workback/domain/calendar/plain-date';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { PeoplePicker, PersonPicker } from '../people/person-picker.js';
import { Refusal } from '../prfaqs/refusal.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { changeRound, type InInitiative, type RoundDraft, startRound } from './api/rounds.queries.js';
import { ChangesMade } from './changes-made.js';
import { useRoundStep } from './use-round-step.js';

interface RoundDialogProps {
  readonly params: InInitiative;
  /** The round under way, to ask other people; null starts the next one. */
  readonly round: Round | null;
  /** The amendment that the next round reads; null for the PR/FAQ itself. */
  readonly amendmentId: string | null;
  /** The round before: its circle is where the next one begins. */
  readonly earlier: Round | undefined;
  readonly onClose: () => void;
}

const shown = ['objective', 'dueOn', 'approverIds', 'reviewerIds', 'facilitatorId', 'noteTakerId'];
const doors = [
  ['two-way', 'Two-way door', 'One can come back from it, so it may be decided quickly.'],
  ['one-way', 'One-way door', 'One cannot come back from it, so it is decided slowly and with care.'],
] as const;

/** Who reads this version, what for, until when, and who says yes. */
export default function RoundDialog({ params, round, amendmentId, earlier, onClose }: RoundDialogProps): ReactElement {
  const { data: me } = useQuery(meQuery);
  const [draft, setDraft] = useState(() => draftOf(round, earlier, me?.user.id ?? ''));
  const change = (part: Partial<RoundDraft>): void => setDraft((now) => ({ ...now, ...part }));
  const step = useRoundStep(
    () => (round ? changeRound(params, round, draft) : startRound(params, amendmentId, draft)),
    onClose,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    step.mutate();
  };
  const wrong = (field: string): string | undefined => fieldError(step.error, field);
  const able = { among: ({ role }: { role: Parameters<typeof allows>[0] }) => allows(role, 'review.answer') };
  const verb = round ? 'Change round' : 'Start review round';
  return (
    <Dialog title={verb} open wide onClose={onClose}>
      <form className="form" onSubmit={submit}>
        {round ? null : (
          <p className="mu">The text becomes a version that everybody reads. Until the round ends, nobody edits it.</p>
        )}
        {!round &&
        earlier &&
        earlier.amendment?.id === (amendmentId ?? undefined) &&
        earlier.requiredChanges.length > 0 ? (
          <ChangesMade round={earlier} open />
        ) : null}
        <TextField
          label="Objective"
          hint="What this round is to find out: concept, feasibility, pricing, unit economics, regulation."
          required
          maxLength={300}
          value={draft.objective}
          onChange={(objective) => change({ objective })}
          error={wrong('objective')}
        />
        <PeoplePicker
          {...able}
          label="Approvers"
          hint={`Everybody who has to say yes. The text is approved when all of them approve.${
            amendmentId === null ? '' : ' Who approved before is asked again.'
          }`}
          value={draft.approverIds}
          onChange={(approverIds) => change({ approverIds })}
          error={wrong('approverIds')}
        />
        <PeoplePicker
          {...able}
          label="Reviewers"
          hint="Those whose reading makes it better. Rounds widen: begin with the closest peers."
          value={draft.reviewerIds}
          onChange={(reviewerIds) => change({ reviewerIds })}
          error={wrong('reviewerIds')}
        />
        <div className="halves">
          <PersonPicker
            {...able}
            label="Facilitator"
            value={draft.facilitatorId || null}
            onChange={(id) => change({ facilitatorId: id ?? '' })}
            error={wrong('facilitatorId')}
          />
          <PersonPicker
            {...able}
            label="Note taker (optional)"
            placeholder="Nobody yet"
            value={draft.noteTakerId}
            onChange={(noteTakerId) => change({ noteTakerId })}
            error={wrong('noteTakerId')}
          />
        </div>
        <TextField
          label="Verdict due"
          type="date"
          required
          value={draft.dueOn}
          onChange={(dueOn) => change({ dueOn })}
          error={wrong('dueOn')}
        />
        <fieldset className="plainset">
          <legend className="lab">Kind of decision</legend>
          {doors.map(([door, words, meaning]) => (
            <label key={door} className="answer">
              <input type="radio" name="door" checked={draft.door === door} onChange={() => change({ door })} />
              <b>{words}</b>
              <span className="mu">{meaning}</span>
            </label>
          ))}
        </fieldset>
        <FormProblemOrRefusal error={step.error} onGo={onClose} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" busy={step.isPending}>
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What keeps the text from being read has its place in the text; the rest belongs to the form. */
function FormProblemOrRefusal({ error, onGo }: { error: unknown; onGo: () => void }): ReactElement | null {
  if (fieldError(error, 'heading') ?? fieldError(error, 'document')) return <Refusal error={error} onGo={onGo} />;
  return <FormProblem error={error} shown={shown} />;
}

function draftOf(round: Round | null, earlier: Round | undefined, ownId: string): RoundDraft {
  const from = round ?? earlier;
  const named = (role: 'approver' | 'reviewer'): string[] =>
    (from?.readers ?? []).flatMap((reader) => (reader.role === role && reader.person ? [reader.person.id] : []));
  return {
    objective: round?.objective ?? '',
    dueOn: round?.dueOn ?? addDays(new Date().toISOString().slice(0, 10), 7),
    door: from?.door ?? 'two-way',
    facilitatorId: from?.facilitator?.id ?? ownId,
    noteTakerId: from?.noteTaker?.id ?? null,
    approverIds: named('approver'),
    reviewerIds: named('reviewer'),
  };
}
