import '@workback/ui/timeline-canvas/timeline-canvas.css';
import '../plan/plan.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { Button } from '@workback/ui/button';
import { EmptyState, ErrorPanel, Notice } from '@workback/ui/notice';
import { canvasRows } from '@workback/ui/prepare/canvas-rows';
import { formatDate } from '@workback/ui/prepare/format-date';
import { TimelineLegend } from '@workback/ui/timeline-legend';
import { PlanTimeline } from '@workback/ui/timeline-canvas/plan-timeline';
import { UndoToast } from '@workback/ui/undo-toast';
import { type ReactElement, useMemo, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { CheckInDialog } from '../../check-ins/check-in-dialog.js';
import { ForecastSection } from '../../forecasts/forecast-section.js';
import { initiativeQuery } from '../../initiatives/api/initiatives.queries.js';
import { InitiativeTabs } from '../../initiatives/initiative-tabs.js';
import { promisesQuery } from '../../promises/api/promises.queries.js';
import { membersQuery } from '../../workspaces/api/members.queries.js';
import { baselinesQuery } from '../api/plan-changes.queries.js';
import { roadmapQuery } from '../api/roadmaps.queries.js';
import { CrossingSection } from '../crossing/crossing-section.js';
import { PlanFilesMenu } from '../exchange/plan-files-menu.js';
import { MilestoneDialog } from '../milestone-dialog.js';
import { planSummary, planTitle } from '../plan-title.js';
import { arranged, lanesOf } from '../plan/arrange.js';
import { BaselineSection } from '../plan/baseline-section.js';
import { BulkBar } from '../plan/bulk-bar.js';
import { HistorySection } from '../plan/history-section.js';
import { PlanBoard } from '../plan/plan-board.js';
import { ConflictDialog, LinkDialog, ReasonDialog } from '../plan/plan-dialogs.js';
import { type PlanSurroundings, shownMilestones } from '../plan/plan-model.js';
import { type PlanSearch, zoomOf } from '../plan/plan-search.js';
import { PlanTable } from '../plan/plan-table.js';
import { PlanToolbar, UndoButtons } from '../plan/plan-toolbar.js';
import { SandboxBar } from '../plan/sandbox-bar.js';
import { StartBySection } from '../plan/start-by-section.js';
import { usePlanEditor } from '../plan/use-plan-editor.js';
import { useReplan } from '../plan/use-replan.js';
import { useUndoKeys } from '../plan/use-undo-keys.js';

/** The plan of an initiative, worked back from its launch. */
export default function PlanPage(): ReactElement {
  const workspace = useWorkspace();
  const { initiativeId } = useParams({ strict: false }) as { initiativeId: string };
  const roadmap = useQuery(roadmapQuery(workspace.id, initiativeId));
  return <LoadState query={roadmap}>{(data) => <Plan key={initiativeId} roadmap={data} />}</LoadState>;
}

type Open = { kind: 'milestone'; id: string | null } | { kind: 'check-in'; id: string | null };

const NOTHING: ReadonlySet<string> = new Set();

function Plan({ roadmap }: { roadmap: Roadmap }): ReactElement {
  const workspace = useWorkspace();
  const { initiativeId } = roadmap;
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as PlanSearch;
  const initiative = useQuery(initiativeQuery(workspace.id, initiativeId));
  const promises = useQuery(promisesQuery({ workspaceId: workspace.id, initiativeId })).data?.promises;
  const members = useQuery(membersQuery(workspace.id)).data?.members;
  const baselines = useQuery(baselinesQuery(workspace.id, initiativeId)).data?.baselines;
  const mayEdit = workspace.can('roadmap.edit');
  const editor = usePlanEditor(workspace.id, roadmap);
  const { plan } = editor;
  const [open, setOpen] = useState<Open | null>(null);
  const [linking, setLinking] = useState<string | null>(null);
  const [collapsed, setCollapsed] = useState(NOTHING);
  useUndoKeys(mayEdit ? editor : null);

  const selected = useMemo(() => new Set(search.sel), [search.sel]);
  const show = (part: { [key in keyof PlanSearch]?: PlanSearch[key] | undefined }): void => {
    const kept = Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined);
    void navigate({ to: '.', search: Object.fromEntries(kept) as never, replace: true, resetScroll: false });
  };
  const select = (ids: ReadonlySet<string>): void => show({ sel: ids.size > 0 ? [...ids] : undefined });
  const replan = useReplan(editor, selected, setLinking);

  const surroundings = useMemo((): PlanSurroundings => {
    const names = new Map(members?.map(({ id, name }) => [id, name]));
    const labels = new Map(promises?.map(({ id, label }) => [id, label]));
    const crossing = Map.groupBy(roadmap.crossing, ({ milestoneId }) => milestoneId);
    return {
      nameOf: (id) => (id === null ? null : (names.get(id) ?? null)),
      promiseLabel: (id) => labels.get(id),
      wire: new Map(roadmap.milestones.map((milestone) => [milestone.id, milestone])),
      expectsPromises: labels.size > 0,
      crossingOf: (id) => crossing.get(id)?.map(crossingWords) ?? [],
    };
  }, [members, promises, roadmap]);
  const baseline =
    search.base === 'none' ? null : (baselines?.find(({ id }) => id === search.base) ?? baselines?.[0] ?? null);
  const all = useMemo(() => shownMilestones(plan, surroundings, baseline), [plan, surroundings, baseline]);
  const shown = useMemo(() => arranged(all, search), [all, search]);
  const lanes = useMemo(() => lanesOf(shown, search.group), [shown, search.group]);
  const rows = useMemo(() => canvasRows(lanes, roadmap.today, collapsed), [lanes, roadmap.today, collapsed]);
  const closed = useMemo(
    () => [...roadmap.holidays.map((on) => ({ on, name: roadmap.holidayNames[on] ?? '' })), ...plan.content.daysOff],
    [roadmap, plan.content.daysOff],
  );
  const owners = useMemo(() => {
    const ids = new Set(plan.content.milestones.map(({ ownerId }) => ownerId));
    return members?.filter(({ id }) => ids.has(id)) ?? [];
  }, [plan, members]);

  const numbers = useMemo(() => new Map(plan.content.milestones.map(({ id, number }) => [id, number])), [plan]);
  const schedule = plan.scheduled?.schedule ?? null;
  const view = search.view ?? 'timeline';
  const openMilestone = (id: string): void => setOpen({ kind: 'milestone', id });
  const onChange = mayEdit ? (operations: Parameters<typeof editor.change>[0]) => void editor.change(operations) : null;
  const add = (
    <Button look="primary" onClick={() => setOpen({ kind: 'milestone', id: null })}>
      {all.length === 0 ? 'Add the first milestone' : 'Add milestone'}
    </Button>
  );
  const empty = all.length === 0;
  return (
    <>
      <InitiativeTabs initiativeId={initiativeId} name={initiative.data?.name ?? ''} />
      <Page
        title={planTitle(plan, roadmap.problem)}
        tab={`Plan of ${initiative.data?.name ?? 'an initiative'}`}
        lead={
          <>
            {roadmap.launchDate
              ? `Promised for ${formatDate(roadmap.launchDate)}. `
              : 'The press release names no launch date yet. '}
            {schedule?.forecastFinish ? `With today’s plan the work ends ${formatDate(schedule.forecastFinish)}.` : ''}
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
              <Button onClick={() => setOpen({ kind: 'check-in', id: null })}>Check in</Button>
            ) : null}
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
        }
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
        <SandboxBar editor={editor} />
        {empty ? (
          <EmptyState title="Begin with the last thing before the launch and work backwards.">
            {mayEdit ? add : null}
          </EmptyState>
        ) : (
          <>
            <PlanToolbar search={search} show={show} baselines={baselines ?? []} owners={owners} />
            {shown.length === 0 ? (
              <EmptyState title="No milestone fits these filters.">
                <Button onClick={() => show({ q: undefined, owner: undefined, status: undefined })}>Show all</Button>
              </EmptyState>
            ) : view === 'timeline' ? (
              <PlanTimeline
                rows={rows}
                links={plan.content.dependencies}
                launchDate={roadmap.launchDate}
                forecast={schedule?.forecastFinish ?? null}
                today={roadmap.today}
                workingDays={roadmap.workingDays}
                closed={closed}
                zoom={zoomOf(search)}
                onZoom={(zoom) => show({ zoom: zoom === 'fit' ? undefined : zoom })}
                selected={selected}
                onSelect={select}
                onOpen={openMilestone}
                onToggle={(id) => setCollapsed((before) => toggled(before, id))}
                editing={mayEdit ? replan.editing : null}
                label="Milestones"
                summary={planSummary(plan)}
              />
            ) : view === 'board' ? (
              <PlanBoard milestones={shown} today={roadmap.today} onOpen={openMilestone} onChange={onChange} />
            ) : (
              lanes.map(({ id, name, milestones }) => (
                <section key={id} className={name === null ? undefined : 'sec'}>
                  {name === null ? null : <h2>{name}</h2>}
                  <PlanTable
                    milestones={milestones as typeof shown}
                    today={roadmap.today}
                    numbers={numbers}
                    members={members ?? []}
                    selected={selected}
                    onSelect={select}
                    onOpen={openMilestone}
                    onChange={onChange}
                    onCheckIn={
                      workspace.can('check-in.write')
                        ? (milestone) => setOpen({ kind: 'check-in', id: milestone })
                        : null
                    }
                  />
                </section>
              ))
            )}
            {onChange ? (
              <BulkBar
                plan={plan}
                selected={selected}
                members={members ?? []}
                onChange={onChange}
                onClear={() => select(NOTHING)}
                least={view === 'table' ? 1 : 2}
              />
            ) : null}
            {view === 'timeline' ? (
              <div className="planlegend">
                <TimelineLegend
                  rows={rows.flatMap((row) => (row.kind === 'milestone' ? [row] : []))}
                  baseline={baseline !== null}
                  editable={mayEdit}
                />
                <KeyHints editable={mayEdit} />
              </div>
            ) : null}
            <div className="planfacts">
              <StartBySection milestones={all} today={roadmap.today} />
              <BaselineSection
                workspaceId={workspace.id}
                initiativeId={initiativeId}
                plan={plan}
                baseline={baseline}
                mayEdit={mayEdit}
              />
              <HistorySection workspaceId={workspace.id} initiativeId={initiativeId} mayEdit={mayEdit} />
            </div>
          </>
        )}
        <CrossingSection roadmap={roadmap} />
        <ForecastSection initiativeId={initiativeId} launched={initiative.data?.launch.actual != null} />
        <p className="sm mu">
          <Link to="/w/$workspaceSlug/settings" params={{ workspaceSlug: workspace.slug }}>
            Working days and holidays
          </Link>{' '}
          are settings of the workspace.
        </p>
        <p className="vh" role="status">
          {replan.spoken}
        </p>
      </Page>
      <MilestoneDialog
        open={open?.kind === 'milestone'}
        onClose={() => setOpen(null)}
        plan={plan}
        promises={promises ?? []}
        milestoneId={open?.kind === 'milestone' ? open.id : null}
        onChange={editor.change}
        problem={editor.problem}
        sandbox={editor.sandbox !== null}
        editable={mayEdit}
        elsewhere={roadmap.crossing}
      />
      <CheckInDialog
        open={open?.kind === 'check-in'}
        onClose={() => setOpen(null)}
        initiativeId={initiativeId}
        milestone={open?.kind === 'check-in' ? (surroundings.wire.get(open.id ?? '') ?? null) : null}
      />
      <LinkDialog
        plan={plan}
        from={linking}
        onClose={() => setLinking(null)}
        onChange={(operations) => onChange?.(operations)}
      />
      <ReasonDialog asked={editor.asked} onAnswer={editor.answer} />
      <ConflictDialog conflict={editor.conflict} onSettle={editor.settle} />
      {editor.said ? (
        <UndoToast
          key={editor.said}
          said={`${editor.said}.`}
          onUndo={() => {
            editor.heard();
            void editor.undo();
          }}
          onClose={editor.heard}
        />
      ) : null}
    </>
  );
}

function crossingWords({ direction, other }: Roadmap['crossing'][number]): string {
  return `${direction === 'waits-for' ? 'waits for' : 'awaited by'} M${other.number} of ${other.initiativeName}`;
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(before);
  if (!next.delete(id)) next.add(id);
  return next;
}

function KeyHints({ editable }: { readonly editable: boolean }): ReactElement {
  return (
    <p className="foot planhints">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> move
      </span>
      <span>
        <kbd>Enter</kbd> open
      </span>
      {editable ? (
        <>
          <span>
            <kbd>Alt ←</kbd> <kbd>Alt →</kbd> 1 day
          </span>
          <span>
            <kbd>Alt Shift ←</kbd> 1 week
          </span>
          <span>
            <kbd>L</kbd> link
          </span>
          <span>
            <kbd>X</kbd> choose
          </span>
        </>
      ) : null}
      <span>
        <kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd> zoom
      </span>
      <span>
        <kbd>T</kbd> today
      </span>
    </p>
  );
}
