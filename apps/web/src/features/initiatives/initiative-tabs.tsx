import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { FollowButton } from '../follows/follow-button.js';

/** The ways to look at one initiative. */
export function InitiativeTabs({ initiativeId, name }: { initiativeId: string; name: string }): ReactElement {
  const { id: workspaceId, slug } = useWorkspace();
  const params = { workspaceSlug: slug, initiativeId };
  const tab = {
    activeProps: { 'aria-current': 'page' as const },
    activeOptions: { exact: true, includeSearch: false },
  };
  return (
    <nav className="tabs inittabs" aria-label={name ? `Views of ${name}` : 'Views of the initiative'}>
      <Link to="/w/$workspaceSlug/initiatives/$initiativeId" params={params} {...tab}>
        {name || 'Overview'}
      </Link>
      <Link
        to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
        params={params}
        {...tab}
        activeOptions={{ exact: false, includeSearch: false }}
      >
        PR/FAQ
      </Link>
      <Link to="/w/$workspaceSlug/initiatives/$initiativeId/trace" params={params} {...tab}>
        Trace
      </Link>
      <Link to="/w/$workspaceSlug/initiatives/$initiativeId/plan" params={params} {...tab}>
        Plan
      </Link>
      <Link to="/w/$workspaceSlug/initiatives/$initiativeId/check-ins" params={params} {...tab}>
        Check-ins
      </Link>
      <Link to="/w/$workspaceSlug/initiatives/$initiativeId/decisions" params={params} {...tab}>
        Decisions
      </Link>
      <Link to="/w/$workspaceSlug/initiatives/$initiativeId/activity" params={params} {...tab}>
        Activity
      </Link>
      <span className="follow">
        <FollowButton workspaceId={workspaceId} initiativeId={initiativeId} />
      </span>
    </nav>
  );
}
