/** Milestones read from a file as one change of a plan. */
import type { PlanOperation } from '../plan-operation.js';
import type { ImportedLink, ImportedMilestone, ImportRemark } from './read-milestones.js';

/** What the names in a file can mean in this plan. */
export interface ImportWorld {
  readonly members: readonly { readonly id: string; readonly name: string; readonly email: string | null }[];
  readonly promises: readonly { readonly id: string; readonly number: number }[];
  readonly existing: readonly { readonly id: string; readonly number: number; readonly outcome: string }[];
  /** The id of the n-th milestone that is made. */
  readonly idOf: (index: number) => string;
}

/** The change that an import makes, and what it left out. */
export interface PlannedImport {
  readonly operations: readonly PlanOperation[];
  /** Rows that become milestones, with the ids they get. */
  readonly made: readonly { readonly row: number; readonly milestoneId: string }[];
  /** Rows whose outcome is in the plan already. */
  readonly skipped: readonly number[];
  readonly remarks: readonly ImportRemark[];
}

/**
 * Makes each row a milestone and ties, owns and links it where the names are known; rows whose outcome stands in the plan
 * already are left alone, so that the same file twice adds nothing. A link that closes a ring is left out and named.
 */
export function importOperations(rows: readonly ImportedMilestone[], world: ImportWorld): PlannedImport {
  const remarks: ImportRemark[] = [];
  const present = new Map(world.existing.map(({ outcome, id }) => [folded(outcome), id]));
  const people = peopleOf(world.members);
  const promises = new Map(world.promises.map(({ id, number }) => [String(number), id]));
  const byKey = new Map<string, string>();
  const made: { row: number; milestoneId: string }[] = [];
  const skipped: number[] = [];
  const creations: PlanOperation[] = [];
  for (const row of rows) {
    const note = (message: string): void => void remarks.push({ row: row.row, message });
    const known = present.get(folded(row.outcome));
    const milestoneId = known ?? world.idOf(made.length);
    for (const key of [row.key, `row ${row.row}`]) {
      if (key !== '' && byKey.has(folded(key))) note(`The key “${key}” stands in an earlier row, too.`);
      else if (key !== '') byKey.set(folded(key), milestoneId);
    }
    if (known !== undefined) {
      skipped.push(row.row);
      continue;
    }
    present.set(folded(row.outcome), milestoneId);
    made.push({ row: row.row, milestoneId });
    const ownerId = row.owner === '' ? null : (people.get(folded(row.owner)) ?? null);
    if (row.owner !== '' && ownerId === null)
      note(`“${row.owner}” is no member of this workspace: the milestone has no owner yet.`);
    const promiseIds = row.promises.flatMap((name) => {
      const found = promises.get(name.replace(/^P/i, ''));
      if (found === undefined) note(`There is no promise ${name}.`);
      return found ?? [];
    });
    creations.push(creation(row, milestoneId, ownerId, [...new Set(promiseIds)]));
  }
  const links = linksOf(rows, byKey, new Set(made.map(({ milestoneId }) => milestoneId)), remarks);
  return { operations: [...creations, ...links], made, skipped, remarks };
}

function creation(
  row: ImportedMilestone,
  milestoneId: string,
  ownerId: string | null,
  promiseIds: string[],
): PlanOperation {
  const { optimisticDays, pessimisticDays, estimateDays } = row;
  const range =
    optimisticDays !== null &&
    pessimisticDays !== null &&
    optimisticDays <= estimateDays &&
    estimateDays <= pessimisticDays;
  return {
    op: 'create',
    milestoneId,
    outcome: row.outcome,
    ownerId,
    team: row.team,
    notes: row.notes,
    estimateDays,
    estimateRange: range ? { optimisticDays, pessimisticDays } : null,
    notBefore: row.notBefore,
    notAfter: row.notAfter,
    startedOn: row.startedOn,
    finishedOn: row.finishedOn,
    deliverables: row.deliverables.map(({ text, done }, at) => ({ id: `d${at + 1}`, text, done })),
    promiseIds,
  };
}

function linksOf(
  rows: readonly ImportedMilestone[],
  byKey: ReadonlyMap<string, string>,
  made: ReadonlySet<string>,
  remarks: ImportRemark[],
): PlanOperation[] {
  const seen = new Set<string>();
  const after = new Map<string, string[]>();
  const operations: PlanOperation[] = [];
  const link = (row: number, own: ImportedLink, predecessorId: string, successorId: string): void => {
    const pair = `${predecessorId} ${successorId}`;
    if (seen.has(pair) || (!made.has(predecessorId) && !made.has(successorId))) return;
    if (reaches(after, successorId, predecessorId)) {
      remarks.push({ row, message: `The dependency on “${own.key}” closes a ring, so it is left out.` });
      return;
    }
    seen.add(pair);
    after.set(predecessorId, [...(after.get(predecessorId) ?? []), successorId]);
    operations.push({ op: 'link', predecessorId, successorId, type: own.type, lagDays: own.lagDays });
  };
  for (const row of rows) {
    const self = byKey.get(folded(`row ${row.row}`));
    if (self === undefined) continue;
    const other = (own: ImportedLink): string | undefined => {
      const found = byKey.get(folded(own.key)) ?? byKey.get(folded(`row ${own.key}`));
      if (found === undefined) remarks.push({ row: row.row, message: `“${own.key}” is no key in this file.` });
      return found;
    };
    for (const own of row.waitsFor) {
      const predecessor = other(own);
      if (predecessor !== undefined) link(row.row, own, predecessor, self);
    }
    for (const own of row.blocks) {
      const successor = other(own);
      if (successor !== undefined) link(row.row, own, self, successor);
    }
  }
  return operations;
}

/** Says whether one milestone is, or comes before, another. */
function reaches(after: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const open = [from];
  const seen = new Set(open);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    for (const next of after.get(at) ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        open.push(next);
      }
    }
  }
  return false;
}

function peopleOf(members: ImportWorld['members']): Map<string, string> {
  const people = new Map<string, string>();
  const twice = new Set<string>();
  for (const { id, name, email } of members) {
    for (const called of [name, email, email?.split('@')[0]]) {
      if (!called) continue;
      const key = folded(called);
      if (people.has(key) && people.get(key) !== id) twice.add(key);
      else people.set(key, id);
    }
  }
  // A name that two people have means neither.
  for (const key of twice) people.delete(key);
  return people;
}

function folded(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
