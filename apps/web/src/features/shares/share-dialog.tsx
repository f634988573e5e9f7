import type { ShareLink } from '@workback/contracts/share-link/share-link.schemas';
import { Button } from '@workback/ui/button';
import { ChoiceField } from '@workback/ui/choice-field';
import { CopyText } from '@workback/ui/copy-text';
import { Dialog } from '@workback/ui/dialog';
import { formatDate } from '@workback/ui/prepare/format-date';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { fieldError } from '../../api/problem.js';
import { FormProblem } from '../../app/form-problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useShareLinks } from './api/shares.queries.js';

interface ShareButtonProps {
  readonly page: ShareLink['page'];
  readonly subjectId?: string;
  /** What is shared, in words: “the portfolio”. */
  readonly title: string;
}

/** Makes a link with which one page can be read without signing in; only for those who may. */
export function ShareButton({ page, subjectId, title }: ShareButtonProps): ReactElement | null {
  const { can } = useWorkspace();
  const [open, setOpen] = useState(false);
  if (!can('roadmap.edit')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Share</Button>
      {open ? (
        <ShareDialog page={page} subjectId={subjectId ?? null} title={title} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

const spans = [
  ['1', 'for a day'],
  ['7', 'for a week'],
  ['30', 'for 30 days'],
  ['90', 'for 90 days'],
  ['365', 'for a year'],
] as const;

function ShareDialog(props: {
  page: ShareLink['page'];
  subjectId: string | null;
  title: string;
  onClose: () => void;
}): ReactElement {
  const { page, subjectId, title, onClose } = props;
  const { id: workspaceId } = useWorkspace();
  const { create } = useShareLinks(workspaceId);
  const [days, setDays] = useState<string>('30');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate({ page, subjectId, days: Number(days), note });
  };
  const made = create.data;
  return (
    <Dialog title={`Share ${title}`} open onClose={onClose}>
      {made ? (
        <div className="form">
          <p>
            Whoever has this address reads {title} until {formatDate(made.expiresAt.slice(0, 10))}, and nothing else. It
            is shown this once; revoke it under Settings.
          </p>
          <CopyText text={window.location.origin + made.path} action="Copy link" />
          {made.tvPath ? (
            <>
              <p className="sm mu">For a screen on the wall, large and without controls:</p>
              <CopyText text={window.location.origin + made.tvPath} action="Copy link for a TV" />
            </>
          ) : null}
        </div>
      ) : (
        <form className="form" onSubmit={submit}>
          <p className="sm mu">
            A link to read this page without signing in, as it is at the time. It shows what stands on the page and
            leads nowhere else.
          </p>
          <TextField
            label="Who it is for"
            hint="So that you know later whether it may be revoked."
            required
            maxLength={200}
            value={note}
            onChange={setNote}
            error={fieldError(create.error, 'note')}
          />
          <ChoiceField label="It works" value={days} choices={spans} onChange={setDays} />
          <FormProblem error={create.error} shown={['note']} />
          <div className="actions">
            <Button look="primary" type="submit" busy={create.isPending}>
              Make link
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
