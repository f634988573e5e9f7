import type { Round } from '@workback/contracts/round/round.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { type InInitiative, withdrawRound } from './api/rounds.queries.js';
import { useRoundStep } from './use-round-step.js';

interface WithdrawDialogProps {
  readonly params: InInitiative;
  readonly round: Round;
  readonly onClose: () => void;
}

/** Takes a text out of review without a verdict. */
export default function WithdrawDialog({ params, round, onClose }: WithdrawDialogProps): ReactElement {
  const [reason, setReason] = useState('');
  const withdraw = useRoundStep(() => withdrawRound(params, round.id, reason.trim()), onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    withdraw.mutate();
  };
  return (
    <Dialog title="Withdraw from review" open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p>
          The round ends without a verdict and the text can be edited again. Who was asked, what they said and your
          reason stay in the decision log.
        </p>
        <TextField
          label="Why"
          rows={3}
          required
          maxLength={2000}
          value={reason}
          onChange={setReason}
          error={fieldError(withdraw.error, 'reason')}
        />
        <FormProblem error={withdraw.error} shown={['reason']} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" busy={withdraw.isPending}>
            Withdraw from review
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
