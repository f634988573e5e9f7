import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Page } from '../../../app/page.js';
import { LoadState } from '../../../app/load-state.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { InitiativeTabs } from '../../initiatives/initiative-tabs.js';
import { prfaqInitiativeQuery } from '../../prfaqs/api/prfaqs.queries.js';
import { ActivityFeed } from '../activity-feed.js';

/** What happened in one initiative. */
export default function InitiativeActivityPage(): ReactElement {
  const { initiativeId = '' } = useParams({ strict: false });
  const { id: workspaceId } = useWorkspace();
  const initiative = useQuery(prfaqInitiativeQuery({ workspaceId, initiativeId }));
  return (
    <LoadState query={initiative}>
      {({ name }) => (
        <>
          <InitiativeTabs initiativeId={initiativeId} name={name} />
          <Page title="What happened here" tab={`Activity · ${name}`}>
            <ActivityFeed initiativeId={initiativeId} />
          </Page>
        </>
      )}
    </LoadState>
  );
}
