import '@workback/ui/timeline-canvas/timeline-canvas.css';
import '../plan/plan.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { Button } from '@workback/ui/button';
import { EmptyState, ErrorPanel, Notice } from '@workback/ui/notice';
import { formatDate } from '@workback/ui/prepare/format-date';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { ForecastSection } from '../../forecasts/forecast-section.js';
import { GateStrip } from '../../gates/gate-strip.js';
import { initiativeQuery } from '../../initiatives/api/initiatives.queries.js';
import { InitiativeTabs } from '../../initiatives/initiative-tabs.js';
import { roadmapQuery } from '../api/roadmaps.queries.js';
import { CrossingSection } from '../crossing/crossing-section.js';
import { PlanFilesMenu } from '../exchange/plan-files-menu.js';
import { planTitle } from '../plan-title.js';
import { BaselineSection } from '../plan/baseline-section.js';
import { HistorySection } from '../plan/history-section.js';
import { LastMovePanel } from '../plan/last-move-panel.js';
import { type OpenDialog, PlanOverlays } from '../plan/plan-overlays.js';
import type { PlanSearch } from '../plan/plan-search.js';
import { UndoButtons } from '../plan/plan-toolbar.js';
import { PlanViews } from '../plan/plan-views.js';
import { SandboxBar } from '../plan/sandbox-bar.js';
import { SlipSection } from '../plan/slip-section.js';
import { StartBySection } from '../plan/start-by-section.js';
import { useLastMove } from '../plan/use-last-move.js';
import { usePlanEditor } from '../plan/use-plan-editor.js';
import { usePlanView } from '../plan/use-plan-view.js';
import { useReplan } from '../plan/use-replan.js';
import { useUndoKeys } from '../plan/use-undo-keys.js';

/** The plan of an initiative, worked back from its launch. */
export default function PlanPage(): ReactElement {
  const workspace = useWorkspace();
  const { initiativeId } = useParams({ strict: false }) as { initiativeId: string };
  const roadmap = useQuery(roadmapQuery(workspace.id, initiativeId));
  return <LoadState query={roadmap}>{(data) => <Plan key={initiativeId} roadmap={data} />}</LoadState>;
}

function Plan({ roadmap }: { roadmap: Roadmap }): ReactElement {
  const workspace = useWorkspace();
  const { initiativeId } = roadmap;
  const initiative = useQuery(initiativeQuery(workspace.id, initiativeId)).data;
  const mayEdit = workspace.can('roadmap.edit');
  const mayCheckIn = workspace.can('check-in.write');
  const editor = usePlanEditor(workspace.id, roadmap);
  const { plan } = editor;
  const view = usePlanView(roadmap, plan);
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const replan = useReplan(editor, view.selected, (from) => setOpen({ kind: 'link', from }), view.nameOf);
  const { lastMove, putAway } = useLastMove(editor.live, roadmap.planVersion);
  useUndoKeys(mayEdit ? editor : null);

  const { milestone: named } = useSearch({ strict: false }) as PlanSearch;
  const navigate = useNavigate();
  const close = (): void => {
    setOpen(null);
    const without = ({ milestone: _, thread: __, ...rest }: PlanSearch): PlanSearch => rest;
    if (named) void navigate({ to: '.', search: without as never, replace: true, resetScroll: false });
  };

  const openMilestone = (id: string): void => setOpen({ kind: 'milestone', id });
  const empty = view.all.length === 0;
  const add = (
    <>
      <Button onClick={() => setOpen({ kind: 'several' })}>{empty ? 'Write several as lines' : 'Add several'}</Button>
      <Button look="primary" onClick={() => setOpen({ kind: 'milestone', id: null })}>
        {empty ? 'Add the first milestone' : 'Add milestone'}
      </Button>
    </>
  );
  const forecast = plan.scheduled?.schedule.forecastFinish;
  const actions = (
    <>
      <PlanFilesMenu
        initiativeId={initiativeId}
        initiativeName={initiative?.name ?? ''}
        planVersion={roadmap.planVersion}
      />
      {mayCheckIn ? <Button onClick={() => setOpen({ kind: 'check-in', id: null })}>Check in</Button> : null}
      {mayEdit && !empty ? (
        <>
          <UndoButtons
            canUndo={editor.canUndo}
            canRedo={editor.canRedo}
            onUndo={() => void editor.undo()}
            onRedo={() => void editor.redo()}
          />
          {editor.sandbox ? null : <Button onClick={editor.openSandbox}>Try in a sandbox</Button>}
          {add}
        </>
      ) : null}
    </>
  );
  return (
    <>
      <InitiativeTabs initiativeId={initiativeId} name={initiative?.name ?? ''} />
      <Page
        title={planTitle(plan, roadmap.problem)}
        tab={`Plan of ${initiative?.name ?? 'an initiative'}`}
        lead={
          <>
            {roadmap.launchDate
              ? `Promised for ${formatDate(roadmap.launchDate)}. `
              : 'The press release names no launch date yet. '}
            {forecast ? `With today’s plan the work ends ${formatDate(forecast)}.` : ''}
          </>
        }
        actions={actions}
      >
        {roadmap.problem ? <Notice tone="off">{roadmap.problem}</Notice> : null}
        {editor.problem ? (
          <div className="dismissable">
            <ErrorPanel message={editor.problem} />
            <Button look="quiet" onClick={editor.forget}>
              Dismiss
            </Button>
          </div>
        ) : null}
        <SandboxBar editor={editor} nameOf={view.nameOf} />
        <LastMovePanel initiativeId={initiativeId} lastMove={lastMove} nameOf={view.nameOf} onClose={putAway} />
        <GateStrip initiativeId={initiativeId} />
        {empty ? (
          <EmptyState title="Begin with the last thing before the launch and work backwards.">
            {mayEdit ? add : null}
          </EmptyState>
        ) : (
          <>
            <PlanViews
              roadmap={roadmap}
              editor={editor}
              view={view}
              editing={mayEdit ? replan.editing : null}
              onOpen={openMilestone}
              onCheckIn={mayCheckIn ? (id) => setOpen({ kind: 'check-in', id }) : null}
            />
            <div className="planfacts">
              <StartBySection milestones={view.all} today={roadmap.today} />
              <BaselineSection
                workspaceId={workspace.id}
                initiativeId={initiativeId}
                plan={plan}
                baseline={view.baseline}
                mayEdit={mayEdit}
              />
              <HistorySection workspaceId={workspace.id} initiativeId={initiativeId} mayEdit={mayEdit} />
            </div>
            {view.baseline ? (
              <SlipSection
                initiativeId={initiativeId}
                baselineId={view.baseline.id}
                launchedOn={initiative?.launch.actual ?? null}
              />
            ) : null}
          </>
        )}
        <CrossingSection roadmap={roadmap} />
        <ForecastSection initiativeId={initiativeId} launched={initiative?.launch.actual != null} />
        <p className="sm mu">
          <Link
            to="/w/$workspaceSlug/initiatives/$initiativeId/days-off"
            params={{ workspaceSlug: workspace.slug, initiativeId }}
          >
            Days off and holidays
          </Link>{' '}
          that this plan passes over.
        </p>
        <p className="vh" role="status">
          {replan.spoken}
        </p>
      </Page>
      <PlanOverlays
        roadmap={roadmap}
        editor={editor}
        view={view}
        open={open ?? (named ? { kind: 'milestone', id: named } : null)}
        onClose={close}
        editable={mayEdit}
      />
    </>
  );
}
