import type { TwoByTwoWire } from '@workback/contracts/two-by-two/two-by-two.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { PeoplePicker } from '../people/person-picker.js';
import { useChangeReport } from './api/two-by-twos.queries.js';

interface SendDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly report: TwoByTwoWire;
}

/** Sends a report: from then on it does not change, and whoever follows finds it in the inbox. */
export function SendDialog({ open, onClose, report }: SendDialogProps): ReactElement {
  return (
    <Dialog title="Send the report" open={open} onClose={onClose}>
      <SendForm report={report} onDone={onClose} />
    </Dialog>
  );
}

function SendForm({ report, onDone }: { report: TwoByTwoWire; onDone: () => void }): ReactElement {
  const workspace = useWorkspace();
  const [recipientIds, setRecipientIds] = useState<string[]>([]);
  const send = useChangeReport(workspace.id, report);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send.mutate({ kind: 'send', recipientIds }, { onSuccess: onDone });
  };
  const what = report.initiatives.length === 1 ? 'the initiative' : 'one of its initiatives';
  return (
    <form className="form" onSubmit={submit}>
      <p>
        Everybody who follows {what} finds it in their inbox, and gets it by e-mail where a mail server is set up. It
        stays as it is from then on, with your name and the time.
      </p>
      <PeoplePicker
        label="Tell these people too"
        placeholder="Nobody else"
        value={recipientIds}
        onChange={setRecipientIds}
        error={fieldError(send.error, 'recipientIds')}
      />
      <FormProblem error={send.error} shown={['recipientIds']} undone="Not sent" />
      <div className="actions">
        <Button look="primary" type="submit" busy={send.isPending}>
          Send report
        </Button>
      </div>
    </form>
  );
}
