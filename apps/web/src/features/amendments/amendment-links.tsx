import './amendments.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { Button } from '@workback/ui/button';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import type { InInitiative } from '../rounds/api/rounds.queries.js';
import { statusWords } from './amendment-words.js';
import { amendmentsQuery, proposeAmendment } from './api/amendments.queries.js';

const ReasonDialog = lazy(() => import('./reason-dialog.js'));

/** A text is the current one however it is shown. */
const here = { exact: true, includeSearch: false };

interface AmendmentLinksProps {
  readonly params: InInitiative;
  readonly approvedVersionNumber: Prfaq['approvedVersionNumber'];
  /** The amendment that is shown; null on the approved text. */
  readonly current: string | null;
}

/** The approved text and the amendment that is open beside it, or the way to propose one. */
export function AmendmentLinks({ params, approvedVersionNumber, current }: AmendmentLinksProps): ReactElement | null {
  const { slug, can } = useWorkspace();
  const amendments = useQuery(amendmentsQuery(params));
  if (!amendments.data || approvedVersionNumber === null) return null;
  const shown = amendments.data.amendments.filter(
    ({ id, status }) => id === current || status === 'draft' || status === 'in-review',
  );
  const address = { workspaceSlug: slug, initiativeId: params.initiativeId };
  return (
    <div className="row noprint textlinks">
      <nav className="seg" aria-label="Text">
        <Link to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq" params={address} search={{}} activeOptions={here}>
          Version {approvedVersionNumber}, approved
        </Link>
        {shown.map(({ id, number, status }) => (
          <Link
            key={id}
            to="/w/$workspaceSlug/initiatives/$initiativeId/amendments/$amendmentId"
            params={{ ...address, amendmentId: id }}
            search={{}}
            activeOptions={here}
          >
            Amendment {number}, {statusWords[status]}
          </Link>
        ))}
      </nav>
      {current === null && shown.length === 0 && can('prfaq.edit') ? (
        <Propose params={params} label="Propose an amendment" />
      ) : null}
    </div>
  );
}

/** Begins an amendment, with what has to change and why. */
export function Propose({ params, label }: { params: InInitiative; label: string }): ReactElement {
  const { slug } = useWorkspace();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const propose = useMutation({
    mutationFn: (reason: string) => proposeAmendment(params, reason),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['amendments'] });
      await navigate({
        to: '/w/$workspaceSlug/initiatives/$initiativeId/amendments/$amendmentId',
        params: { workspaceSlug: slug, initiativeId: params.initiativeId, amendmentId: id },
        search: { mode: 'edit' },
      });
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      {open ? (
        <Suspense fallback={null}>
          <ReasonDialog
            title="Propose an amendment"
            lead="A working copy of the approved text. The approved text stays the yardstick until the approvers approve the amendment."
            label="What has to change, and why"
            action="Propose amendment"
            busy={propose.isPending}
            error={propose.error}
            onGive={(reason) => propose.mutate(reason)}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
