import { effectWords, type EffectWords } from '@workback/domain/roadmap/effect-words';
import { gestureOperations, type PlanGesture } from '@workback/domain/roadmap/gesture';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { toDayNumber } from '@workback/domain/calendar/plain-date';
import { type PlanOnScreen, previewOperations } from '@workback/domain/roadmap/preview';
import type { CanvasGesture, CanvasGhosts } from '@workback/ui/timeline-canvas/canvas-body';
import { EffectsPopover } from '@workback/ui/timeline-canvas/effects-popover';
import type { TimelineEditing } from '@workback/ui/timeline-canvas/plan-timeline';
import { useState } from 'react';
import { type PersonMoves, whoMoves } from '@workback/domain/roadmap/who-moves';
import type { PlanEditor } from './use-plan-editor.js';

/** Name of the measure of how long a plan took to be worked out anew. */
const REPLANNED = 'plan worked out anew';

/** A change in the air: thought out, shown, and not made yet. */
interface InTheAir {
  readonly subjects: readonly string[];
  readonly operations: readonly PlanOperation[];
  readonly ghosts: CanvasGhosts;
  readonly words: EffectWords | { readonly problem: string };
  readonly people: readonly PersonMoves[];
  /** By keys it waits for Enter; a pointer just lets go. */
  readonly byKeys: boolean;
  /** Steps that keys have taken so far. */
  readonly days: number;
}

/** What happens on the timeline while somebody moves bars, by pointer or by keys; the effects are shown before anything is made. */
export function useReplan(
  editor: PlanEditor,
  selected: ReadonlySet<string>,
  onLink: (id: string) => void,
  nameOf: (personId: string | null) => string | null,
): { readonly editing: TimelineEditing; readonly spoken: string } {
  const { plan, change } = editor;
  const [air, setAir] = useState<InTheAir | null>(null);
  const [spoken, setSpoken] = useState('');

  const cancel = (): void => {
    setAir(null);
    setSpoken('');
  };
  const make = (operations: readonly PlanOperation[]): void => {
    setAir(null);
    void change(operations);
  };
  const shift = (id: string, direction: 1 | -1, week: boolean): void => {
    const milestoneIds = selected.has(id) ? [...selected] : [id];
    const going = air?.byKeys === true && air.subjects.join() === milestoneIds.join() ? air.days : 0;
    const days = going + direction * (week ? plan.setting.calendar.workingDays.length : 1);
    const gesture: PlanGesture = { kind: 'shift', milestoneIds, days, worked: true };
    const operations = gestureOperations(plan, gesture);
    const next = inTheAir(plan, operations, milestoneIds, true, days);
    setAir(days === 0 ? null : next);
    setSpoken('problem' in next.words ? next.words.problem : days === 0 ? 'Back where it was.' : next.words.sentence);
  };

  const editing: TimelineEditing = {
    onGesture: (gesture) => {
      if (gesture === null) return cancel();
      const next = ofGesture(plan, gesture);
      setAir(next);
    },
    onDrop: (gesture) => {
      if (gesture === null) return cancel();
      const next = ofGesture(plan, gesture);
      if (next && !('problem' in next.words)) {
        setSpoken(next.words.sentence);
        make(next.operations);
      } else cancel();
    },
    onShift: shift,
    onApply: () => air && !('problem' in air.words) && make(air.operations),
    onCancel: cancel,
    onLink,
    ghosts: air?.ghosts ?? null,
    effects: air && {
      subject: air.subjects[0] ?? '',
      shown: (
        <EffectsPopover
          words={air.words}
          people={air.people.map(({ ownerId, moves }) => ({
            name: nameOf(ownerId) ?? 'nobody yet',
            count: moves.length,
          }))}
          onApply={air.byKeys ? () => make(air.operations) : undefined}
          onCancel={air.byKeys ? cancel : undefined}
        />
      ),
    },
  };
  return { editing, spoken };
}

function ofGesture(plan: PlanOnScreen, gesture: CanvasGesture): InTheAir | null {
  if (gesture.kind === 'link') {
    const { kind: _, ...ends } = gesture;
    return inTheAir(plan, [{ op: 'link', ...ends, lagDays: 0 }], [gesture.successorId], false, 0);
  }
  const operations = gestureOperations(plan, gesture);
  if (operations.length === 0) return null;
  const subjects = gesture.kind === 'shift' ? gesture.milestoneIds : [gesture.milestoneId];
  return inTheAir(plan, operations, subjects, false, 0);
}

function inTheAir(
  plan: PlanOnScreen,
  operations: readonly PlanOperation[],
  subjects: readonly string[],
  byKeys: boolean,
  days: number,
): InTheAir {
  const base = { subjects, operations, byKeys, days };
  const nowhere: CanvasGhosts = { bars: new Map(), held: new Set(subjects) };
  const stuck = (problem: string): InTheAir => ({ ...base, ghosts: nowhere, words: { problem }, people: [] });
  if (operations.length === 0) return stuck('This milestone is finished and stays where it is.');
  const since = performance.now();
  const preview = previewOperations(plan, operations);
  // For whoever watches how long a plan takes to be worked out anew; only the latest is kept.
  performance.clearMeasures(REPLANNED);
  performance.measure(REPLANNED, { start: since });
  if (preview.kind === 'refused') return stuck(preview.message);
  if (preview.effects === null) return stuck('The plan has no schedule.');
  const { after, effects, made } = preview;
  const dates = new Map(after.scheduled!.schedule.milestones.map((milestone) => [milestone.id, milestone]));
  const bars = new Map(
    [...effects.moved.map(({ milestoneId }) => milestoneId), ...subjects].flatMap((id) => {
      const to = dates.get(id);
      if (!to) return [];
      return [[id, { from: toDayNumber(to.earliestStart), to: toDayNumber(to.earliestFinish) + 1 }]];
    }),
  );
  return {
    ...base,
    ghosts: { bars, held: new Set(subjects) },
    words: effectWords(plan, after, effects, made, subjects),
    people: whoMoves(plan, after, effects),
  };
}
