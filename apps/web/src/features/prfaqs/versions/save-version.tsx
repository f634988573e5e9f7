import { useMutation } from '@tanstack/react-query';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type ReactElement, useState } from 'react';
import { fieldError } from '../../../api/problem.js';
import { FormProblem } from '../../../app/form-problem.js';
import { type InInitiative, saveVersion } from '../api/prfaqs.queries.js';

interface SaveVersionProps {
  readonly params: InInitiative;
  /** Sends what is being typed; false when that failed. */
  readonly beforeSaving: () => Promise<boolean>;
  readonly onSaved: (saved: Prfaq) => Promise<void>;
}

/** Keeps the draft as a version, with a note for whoever reads the list later. */
export function SaveVersion({ params, beforeSaving, onSaved }: SaveVersionProps): ReactElement {
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const keep = useMutation({
    mutationFn: async () => {
      if (!(await beforeSaving())) throw new Error('The text could not be saved, so no version was kept.');
      return saveVersion(params, note.trim());
    },
    onSuccess: async (saved) => {
      setOpen(false);
      setNote('');
      await onSaved(saved);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>Save version</Button>
      <span className="vh" role="status">
        {keep.isSuccess ? `Version ${keep.data.latestVersionNumber} was kept.` : ''}
      </span>
      <Dialog title="Save version" open={open} onClose={() => setOpen(false)}>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            keep.mutate();
          }}
        >
          <TextField
            label="Note (optional)"
            hint="What is different, or why it is kept."
            value={note}
            onChange={setNote}
            error={fieldError(keep.error, 'note')}
          />
          <FormProblem error={keep.error} shown={['note']} />
          <div className="row">
            <Button look="primary" type="submit" busy={keep.isPending}>
              Save version
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
