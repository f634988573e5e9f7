import type { Plan } from '@workback/domain/roadmap/plan';

/** One task as the Map program answers it: times as numbers of working days, no dates. */
export interface MapTask {
  readonly id: string;
  readonly earliestStart: number;
  readonly earliestFinish: number;
  readonly latestStart: number;
  readonly latestFinish: number;
  readonly totalFloat: number;
  readonly freeFloat: number;
}

interface Edge {
  readonly id: string;
  readonly lag: number;
}

/** The program one writes first: the critical path method with Maps keyed by id. No checks, no dates. */
export function mapVersion(plan: Plan, deadline: number): Map<string, MapTask> {
  const tasks = new Map(plan.milestones.map((milestone) => [milestone.id, milestone]));
  const successors = new Map<string, Edge[]>(plan.milestones.map(({ id }) => [id, []]));
  const predecessors = new Map<string, Edge[]>(plan.milestones.map(({ id }) => [id, []]));
  for (const { predecessorId, successorId, lagDays } of plan.dependencies) {
    successors.get(predecessorId)!.push({ id: successorId, lag: lagDays });
    predecessors.get(successorId)!.push({ id: predecessorId, lag: lagDays });
  }
  const waiting = new Map(plan.milestones.map(({ id }) => [id, predecessors.get(id)!.length]));
  const order = plan.milestones.filter(({ id }) => waiting.get(id) === 0).map(({ id }) => id);
  for (const id of order) {
    for (const edge of successors.get(id)!) {
      waiting.set(edge.id, waiting.get(edge.id)! - 1);
      if (waiting.get(edge.id) === 0) order.push(edge.id);
    }
  }
  const earliest = new Map<string, { start: number; finish: number }>();
  let finish = 0;
  for (const id of order) {
    let start = 0;
    for (const edge of predecessors.get(id)!) start = Math.max(start, earliest.get(edge.id)!.finish + edge.lag);
    const end = start + tasks.get(id)!.estimateDays;
    earliest.set(id, { start, finish: end });
    finish = Math.max(finish, end);
  }
  const result = new Map<string, MapTask>();
  for (const id of order.reverse()) {
    const { start, finish: end } = earliest.get(id)!;
    let latestFinish = deadline;
    let freeFloat = finish - end;
    for (const edge of successors.get(id)!) {
      latestFinish = Math.min(latestFinish, result.get(edge.id)!.latestStart - edge.lag);
      freeFloat = Math.min(freeFloat, earliest.get(edge.id)!.start - edge.lag - end);
    }
    const latestStart = latestFinish - (end - start);
    const totalFloat = latestFinish - end;
    result.set(id, { id, earliestStart: start, earliestFinish: end, latestStart, latestFinish, totalFloat, freeFloat });
  }
  return result;
}
