import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Notice } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { initiativeQuery } from '../../initiatives/api/initiatives.queries.js';
import { InitiativeTabs } from '../../initiatives/initiative-tabs.js';
import { roadmapQuery } from '../../roadmaps/api/roadmaps.queries.js';
import { workspaceQuery } from '../../workspaces/api/workspaces.queries.js';
import { InitiativeDays } from '../initiative-days.js';
import { WorkspaceDays } from '../workspace-days.js';

/** Days on which nobody works on an initiative: its own, and the holidays of the workspace. */
export default function DaysOffPage(): ReactElement {
  const { id: workspaceId, slug: workspaceSlug, can } = useWorkspace();
  const { initiativeId } = useParams({ strict: false }) as { initiativeId: string };
  const initiative = useQuery(initiativeQuery(workspaceId, initiativeId));
  const roadmap = useQuery(roadmapQuery(workspaceId, initiativeId));
  const workspace = useQuery(workspaceQuery(workspaceId));
  const name = initiative.data?.name ?? 'the initiative';
  return (
    <>
      <InitiativeTabs initiativeId={initiativeId} name={initiative.data?.name ?? ''} />
      <Page
        title={`Days off of ${name}`}
        tab={`Days off of ${name}`}
        lead={
          <>
            The{' '}
            <Link to="/w/$workspaceSlug/initiatives/$initiativeId/plan" params={{ workspaceSlug, initiativeId }}>
              plan
            </Link>{' '}
            passes over them. What a change does is shown before it is saved.
          </>
        }
      >
        <LoadState query={roadmap} lines={6}>
          {(plan) => (
            <>
              {initiative.data?.launch.actual ? (
                <Notice>It is launched; days off no longer move anything that happened.</Notice>
              ) : null}
              <section className="sec" aria-labelledby="own-days">
                <header>
                  <h2 id="own-days">Of this initiative alone</h2>
                  <span className="mu">An offsite, a freeze, a plant shutdown</span>
                </header>
                <InitiativeDays
                  key={initiativeId}
                  workspaceId={workspaceId}
                  roadmap={plan}
                  editable={can('roadmap.edit')}
                />
              </section>
              <section className="sec" aria-labelledby="workspace-days">
                <header>
                  <h2 id="workspace-days">Holidays of the workspace</h2>
                  <span className="mu">
                    For every initiative; days of the week are set{' '}
                    <Link to="/w/$workspaceSlug/settings" params={{ workspaceSlug }}>
                      in the settings
                    </Link>
                  </span>
                </header>
                <LoadState query={workspace} lines={3}>
                  {(data) => <WorkspaceDays workspace={data} today={plan.today} editable={can('workspace.manage')} />}
                </LoadState>
              </section>
            </>
          )}
        </LoadState>
      </Page>
    </>
  );
}
