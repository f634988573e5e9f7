import type { PlanChange } from '@workback/contracts/roadmap/plan-change.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { changeWords } from '@workback/domain/roadmap/change-words';
import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { type PlanOnScreen, planOnScreen, previewOperations } from '@workback/domain/roadmap/preview';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ApiProblem, sentenceOf } from '../../../api/problem.js';
import { usePlanChanges } from '../api/plan-changes.queries.js';
import { roadmapQuery } from '../api/roadmaps.queries.js';
import { contentOf, settingOf } from './plan-model.js';
import { keepSandbox, keptSandbox, runSandbox, type SandboxStep } from './sandbox.js';

/** A change that waits for its reason. */
export interface AskedReason {
  readonly operations: readonly PlanOperation[];
  readonly words: string;
  readonly daysToRecover: number;
}

/** A change that met one of somebody else. */
export interface PlanConflict {
  readonly operations: readonly PlanOperation[];
  readonly reason: string;
  readonly words: string;
  readonly meanwhile: readonly PlanChange[];
}

/** Steps that were made here and can be taken back, and those that were. */
interface History {
  readonly done: readonly number[];
  readonly undone: readonly number[];
}

/**
 * Everything that changes a plan goes through here: into the sandbox while one is open, else to the server in one step, shown at
 * once and taken back with the reason when it is refused. Undo and redo follow the steps of this page.
 */
export function usePlanEditor(workspaceId: string, roadmap: Roadmap, withSandbox = true) {
  const { initiativeId } = roadmap;
  const queries = useQueryClient();
  const { apply, undo } = usePlanChanges(workspaceId, initiativeId);
  const live = useMemo(() => planOnScreen(contentOf(roadmap), settingOf(roadmap)), [roadmap]);
  const [steps, setSteps] = useState<readonly SandboxStep[] | null>(() =>
    withSandbox ? keptSandbox(initiativeId) : null,
  );
  const [redoSteps, setRedoSteps] = useState<readonly SandboxStep[]>([]);
  const [pending, setPending] = useState<PlanOnScreen | null>(null);
  const [asked, setAsked] = useState<AskedReason | null>(null);
  const [conflict, setConflict] = useState<PlanConflict | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [history, setHistory] = useState<History>({ done: [], undone: [] });

  useEffect(() => {
    if (withSandbox) keepSandbox(initiativeId, steps);
  }, [initiativeId, steps, withSandbox]);
  const sandbox = useMemo(() => steps && runSandbox(live, steps), [live, steps]);
  const plan = pending ?? sandbox?.plan ?? live;

  const send = useCallback(
    async (operations: readonly PlanOperation[], reason: string, after: PlanOnScreen | null, version: number) => {
      const words = changeWords(live.content, operations);
      setProblem(null);
      setPending(after);
      try {
        const { change } = await apply.mutateAsync({ operations, reason, version, changeId: crypto.randomUUID() });
        setHistory(({ done }) => ({ done: [...done, change.version], undone: [] }));
        setSaid(change.summary);
        return true;
      } catch (error) {
        const current = error instanceof ApiProblem && error.problem.status === 412 ? error.problem.current : null;
        const met = current as { roadmap?: Roadmap; meanwhile?: PlanChange[] } | null;
        if (met?.roadmap && met.meanwhile) {
          queries.setQueryData(roadmapQuery(workspaceId, initiativeId).queryKey, met.roadmap);
          setConflict({ operations, reason, words, meanwhile: met.meanwhile });
        } else setProblem(`${words}: not saved. ${sentenceOf(error)}`);
        return false;
      } finally {
        setPending(null);
      }
    },
    [apply, initiativeId, live, queries, workspaceId],
  );

  /** Changes the plan; answers whether it is done, which it is not while a reason is asked for. */
  const change = useCallback(
    async (operations: readonly PlanOperation[], reason = ''): Promise<boolean> => {
      if (operations.length === 0) return true;
      const before = sandbox?.plan ?? live;
      const words = changeWords(before.content, operations);
      const preview = previewOperations(before, operations);
      if (preview.kind === 'refused') {
        setProblem(preview.message);
        return false;
      }
      if (steps !== null) {
        setSteps([...steps, { words, operations }]);
        setRedoSteps([]);
        return true;
      }
      if (preview.effects?.breaksLaunch && reason.trim() === '') {
        setAsked({ operations, words, daysToRecover: preview.effects.daysToRecover.after });
        return false;
      }
      return send(operations, reason, preview.after, roadmap.planVersion);
    },
    [live, roadmap.planVersion, sandbox, send, steps],
  );

  const step = async (from: 'done' | 'undone'): Promise<void> => {
    if (steps !== null) {
      const last = from === 'done' ? steps.at(-1) : redoSteps.at(-1);
      if (!last) return;
      setSteps(from === 'done' ? steps.slice(0, -1) : [...steps, last]);
      setRedoSteps(from === 'done' ? [...redoSteps, last] : redoSteps.slice(0, -1));
      return;
    }
    const version = history[from].at(-1);
    if (version === undefined || undo.isPending) return;
    setProblem(null);
    try {
      const { change: made } = await undo.mutateAsync(version);
      setHistory(({ done, undone }) =>
        from === 'done'
          ? { done: done.slice(0, -1), undone: [...undone, made.version] }
          : { done: [...done, made.version], undone: undone.slice(0, -1) },
      );
      setSaid(from === 'done' ? made.summary : null);
    } catch (error) {
      setHistory((before) => ({ ...before, [from]: before[from].slice(0, -1) }));
      setProblem(sentenceOf(error));
    }
  };

  return {
    live,
    plan,
    sandbox,
    busy: apply.isPending || undo.isPending,
    change,
    undo: () => step('done'),
    redo: () => step('undone'),
    canUndo: steps === null ? history.done.length > 0 : steps.length > 0,
    canRedo: steps === null ? history.undone.length > 0 : redoSteps.length > 0,
    asked,
    answer: (reason: string | null): void => {
      setAsked(null);
      if (asked && reason !== null) void change(asked.operations, reason);
    },
    conflict,
    /** Makes the change again on the plan as it is now, or lets it go. */
    settle: (again: boolean): void => {
      setConflict(null);
      if (!conflict || !again) return;
      const preview = previewOperations(live, conflict.operations);
      if (preview.kind === 'refused') setProblem(preview.message);
      else void send(conflict.operations, conflict.reason, preview.after, roadmap.planVersion);
    },
    problem,
    forget: () => setProblem(null),
    said,
    heard: () => setSaid(null),
    openSandbox: () => setSteps([]),
    throwAway: () => {
      setSteps(null);
      setRedoSteps([]);
    },
    /** Makes everything that was tried in the sandbox, in one step with its reason. */
    applySandbox: async (reason: string): Promise<boolean> => {
      if (!sandbox) return false;
      const operations = sandbox.made.flatMap((each) => each.operations);
      if (operations.length > 0 && !(await send(operations, reason, sandbox.plan, roadmap.planVersion))) return false;
      setSteps(null);
      setRedoSteps([]);
      return true;
    },
  };
}

export type PlanEditor = ReturnType<typeof usePlanEditor>;
