import type { Amendment, CriterionChangeWire } from '@workback/contracts/amendment/amendment.schemas';
import { Button } from '@workback/ui/button';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import type { InInitiative } from '../rounds/api/rounds.queries.js';
import { ChangedWords } from './changed-words.js';
import { useAmend } from './use-amend.js';

const ReasonDialog = lazy(() => import('./reason-dialog.js'));
const CriterionChangeDialog = lazy(() => import('./criterion-change-dialog.js'));

interface AmendedCriteriaProps {
  readonly params: InInitiative;
  readonly amendment: Amendment;
  readonly editable: boolean;
}

type Amended = Amendment['criteria'][number];
type Open = { readonly kind: 'withdraw' | 'change'; readonly criterion: Amended } | { readonly kind: 'add' };

const howWords: Record<Amended['how'], string> = {
  kept: 'kept',
  changed: 'changed',
  withdrawn: 'withdrawn',
  added: 'new',
};

/** Every success criterion with what becomes of it, and the ways to change that. */
export function AmendedCriteria({ params, amendment, editable }: AmendedCriteriaProps): ReactElement {
  const amend = useAmend(params, amendment);
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const put = (id: string, change: CriterionChangeWire | null): void =>
    amend.mutate(
      ({ criterionChanges }) => ({
        criterionChanges: [...criterionChanges.filter((each) => idOf(each) !== id), ...(change ? [change] : [])],
      }),
      { onSuccess: close },
    );
  const dialog = { busy: amend.isPending, error: amend.error, onClose: close };
  const labelOf = (promiseId: string | null): string => {
    const promise = amendment.promises.find(({ id }) => id === promiseId);
    return promise ? `proves ${promise.label ?? 'the new promise'}` : 'proves no promise';
  };
  return (
    <section>
      <h3>Success criteria</h3>
      <ul className="touched">
        {amendment.criteria.map((criterion) => {
          const { id, kpiName, how, before, after, reason, frozen, due, promiseId } = criterion;
          return (
            <li key={id} id={`amended-criteria-${id}`}>
              <p>
                <b>{kpiName}</b>{' '}
                <span className="mu">
                  {howWords[how]} · {labelOf(promiseId)}
                  {due ? ' · its verdict stands' : ''}
                </span>
              </p>
              <ChangedWords before={before} after={after} />
              {reason === '' ? null : <p className="sub">{reason}</p>}
              {editable ? (
                <div className="row">
                  {how !== 'withdrawn' && how !== 'added' && frozen && !due ? (
                    <>
                      <button type="button" className="linkbtn" onClick={() => setOpen({ kind: 'change', criterion })}>
                        Change criterion on {kpiName}
                      </button>
                      <button
                        type="button"
                        className="linkbtn"
                        onClick={() => setOpen({ kind: 'withdraw', criterion })}
                      >
                        Withdraw it
                      </button>
                    </>
                  ) : null}
                  {how === 'kept' ? null : (
                    <button type="button" className="linkbtn" onClick={() => put(id, null)}>
                      {how === 'added' ? 'Do not add' : `Undo for ${kpiName}`}
                    </button>
                  )}
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
      {editable ? (
        <Button look="quiet" onClick={() => setOpen({ kind: 'add' })}>
          Add a criterion
        </Button>
      ) : null}
      <Suspense fallback={null}>
        {open?.kind === 'withdraw' ? (
          <ReasonDialog
            {...dialog}
            title={`Withdraw the criterion on ${open.criterion.kpiName}`}
            lead="It stays in the record with its verdicts so far, and is judged no more."
            label="Why"
            action="Withdraw criterion"
            onGive={(reason) => put(open.criterion.id, { change: 'withdraw', criterionId: open.criterion.id, reason })}
          />
        ) : null}
        {open?.kind === 'change' || open?.kind === 'add' ? (
          <CriterionChangeDialog
            {...dialog}
            params={params}
            amendment={amendment}
            criterion={open.kind === 'change' ? open.criterion : null}
            onChange={(change) => put(idOf(change), change)}
          />
        ) : null}
      </Suspense>
    </section>
  );
}

const idOf = (change: CriterionChangeWire): string => (change.change === 'add' ? change.id : change.criterionId);
