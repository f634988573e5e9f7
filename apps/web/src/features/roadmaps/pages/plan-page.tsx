import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { Button } from '@workback/ui/button';
import { EmptyState, Notice } from '@workback/ui/notice';
import { formatDate } from '@workback/ui/prepare/format-date';
import { Timeline } from '@workback/ui/timeline';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { checkInsQuery } from '../../check-ins/api/check-ins.queries.js';
import { CheckInDialog } from '../../check-ins/check-in-dialog.js';
import { CheckInFeed } from '../../check-ins/check-in-feed.js';
import { ForecastSection } from '../../forecasts/forecast-section.js';
import { initiativeQuery } from '../../initiatives/api/initiatives.queries.js';
import { InitiativeTabs } from '../../initiatives/initiative-tabs.js';
import { promisesQuery } from '../../promises/api/promises.queries.js';
import { roadmapQuery } from '../api/roadmaps.queries.js';
import { CrossingSection } from '../crossing/crossing-section.js';
import { PlanFilesMenu } from '../exchange/plan-files-menu.js';
import { MilestoneDialog } from '../milestone-dialog.js';
import { MilestoneTable } from '../milestone-table.js';
import { planTitle } from '../plan-title.js';

/** The plan of an initiative, worked back from its launch. */
export default function PlanPage(): ReactElement {
  const workspace = useWorkspace();
  const { initiativeId } = useParams({ strict: false }) as { initiativeId: string };
  const roadmap = useQuery(roadmapQuery(workspace.id, initiativeId));
  return <LoadState query={roadmap}>{(data) => <Plan roadmap={data} />}</LoadState>;
}

type Open = { kind: 'milestone'; milestone: Milestone | null } | { kind: 'check-in'; milestone: Milestone | null };

function Plan({ roadmap }: { roadmap: Roadmap }): ReactElement {
  const workspace = useWorkspace();
  const { initiativeId } = roadmap;
  const initiative = useQuery(initiativeQuery(workspace.id, initiativeId));
  const promises = useQuery(promisesQuery({ workspaceId: workspace.id, initiativeId }));
  const checkIns = useQuery(checkInsQuery(workspace.id, initiativeId));
  const [open, setOpen] = useState<Open | null>(null);
  const mayEdit = workspace.can('roadmap.edit');
  const openMilestone = (id: string): void => {
    const milestone = roadmap.milestones.find((candidate) => candidate.id === id);
    if (milestone && mayEdit) setOpen({ kind: 'milestone', milestone });
  };
  return (
    <>
      <InitiativeTabs initiativeId={initiativeId} name={initiative.data?.name ?? ''} />
      <Page
        title={planTitle(roadmap)}
        tab={`Plan of ${initiative.data?.name ?? 'an initiative'}`}
        lead={
          <>
            {roadmap.launchDate
              ? `Promised for ${formatDate(roadmap.launchDate)}. `
              : 'The press release names no launch date yet. '}
            {roadmap.forecastLaunch ? `With today’s plan the work ends ${formatDate(roadmap.forecastLaunch)}.` : ''}
          </>
        }
        actions={
          <>
            <PlanFilesMenu
              initiativeId={initiativeId}
              initiativeName={initiative.data?.name ?? ''}
              planVersion={roadmap.planVersion}
            />
            {workspace.can('check-in.write') ? (
              <Button onClick={() => setOpen({ kind: 'check-in', milestone: null })}>Check in</Button>
            ) : null}
            {mayEdit ? (
              <Button look="primary" onClick={() => setOpen({ kind: 'milestone', milestone: null })}>
                Add milestone
              </Button>
            ) : null}
          </>
        }
      >
        {roadmap.problem ? <Notice tone="off">{roadmap.problem}</Notice> : null}
        {roadmap.milestones.length === 0 ? (
          <EmptyState title="Begin with the last thing before the launch and work backwards.">
            {mayEdit ? (
              <Button look="primary" onClick={() => setOpen({ kind: 'milestone', milestone: null })}>
                Add the first milestone
              </Button>
            ) : null}
          </EmptyState>
        ) : (
          <>
            <Timeline
              milestones={roadmap.milestones.map((milestone) => ({
                ...milestone,
                ownerName: milestone.owner?.name ?? null,
              }))}
              launchDate={roadmap.launchDate}
              forecastLaunch={roadmap.forecastLaunch}
              today={roadmap.today}
              workingDays={roadmap.workingDays}
              holidays={roadmap.holidays}
              daysToRecover={roadmap.daysToRecover}
              onOpen={openMilestone}
            />
            <section className="sec">
              <header>
                <h2>Milestones</h2>
                <span className="mu">Dates are worked back from the launch; float in working days.</span>
              </header>
              <MilestoneTable
                roadmap={roadmap}
                promises={promises.data?.promises ?? []}
                onOpen={mayEdit ? (milestone) => setOpen({ kind: 'milestone', milestone }) : null}
                onCheckIn={
                  workspace.can('check-in.write') ? (milestone) => setOpen({ kind: 'check-in', milestone }) : null
                }
              />
            </section>
          </>
        )}
        <CrossingSection roadmap={roadmap} />
        <ForecastSection initiativeId={initiativeId} launched={initiative.data?.launch.actual != null} />
        <section className="sec">
          <header>
            <h2>Check-ins</h2>
          </header>
          <LoadState query={checkIns} lines={3}>
            {(data) =>
              data.checkIns.length === 0 ? (
                <EmptyState title="Nobody has said yet how it stands." />
              ) : (
                <CheckInFeed
                  initiativeId={initiativeId}
                  checkIns={data.checkIns}
                  outcomeOf={(id) =>
                    roadmap.milestones.find((milestone) => milestone.id === id)?.outcome ??
                    'A milestone that was removed'
                  }
                />
              )
            }
          </LoadState>
        </section>
        <p className="sm mu">
          <Link to="/w/$workspaceSlug/settings" params={{ workspaceSlug: workspace.slug }}>
            Working days and holidays
          </Link>{' '}
          are settings of the workspace.
        </p>
      </Page>
      <MilestoneDialog
        open={open?.kind === 'milestone'}
        onClose={() => setOpen(null)}
        roadmap={roadmap}
        promises={promises.data?.promises ?? []}
        milestone={open?.kind === 'milestone' ? open.milestone : null}
      />
      <CheckInDialog
        open={open?.kind === 'check-in'}
        onClose={() => setOpen(null)}
        initiativeId={initiativeId}
        milestone={open?.kind === 'check-in' ? open.milestone : null}
      />
    </>
  );
}
