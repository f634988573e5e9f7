import type { Amendment, PromiseChangeWire } from '@workback/contracts/amendment/amendment.schemas';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { Button } from '@workback/ui/button';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { ChangedWords } from './changed-words.js';
import type { InInitiative } from '../rounds/api/rounds.queries.js';
import { useAmend } from './use-amend.js';

const ReasonDialog = lazy(() => import('./reason-dialog.js'));
const WordsDialog = lazy(() => import('./words-dialog.js'));

interface AmendedPromisesProps {
  readonly params: InInitiative;
  readonly amendment: Amendment;
  readonly editable: boolean;
}

type Promised = Amendment['promises'][number];
type Open = { readonly kind: 'withdraw' | 'words'; readonly promise: Promised } | { readonly kind: 'add' };

const outcomeWords: Record<Promised['outcome'], string> = {
  kept: 'kept',
  reworded: 're-worded',
  withdrawn: 'withdrawn',
  added: 'new',
  gone: 'its words are gone',
};

/** Every promise with what becomes of it, and the ways to change that. */
export function AmendedPromises({ params, amendment, editable }: AmendedPromisesProps): ReactElement {
  const amend = useAmend(params, amendment);
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const put = (id: string, change: PromiseChangeWire | null): void =>
    amend.mutate(
      ({ promiseChanges }) => ({ promiseChanges: [...without(promiseChanges, id), ...(change ? [change] : [])] }),
      {
        onSuccess: close,
      },
    );
  const dialog = { busy: amend.isPending, error: amend.error, onClose: close };
  return (
    <section>
      <h3>Promises</h3>
      <ul className="touched">
        {amendment.promises.map((promise) => (
          <Entry
            key={promise.id}
            promise={promise}
            changed={amendment.promiseChanges.some((change) => idOf(change) === promise.id)}
            editable={editable}
            onOpen={(kind) => setOpen({ kind, promise })}
            onUndo={() => put(promise.id, null)}
          />
        ))}
      </ul>
      {editable ? (
        <Button look="quiet" onClick={() => setOpen({ kind: 'add' })}>
          Add a promise
        </Button>
      ) : null}
      <Suspense fallback={null}>
        {open?.kind === 'withdraw' ? (
          <ReasonDialog
            {...dialog}
            title={`Withdraw ${open.promise.label ?? 'the promise'}`}
            lead="It stays in the record as withdrawn. Nobody builds or measures it any more."
            label="Why"
            action="Withdraw promise"
            onGive={(reason) => put(open.promise.id, { change: 'withdraw', promiseId: open.promise.id, reason })}
          />
        ) : null}
        {open?.kind === 'words' ? (
          <WordsDialog
            {...dialog}
            title={`Words of ${open.promise.label ?? 'the promise'}`}
            document={amendment.document as PrfaqDocument}
            begin={{ place: open.promise.passage?.place ?? 'summary', words: open.promise.after ?? '' }}
            onChoose={(passage) => put(open.promise.id, { change: 'reword', promiseId: open.promise.id, passage })}
          />
        ) : null}
        {open?.kind === 'add' ? (
          <WordsDialog
            {...dialog}
            title="Add a promise"
            document={amendment.document as PrfaqDocument}
            begin={null}
            onChoose={(passage, kind) => {
              const id = crypto.randomUUID();
              put(id, { change: 'add', id, kind, passage });
            }}
          />
        ) : null}
      </Suspense>
    </section>
  );
}

interface EntryProps {
  readonly promise: Promised;
  readonly changed: boolean;
  readonly editable: boolean;
  readonly onOpen: (kind: 'withdraw' | 'words') => void;
  readonly onUndo: () => void;
}

function Entry({ promise, changed, editable, onOpen, onUndo }: EntryProps): ReactElement {
  const { id, label, outcome, before, after, reason } = promise;
  const name = label ?? 'New';
  return (
    <li id={`amended-promises-${id}`}>
      <p>
        <b>{name}</b> <span className={outcome === 'gone' ? 'gap' : 'mu'}>{outcomeWords[outcome]}</span>
      </p>
      <ChangedWords before={before} after={after} />
      {reason === '' ? null : <p className="sub">{reason}</p>}
      {editable ? (
        <div className="row">
          {outcome === 'withdrawn' || outcome === 'added' ? null : (
            <>
              <button type="button" className="linkbtn" onClick={() => onOpen('words')}>
                Choose words of {name}
              </button>
              <button type="button" className="linkbtn" onClick={() => onOpen('withdraw')}>
                Withdraw {name}
              </button>
            </>
          )}
          {changed ? (
            <button type="button" className="linkbtn" onClick={onUndo}>
              {outcome === 'added' || label === null ? 'Do not add' : `Undo for ${name}`}
            </button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

const idOf = (change: PromiseChangeWire): string => (change.change === 'add' ? change.id : change.promiseId);

const without = (changes: readonly PromiseChangeWire[], id: string): PromiseChangeWire[] =>
  changes.filter((change) => idOf(change) !== id);
