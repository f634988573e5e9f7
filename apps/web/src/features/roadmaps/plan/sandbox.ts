import type { PlanOperation } from '@workback/domain/roadmap/plan-operation';
import { type PlanOnScreen, previewOperations } from '@workback/domain/roadmap/preview';

/** One step of a sandbox: what it does, and how it was called when it was made. */
export interface SandboxStep {
  readonly words: string;
  readonly operations: readonly PlanOperation[];
}

/** A plan with the steps of a sandbox made on it; a step that no longer fits is left out and says why. */
export interface SandboxPlan {
  readonly plan: PlanOnScreen;
  readonly made: readonly SandboxStep[];
  readonly failed: readonly { readonly step: SandboxStep; readonly why: string }[];
}

/** Makes the steps on the live plan, which may have changed since they were thought out. */
export function runSandbox(live: PlanOnScreen, steps: readonly SandboxStep[]): SandboxPlan {
  let plan = live;
  const made: SandboxStep[] = [];
  const failed: { step: SandboxStep; why: string }[] = [];
  for (const step of steps) {
    const preview = previewOperations(plan, step.operations);
    if (preview.kind === 'ok') {
      plan = preview.after;
      made.push(step);
    } else failed.push({ step, why: preview.message });
  }
  return { plan, made, failed };
}

const key = (initiativeId: string): string => `workback.sandbox.${initiativeId}`;

/** The steps that were kept in this browser; null while there is no sandbox. */
export function keptSandbox(initiativeId: string): SandboxStep[] | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key(initiativeId)) ?? 'null') as unknown;
    return Array.isArray(kept) ? (kept as SandboxStep[]) : null;
  } catch {
    return null;
  }
}

/** Keeps the steps in this browser, so that nothing is lost by a reload; null forgets them. */
export function keepSandbox(initiativeId: string, steps: readonly SandboxStep[] | null): void {
  try {
    if (steps === null) localStorage.removeItem(key(initiativeId));
    else localStorage.setItem(key(initiativeId), JSON.stringify(steps));
  } catch {
    // A browser that keeps nothing still plays; it forgets at a reload.
  }
}
