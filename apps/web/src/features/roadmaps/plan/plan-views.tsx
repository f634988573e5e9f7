import { EmptyState } from '@workback/ui/notice';
import { Button } from '@workback/ui/button';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { canvasRows } from '@workback/ui/prepare/canvas-rows';
import { PlanTimeline, type TimelineEditing } from '@workback/ui/timeline-canvas/plan-timeline';
import { TimelineLegend } from '@workback/ui/timeline-legend';
import { type ReactElement, useMemo, useState } from 'react';
import { useCanvasGates } from '../../gates/gate-strip.js';
import { SavedViews } from '../../saved-views/saved-views.js';
import { planSummary } from '../plan-title.js';
import { lanesOf } from './arrange.js';
import { BulkBar } from './bulk-bar.js';
import { KeyHints } from './key-hints.js';
import { PlanBoard } from './plan-board.js';
import { readPlanSearch, zoomOf } from './plan-search.js';
import { PlanTable } from './plan-table.js';
import { PlanToolbar } from './plan-toolbar.js';
import type { PlanEditor } from './use-plan-editor.js';
import type { PlanView } from './use-plan-view.js';

const NOTHING: ReadonlySet<string> = new Set();

interface PlanViewsProps {
  readonly roadmap: Roadmap;
  readonly editor: PlanEditor;
  readonly view: PlanView;
  /** Moving things on the timeline; null for who may not. */
  readonly editing: TimelineEditing | null;
  readonly onOpen: (milestoneId: string) => void;
  /** Null for who may not write check-ins. */
  readonly onCheckIn: ((milestoneId: string) => void) | null;
}

/** The milestones as timeline, board or table, with the bar that says how, and what can be done with those that are chosen. */
export function PlanViews({ roadmap, editor, view, editing, onOpen, onCheckIn }: PlanViewsProps): ReactElement {
  const { plan } = editor;
  const { search, show, shown, selected, select, members } = view;
  const kind = search.view ?? 'timeline';
  const lanes = useMemo(() => lanesOf(shown, search.group), [shown, search.group]);
  const onChange = editing ? (operations: readonly PlanOperation[]) => void editor.change(operations) : null;
  const numbers = useMemo(() => new Map(plan.content.milestones.map(({ id, number }) => [id, number])), [plan]);
  return (
    <>
      <PlanToolbar search={search} show={show} baselines={view.baselines} owners={view.owners}>
        <SavedViews place="plan" search={search} onOpen={(saved) => view.open(readPlanSearch(saved))} />
      </PlanToolbar>
      {shown.length === 0 ? (
        <EmptyState title="No milestone fits these filters.">
          <Button onClick={() => show({ q: undefined, owner: undefined, status: undefined })}>Show all</Button>
        </EmptyState>
      ) : kind === 'timeline' ? (
        <TimelineView roadmap={roadmap} editor={editor} view={view} editing={editing} onOpen={onOpen} lanes={lanes} />
      ) : kind === 'board' ? (
        <PlanBoard milestones={shown} today={roadmap.today} onOpen={onOpen} onChange={onChange} />
      ) : (
        lanes.map(({ id, name, milestones }) => (
          <section key={id} className={name === null ? undefined : 'sec'}>
            {name === null ? null : <h2>{name}</h2>}
            <PlanTable
              milestones={milestones as typeof shown}
              today={roadmap.today}
              numbers={numbers}
              members={members}
              selected={selected}
              onSelect={select}
              onOpen={onOpen}
              onChange={onChange}
              onCheckIn={onCheckIn}
              hidden={search.hide ?? []}
              aligned={name !== null}
            />
          </section>
        ))
      )}
      {onChange ? (
        <BulkBar
          plan={plan}
          selected={selected}
          members={members}
          onChange={onChange}
          onClear={() => select(NOTHING)}
          least={kind === 'table' ? 1 : 2}
        />
      ) : null}
    </>
  );
}

interface TimelineViewProps extends Omit<PlanViewsProps, 'onCheckIn'> {
  readonly lanes: ReturnType<typeof lanesOf>;
}

function TimelineView({ roadmap, editor, view, editing, onOpen, lanes }: TimelineViewProps): ReactElement {
  const { plan } = editor;
  const { search, show, selected, select, baseline } = view;
  const gates = useCanvasGates(roadmap.initiativeId);
  // What was launched has no forecast any more.
  const launched = gates.some(({ id, passed }) => id === 'launch' && passed);
  const [collapsed, setCollapsed] = useState(NOTHING);
  const rows = useMemo(() => canvasRows(lanes, roadmap.today, collapsed), [lanes, roadmap.today, collapsed]);
  const closed = useMemo(
    () => [...roadmap.holidays.map((on) => ({ on, name: roadmap.holidayNames[on] ?? '' })), ...plan.content.daysOff],
    [roadmap, plan.content.daysOff],
  );
  return (
    <>
      <PlanTimeline
        rows={rows}
        links={plan.content.dependencies}
        launchDate={roadmap.launchDate}
        forecast={launched ? null : (plan.scheduled?.schedule.forecastFinish ?? null)}
        today={roadmap.today}
        workingDays={roadmap.workingDays}
        closed={closed}
        gates={gates}
        zoom={zoomOf(search)}
        onZoom={(zoom) => show({ zoom: zoom === 'fit' ? undefined : zoom })}
        selected={selected}
        onSelect={select}
        onOpen={onOpen}
        onToggle={(id) => setCollapsed((before) => toggled(before, id))}
        editing={editing}
        label="Milestones"
        summary={planSummary(plan)}
      />
      <div className="planlegend">
        <TimelineLegend
          rows={rows.flatMap((row) => (row.kind === 'milestone' ? [row] : []))}
          baseline={baseline !== null}
          editable={editing !== null}
        />
        <KeyHints editable={editing !== null} />
      </div>
    </>
  );
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(before);
  if (!next.delete(id)) next.add(id);
  return next;
}
