import { Link } from '@tanstack/react-router';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import { EmptyState } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';

/** Where nothing is promised: the way to where promises are marked, or amended once the text is approved. */
export function NoPromises({ initiative: { id, approvedAt } }: { initiative: Initiative }): ReactElement {
  const { slug } = useWorkspace();
  return (
    <EmptyState
      title={
        approvedAt ? 'The approved PR/FAQ promises nothing.' : 'No passage of the PR/FAQ is marked as a promise yet.'
      }
    >
      <Link
        className="btn"
        to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
        params={{ workspaceSlug: slug, initiativeId: id }}
        search={{ panel: 'promises' }}
      >
        {approvedAt ? 'Amend promises of the PR/FAQ' : 'Mark promises in the PR/FAQ'}
      </Link>
    </EmptyState>
  );
}
