import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import { Button } from '@workback/ui/button';
import { StatusMark } from '@workback/ui/status-mark';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { momentWords } from '../prfaqs/moment-words.js';
import type { InInitiative } from '../rounds/api/rounds.queries.js';
import type { AmendmentSearch } from './amendment-search.js';
import { statusWords } from './amendment-words.js';
import { amendmentQuery, withdrawAmendment } from './api/amendments.queries.js';
import { useAmend } from './use-amend.js';

const ReasonDialog = lazy(() => import('./reason-dialog.js'));
const NextRound = lazy(() => import('../rounds/next-round.js'));

interface AmendmentHeaderProps {
  readonly params: InInitiative;
  readonly amendment: Amendment;
  readonly mode: 'changes' | 'read' | 'edit';
}

const views = [
  ['changes', 'Changes'],
  ['read', 'Amended text'],
] as const;

/** Where an amendment stands, why it was proposed, and what can be done with it now. */
export function AmendmentHeader({ params, amendment, mode }: AmendmentHeaderProps): ReactElement {
  const { slug, can } = useWorkspace();
  const { panel } = useSearch({ strict: false }) as AmendmentSearch;
  // What is open beside the text stays open.
  const beside: AmendmentSearch = panel ? { panel } : {};
  const queries = useQueryClient();
  const [open, setOpen] = useState<'round' | 'reason' | 'withdraw' | null>(null);
  const close = (): void => setOpen(null);
  const amend = useAmend(params, amendment);
  const withdraw = useMutation({
    mutationFn: (reason: string) => withdrawAmendment(params, amendment.id, reason),
    onSuccess: (saved) => {
      queries.setQueryData(amendmentQuery(params, amendment.id).queryKey, saved);
      close();
      void queries.invalidateQueries({ queryKey: ['amendments'] });
    },
  });
  const editable = amendment.status === 'draft' && can('prfaq.edit');
  const to = '/w/$workspaceSlug/initiatives/$initiativeId/amendments/$amendmentId' as const;
  const address = { workspaceSlug: slug, initiativeId: params.initiativeId, amendmentId: amendment.id };
  return (
    <header className="prfaqhead">
      <div className="row between">
        <div>
          <h1>Amendment {amendment.number}</h1>
          <div className="row">
            <StatusMark
              status={amendment.status === 'withdrawn' ? 'rejected' : amendment.status}
              label={sentence(statusWords[amendment.status])}
              tinted
            />
            <span className="sm mu">{standing(amendment)}</span>
          </div>
        </div>
        <div className="row">
          <span className="seg" role="group" aria-label="Show">
            {views.map(([view, words]) => (
              <Link
                key={view}
                to={to}
                params={address}
                search={view === 'changes' ? beside : { ...beside, mode: view }}
                activeOptions={{ exact: true }}
                aria-current={view === mode ? 'page' : undefined}
              >
                {words}
              </Link>
            ))}
            {editable ? (
              <Link
                to={to}
                params={address}
                search={{ ...beside, mode: 'edit' }}
                activeOptions={{ exact: true }}
                aria-current={mode === 'edit' ? 'page' : undefined}
              >
                Edit
              </Link>
            ) : null}
          </span>
          {editable ? (
            <>
              <Button look="quiet" onClick={() => setOpen('withdraw')}>
                Give up amendment
              </Button>
              {mode === 'edit' ? null : (
                <Button look="primary" onClick={() => setOpen('round')}>
                  Start review round
                </Button>
              )}
            </>
          ) : null}
        </div>
      </div>
      <p className="reasons">
        <bdi>{amendment.reason}</bdi>{' '}
        {editable ? (
          <button type="button" className="linkbtn sm" onClick={() => setOpen('reason')}>
            Change the reason
          </button>
        ) : null}
      </p>
      <Suspense fallback={null}>
        {open === 'round' ? <NextRound params={params} amendmentId={amendment.id} onClose={close} /> : null}
        {open === 'reason' ? (
          <ReasonDialog
            title="Why this amendment"
            lead="Read by everybody who is asked to approve it."
            label="What has to change, and why"
            action="Save reason"
            begin={amendment.reason}
            busy={amend.isPending}
            error={amend.error}
            onGive={(reason) => amend.mutate(() => ({ reason }), { onSuccess: close })}
            onClose={close}
          />
        ) : null}
        {open === 'withdraw' ? (
          <ReasonDialog
            title="Give up the amendment"
            lead="The approved text stays the yardstick. The amendment stays in the record with your reason."
            label="Why"
            action="Give up amendment"
            busy={withdraw.isPending}
            error={withdraw.error}
            onGive={(reason) => withdraw.mutate(reason)}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </header>
  );
}

function standing({ baseVersionNumber, createdBy, createdAt, savedAt, savedBy, decidedAt }: Amendment): string {
  const made = `Of version ${baseVersionNumber}, proposed ${momentWords(createdAt)}${createdBy ? ` by ${createdBy.name}` : ''}`;
  if (decidedAt !== null) return `${made} · decided ${momentWords(decidedAt)}`;
  return `${made} · saved ${momentWords(savedAt)}${savedBy ? ` by ${savedBy.name}` : ''}`;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
