import { DEPENDENCY_TYPES, MAX_PLAN_DAYS, type PlanDependency, type PlanProblem } from './plan.js';
import { FINISHED, UNSTARTED } from './progress.js';

/** Bits of a link's type: the successor's finish is driven, not its start. */
export const DRIVES_FINISH = 1;
/** The predecessor's start drives, not its finish. */
export const FROM_START = 2;
/** What the link would drive has already happened, so the link decides nothing any more. */
export const IS_MOOT = 4;
/** What drives has already happened: it still holds the successor back, but no slip of the predecessor can. */
export const DRIVER_IS_FACT = 8;

const TYPE_BITS: ReadonlyMap<string, number> = new Map<(typeof DEPENDENCY_TYPES)[number], number>([
  ['FS', 0],
  ['FF', DRIVES_FINISH],
  ['SS', FROM_START],
  ['SF', FROM_START | DRIVES_FINISH],
]);

/**
 * Dependencies as numbers, stored by successor: those that milestone j waits for are at `firstLink[j]` up to, not
 * including, `firstLink[j + 1]`.
 */
export interface Links {
  readonly firstLink: Int32Array;
  readonly linkFrom: Int32Array;
  readonly linkLag: Int32Array;
  readonly linkType: Uint8Array;
  /** Whether anything that can still move waits for a milestone. */
  readonly awaited: Uint8Array;
}

/** Looks up both ends of every dependency and sorts them by successor in linear time; appends what is wrong. */
export function readLinks(
  dependencies: readonly PlanDependency[],
  indexes: ReadonlyMap<string, number>,
  progress: Uint8Array,
  problems: PlanProblem[],
): Links {
  const size = progress.length;
  const count = dependencies.length;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const lags = new Int32Array(count);
  const types = new Uint8Array(count);
  const firstLink = new Int32Array(size + 1);
  const awaited = new Uint8Array(size);

  // Dependencies mostly arrive grouped by successor, which saves looking it up again.
  let lastId = '';
  let lastIndex: number | undefined;
  for (let position = 0; position < count; position++) {
    const dependency = dependencies[position]!;
    const { predecessorId, successorId, lagDays } = dependency;
    const predecessor = indexes.get(predecessorId);
    if (lastIndex === undefined || successorId !== lastId) lastIndex = indexes.get((lastId = successorId));
    const successor = lastIndex;
    const bits = dependency.type === 'FS' ? 0 : TYPE_BITS.get(dependency.type);

    if (bits === undefined || predecessor === undefined || successor === undefined || !isLag(lagDays)) {
      problems.push(...problemsOf(dependency, predecessor, successor));
      continue;
    }
    from[position] = predecessor;
    to[position] = successor;
    lags[position] = lagDays;
    const facts = progress[predecessor]! + progress[successor]!;
    const type = facts === 0 ? bits : withFacts(bits, progress[predecessor]!, progress[successor]!);
    types[position] = type;
    if (type <= (DRIVES_FINISH | FROM_START)) awaited[predecessor] = 1;
    firstLink[successor + 1]!++;
  }

  const linkFrom = new Int32Array(count);
  const linkLag = new Int32Array(count);
  const linkType = new Uint8Array(count);
  const links: Links = { firstLink, linkFrom, linkLag, linkType, awaited };
  if (problems.length > 0) return links;

  for (let index = 0; index < size; index++) firstLink[index + 1]! += firstLink[index]!;
  const next = firstLink.slice(0, size);
  for (let position = 0; position < count; position++) {
    const slot = next[to[position]!]!++;
    linkFrom[slot] = from[position]!;
    linkLag[slot] = lags[position]!;
    linkType[slot] = types[position]!;
  }
  if (hasDuplicates(links)) problems.push(...duplicates(dependencies));
  return links;
}

function isLag(lagDays: number): boolean {
  return Number.isInteger(lagDays) && lagDays <= MAX_PLAN_DAYS && lagDays >= -MAX_PLAN_DAYS;
}

function problemsOf(dependency: PlanDependency, predecessor: unknown, successor: unknown): PlanProblem[] {
  const { predecessorId, successorId, type, lagDays } = dependency;
  const problems: PlanProblem[] = [];
  if (!TYPE_BITS.has(type)) problems.push({ code: 'invalid-dependency-type', dependency });
  if (!isLag(lagDays)) problems.push({ code: 'invalid-lag', dependency });
  if (predecessor === undefined) problems.push({ code: 'unknown-milestone', milestoneId: predecessorId, dependency });
  if (successor === undefined) problems.push({ code: 'unknown-milestone', milestoneId: successorId, dependency });
  return problems;
}

/** Adds to a type what progress has already decided. */
function withFacts(type: number, predecessor: number, successor: number): number {
  const moot = (type & DRIVES_FINISH) === 0 ? successor !== UNSTARTED : successor === FINISHED;
  const fact = (type & FROM_START) === 0 ? predecessor === FINISHED : predecessor !== UNSTARTED;
  return type | (moot ? IS_MOOT : 0) | (fact ? DRIVER_IS_FACT : 0);
}

/** Says whether two links have the same ends and the same type; a pair may have links of different types. */
function hasDuplicates({ firstLink, linkFrom, linkType }: Links): boolean {
  const size = firstLink.length - 1;
  let seenBy: Int32Array | undefined;
  for (let successor = 0; successor < size; successor++) {
    const begin = firstLink[successor]!;
    const end = firstLink[successor + 1]!;
    // Few links are compared with each other, which stays in the cache; many are marked in a table.
    if (end - begin <= 8) {
      for (let link = begin + 1; link < end; link++) {
        for (let other = begin; other < link; other++) {
          if (linkFrom[link] === linkFrom[other] && linkType[link] === linkType[other]) return true;
        }
      }
      continue;
    }
    seenBy ??= new Int32Array(size * 4);
    for (let link = begin; link < end; link++) {
      const key = linkFrom[link]! * 4 + (linkType[link]! & (DRIVES_FINISH | FROM_START));
      if (seenBy[key] === successor + 1) return true;
      seenBy[key] = successor + 1;
    }
  }
  return false;
}

/** Names every dependency that repeats an earlier one; slow, and only needed to say what is wrong. */
function duplicates(dependencies: readonly PlanDependency[]): PlanProblem[] {
  const seen = new Set<string>();
  return dependencies.flatMap((dependency) => {
    const key = JSON.stringify([dependency.predecessorId, dependency.successorId, dependency.type]);
    if (seen.has(key)) return [{ code: 'duplicate-dependency' as const, dependency }];
    seen.add(key);
    return [];
  });
}
