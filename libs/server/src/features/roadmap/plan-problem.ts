import type { PlanProblem, ScheduleResult } from '@workback/domain/roadmap/plan';

interface Named {
  readonly id: string;
  readonly outcome: string;
}

/** The ring of milestones that wait for each other, by name. */
export function cycleSentence(milestones: readonly Named[], cycle: readonly string[]): string {
  const names = new Map(milestones.map(({ id, outcome }) => [id, `“${outcome}”`]));
  const first = names.get(cycle[0]!);
  // In a cycle every milestone waits for the one before it, the first for the last.
  const waits = cycle.toReversed().map((id) => `waits for ${names.get(id)}`);
  return `${first} ${waits.join(', which ')}.`;
}

/** Why a plan cannot be scheduled, in one sentence; null when it can. */
export function problemSentence(milestones: readonly Named[], result: ScheduleResult): string | null {
  if (result.kind === 'ok') return null;
  if (result.kind === 'cycle')
    return `These milestones wait for each other: ${cycleSentence(milestones, result.milestoneIds)}`;
  const [problem] = result.problems;
  return problem ? describe(milestones, problem) : null;
}

function describe(milestones: readonly Named[], problem: PlanProblem): string {
  const name = 'milestoneId' in problem ? milestones.find(({ id }) => id === problem.milestoneId)?.outcome : undefined;
  const milestone = `“${name ?? 'A milestone'}”`;
  switch (problem.code) {
    case 'no-working-days':
    case 'invalid-working-day':
    case 'invalid-holiday':
      return 'The working calendar of this workspace cannot be used; check its working days and holidays.';
    case 'beyond-calendar':
      return `${milestone} would lie beyond the year 9999; check its estimate and what it waits for.`;
    case 'finished-before-started':
      return `${milestone} is finished before it is started.`;
    default:
      return `The plan cannot be scheduled (${problem.code}).`;
  }
}
