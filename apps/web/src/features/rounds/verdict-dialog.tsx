import { useQuery } from '@tanstack/react-query';
import type { Round } from '@workback/contracts/round/round.schemas';
import { type RoundAnswer, type Verdict, verdictProblems } from '@workback/domain/prfaq/round';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { Refusal } from '../prfaqs/refusal.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { answerRound, closeRound, type InInitiative } from './api/rounds.queries.js';
import { collectedWords, partIn, readersOf } from './round-words.js';
import { useRoundStep } from './use-round-step.js';

interface VerdictDialogProps {
  readonly params: InInitiative;
  readonly round: Round;
  /** What an approver chose; null lets whoever closes the round choose. */
  readonly verdict: Verdict | null;
  readonly onClose: () => void;
}

const answers: Record<Verdict, RoundAnswer> = { approve: 'approve', iterate: 'changes', reject: 'reject' };
const words: Record<Verdict, { verb: string; label: string; hint: string }> = {
  approve: { verb: 'Approve', label: 'Reasons (optional)', hint: 'Kept with the decision.' },
  iterate: {
    verb: 'Ask for changes',
    label: 'Changes that are needed',
    hint: 'One a line. They become a checklist on the draft.',
  },
  reject: { verb: 'Reject', label: 'Reasons', hint: 'One a line. They stay readable with the text.' },
};

/** An approver's answer, which may close the round, or the verdict of whoever closes it. */
export default function VerdictDialog({ params, round, verdict: asked, onClose }: VerdictDialogProps): ReactElement {
  const { data: me } = useQuery(meQuery);
  const { reader, lastApproval } = partIn(round, me?.user.id ?? '');
  const [verdict, setVerdict] = useState<Verdict>(asked ?? 'iterate');
  const own = reader?.answer === answers[verdict] ? reader.note : '';
  const [reasons, setReasons] = useState(asked === null ? collectedWords(round, 'iterate') : own);
  const alone = round.readers.filter(({ role }) => role === 'approver').length === 1;
  const [closes, setCloses] = useState(asked === null || alone);
  const approving = verdict === 'approve';
  const ends = asked === null || (approving ? lastApproval : closes);
  const step = useRoundStep(
    () =>
      ends
        ? closeRound(params, round.id, verdict, reasons.trim())
        : answerRound(params, round.id, answers[verdict], reasons.trim()),
    onClose,
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    step.mutate();
  };
  const possible = (['approve', 'iterate', 'reject'] as const).filter(
    (each) => each === 'iterate' || verdictProblems(readersOf(round), each, ['-']).length === 0,
  );
  const subject = round.amendment ? 'amendment' : 'PR/FAQ';
  const titleOf = (each: Verdict): string => (each === 'iterate' ? words[each].verb : `${words[each].verb} ${subject}`);
  const title = titleOf(verdict);
  const { label, hint } = words[verdict];
  const error = fieldError(step.error, 'reasons') ?? fieldError(step.error, 'note');
  return (
    <Dialog title={asked === null ? 'Close round' : title} open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        {asked === null ? (
          <ChoiceField
            label="Verdict"
            value={verdict}
            choices={possible.map((each) => [each, titleOf(each)])}
            hint="Approval needs every named approver to approve; rejection needs one who rejects."
            onChange={(chosen) => {
              setVerdict(chosen);
              setReasons(collectedWords(round, chosen));
            }}
          />
        ) : null}
        {approving ? <Freezes ends={ends} amends={round.amendment !== null} /> : null}
        <TextField label={label} hint={hint} rows={5} value={reasons} onChange={setReasons} error={error} />
        {approving && round.door === 'two-way' ? (
          <p className="sm mu">
            One can come back from this decision: if you would do it otherwise, you may approve and say so here.
          </p>
        ) : null}
        {asked !== null && !approving && !alone ? (
          <label className="answer">
            <input type="checkbox" checked={closes} onChange={({ target }) => setCloses(target.checked)} />
            <span>
              Close the round with this <span className="mu">Otherwise it is your answer, and the round goes on.</span>
            </span>
          </label>
        ) : null}
        <Refusal error={step.error} shown={['reasons', 'note']} onGo={onClose} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look={verdict === 'reject' ? 'danger' : 'primary'} type="submit" busy={step.isPending}>
            {asked === null ? 'Close round' : title}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Freezes({ ends, amends }: { ends: boolean; amends: boolean }): ReactElement {
  if (!ends) return <p>Other approvers are still to answer. Nothing is decided until all of them have approved.</p>;
  return (
    <p>
      Yours is the last approval: it closes the round.{' '}
      {amends
        ? 'The amended text, its promises, its success criteria and its launch date become the yardstick. What they were stays in the record.'
        : 'It freezes the text, its promises, its success criteria and the launch date; results are judged against them.'}
    </p>
  );
}
