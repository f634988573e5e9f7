import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';

interface ReasonDialogProps {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly action: string;
  readonly begin?: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onGive: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why before a step that the record keeps. */
export default function ReasonDialog(props: ReasonDialogProps): ReactElement {
  const { title, lead, label, action, begin = '', busy, error, onGive, onClose } = props;
  const [reason, setReason] = useState(begin);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onGive(reason.trim());
  };
  return (
    <Dialog title={title} open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p className="mu">{lead}</p>
        <TextField
          label={label}
          rows={3}
          required
          maxLength={2000}
          value={reason}
          onChange={setReason}
          error={fieldError(error, 'reason')}
        />
        <FormProblem error={error} shown={['reason']} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" busy={busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
