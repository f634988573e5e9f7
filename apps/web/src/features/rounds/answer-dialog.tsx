import type { Round } from '@workback/contracts/round/round.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { answerRound, type InInitiative } from './api/rounds.queries.js';
import { partIn } from './round-words.js';
import { useRoundStep } from './use-round-step.js';

interface AnswerDialogProps {
  readonly params: InInitiative;
  readonly round: Round;
  readonly onClose: () => void;
}

const choices = [
  ['agrees', 'I agree', 'Nothing in it keeps it from going on.'],
  ['concerns', 'I have concerns', 'The approvers should know them before they decide.'],
] as const;

/** What a reviewer says after reading. */
export default function AnswerDialog({ params, round, onClose }: AnswerDialogProps): ReactElement {
  const { data: me } = useQuery(meQuery);
  const { reader } = partIn(round, me?.user.id ?? '');
  const [answer, setAnswer] = useState<'agrees' | 'concerns'>(reader?.answer === 'concerns' ? 'concerns' : 'agrees');
  const [note, setNote] = useState(reader?.note ?? '');
  const give = useRoundStep(() => answerRound(params, round.id, answer, note.trim()), onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <Dialog title="Give your review" open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <fieldset className="plainset">
          <legend className="lab">You read version {round.versionNumber}</legend>
          {choices.map(([value, words, meaning]) => (
            <label key={value} className="answer">
              <input type="radio" name="answer" checked={answer === value} onChange={() => setAnswer(value)} />
              <b>{words}</b>
              <span className="mu">{meaning}</span>
            </label>
          ))}
        </fieldset>
        <TextField
          label="Remark (optional)"
          rows={4}
          maxLength={10_000}
          value={note}
          onChange={setNote}
          error={fieldError(give.error, 'note')}
        />
        <FormProblem error={give.error} shown={['note']} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" busy={give.isPending}>
            Save review
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
