import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { decidePrfaq, type InInitiative, prfaqQuery, type Verdict } from './api/prfaqs.queries.js';
import { Refusal } from './refusal.js';

interface DecisionDialogProps {
  readonly params: InInitiative;
  readonly prfaq: Prfaq;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

const words: Record<Verdict, { title: string; action: string; label: string; hint: string }> = {
  approve: {
    title: 'Approve press release',
    action: 'Approve press release',
    label: 'Reasons (optional)',
    hint: 'Kept with the decision.',
  },
  iterate: {
    title: 'Ask for changes',
    action: 'Ask for changes',
    label: 'Changes that are needed',
    hint: 'One a line. The text goes back to draft.',
  },
  reject: {
    title: 'Reject press release',
    action: 'Reject press release',
    label: 'Reasons',
    hint: 'They stay readable with the text.',
  },
};

/** The answer of a review, with its reasons. */
export function DecisionDialog({ params, prfaq, verdict, onClose }: DecisionDialogProps): ReactElement {
  const queries = useQueryClient();
  const [reasons, setReasons] = useState('');
  const { title, action, label, hint } = words[verdict];
  const decide = useMutation({
    mutationFn: () => decidePrfaq(params, verdict, reasons.trim()),
    onSuccess: async (decided) => {
      queries.setQueryData(prfaqQuery(params).queryKey, decided);
      onClose();
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => ['prfaqs', 'initiatives', 'promises', 'portfolio'].includes(String(queryKey[0])),
      });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    decide.mutate();
  };
  const { launchDate } = prfaq.document;
  return (
    <Dialog title={title} open onClose={onClose}>
      <form className="form" onSubmit={submit}>
        {verdict === 'approve' ? (
          <p>
            Approval freezes the text, its promises, its success criteria and the launch date
            {launchDate ? ` ${formatWeekday(launchDate as `${number}-${number}-${number}`)}` : ''}. Results are judged
            against them.
          </p>
        ) : null}
        <TextField
          label={label}
          hint={hint}
          rows={5}
          value={reasons}
          onChange={setReasons}
          error={fieldError(decide.error, 'reasons') ?? fieldError(decide.error, 'requiredChanges')}
        />
        <Refusal error={decide.error} shown={['reasons', 'requiredChanges']} onGo={onClose} />
        <div className="actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look={verdict === 'reject' ? 'danger' : 'primary'} type="submit" busy={decide.isPending}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
