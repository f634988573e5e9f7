import type { SavedView } from '@workback/contracts/saved-view/saved-view.schemas';
import type { SavedViewPlace, ViewSearch } from '@workback/domain/saved-view/saved-view';
import { Button } from '@workback/ui/button';
import { Dialog } from '@workback/ui/dialog';
import { TextField } from '@workback/ui/text-field';
import { type FormEvent, type ReactElement, useState } from 'react';
import { sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useSavedViews } from './api/saved-views.queries.js';

interface SaveViewDialogProps {
  readonly place: SavedViewPlace;
  readonly search: ViewSearch;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSaved: (view: SavedView) => void;
}

/** Gives what is on the screen a name. */
export function SaveViewDialog({ open, ...form }: SaveViewDialogProps): ReactElement {
  return (
    <Dialog title="Save this view" open={open} onClose={form.onClose}>
      <SaveForm {...form} />
    </Dialog>
  );
}

function SaveForm({ place, search, onClose, onSaved }: Omit<SaveViewDialogProps, 'open'>): ReactElement {
  const { create } = useSavedViews(useWorkspace().id, place);
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate(
      { name, shared, search: search as SavedView['search'] },
      {
        onSuccess: (view) => {
          onClose();
          onSaved(view);
        },
      },
    );
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label="Name"
        hint="Filters, groups, order and zoom are kept as they are now."
        required
        maxLength={80}
        value={name}
        onChange={setName}
      />
      <SharedChoice shared={shared} onChange={setShared} />
      <Refused error={create.error} />
      <div className="actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" type="submit" busy={create.isPending}>
          Save view
        </Button>
      </div>
    </form>
  );
}

interface ChangeViewDialogProps {
  readonly place: SavedViewPlace;
  /** Null: closed. */
  readonly view: SavedView | null;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Renames a view, shares it, takes it back, or removes it. */
export function ChangeViewDialog({ view, ...form }: ChangeViewDialogProps): ReactElement {
  return (
    <Dialog title={`View “${view?.name ?? ''}”`} open={view !== null} onClose={form.onClose}>
      {view ? <ChangeForm key={view.id} {...form} view={view} /> : null}
    </Dialog>
  );
}

function ChangeForm({ place, view, onClose, onRemoved }: ChangeViewDialogProps & { view: SavedView }): ReactElement {
  const { update, remove } = useSavedViews(useWorkspace().id, place);
  const [name, setName] = useState(view.name);
  const [shared, setShared] = useState(view.shared);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    update.mutate({ view, patch: { name, shared } }, { onSuccess: onClose });
  };
  const removed = (): void => {
    onClose();
    onRemoved();
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextField label="Name" required maxLength={80} value={name} onChange={setName} />
      <SharedChoice shared={shared} onChange={setShared} />
      <Refused error={update.error ?? remove.error} />
      <div className="actions">
        <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate(view, { onSuccess: removed })}>
          Remove view
        </Button>
        <Button look="primary" type="submit" busy={update.isPending}>
          Save changes
        </Button>
      </div>
    </form>
  );
}

function SharedChoice(props: { shared: boolean; onChange: (shared: boolean) => void }): ReactElement {
  const mayShare = useWorkspace().can('roadmap.edit');
  return (
    <label className="choice">
      <input
        type="checkbox"
        checked={props.shared}
        disabled={!mayShare}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>Share it in the workspace{mayShare ? '' : ' (editors do that)'}</span>
    </label>
  );
}

function Refused({ error }: { error: unknown }): ReactElement | null {
  return error ? (
    <p className="wrong" role="alert">
      {sentenceOf(error)}
    </p>
  ) : null;
}
