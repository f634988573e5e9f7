import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { Propose } from '../amendments/amendment-links.js';
import { amendmentsQuery } from '../amendments/api/amendments.queries.js';
import { type InInitiative, prfaqQuery } from '../prfaqs/api/prfaqs.queries.js';

/** Over the promises of an approved text: that they are frozen, and the way to change them. */
export function AmendPromises({ params }: { params: InInitiative }): ReactElement | null {
  const prfaq = useQuery(prfaqQuery(params));
  return prfaq.data?.status === 'approved' ? <Frozen params={params} /> : null;
}

function Frozen({ params }: { params: InInitiative }): ReactElement {
  const { slug, can } = useWorkspace();
  const amendments = useQuery(amendmentsQuery(params));
  const open = amendments.data?.amendments.find(({ status }) => status === 'draft' || status === 'in-review');
  return (
    <>
      <p className="sm mu">Approval froze these promises. An amendment adds, re-words or withdraws them.</p>
      {open ? (
        <Link
          className="btn"
          to="/w/$workspaceSlug/initiatives/$initiativeId/amendments/$amendmentId"
          params={{ workspaceSlug: slug, initiativeId: params.initiativeId, amendmentId: open.id }}
          search={{}}
        >
          Open amendment {open.number}
        </Link>
      ) : amendments.data && can('prfaq.edit') ? (
        <Propose params={params} label="Amend promises" />
      ) : null}
    </>
  );
}
