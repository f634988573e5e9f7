import { daysBetween, isPlainDate, type PlainDate } from '../calendar/plain-date.js';
import { promiseLabel } from '../promise/label.js';
import type { AmendmentFacts } from './amendment.js';
import { promiseOutcomes } from './amendment-promises.js';

/** A milestone with what it serves. */
export interface TouchableMilestone {
  readonly id: string;
  readonly outcome: string;
  readonly promiseIds: readonly string[];
}

/** What an amendment touches besides the text. */
export interface ImpactFacts extends AmendmentFacts {
  readonly milestones: readonly TouchableMilestone[];
  /** Total float in working days by milestone, with the approved and with the amended launch date. */
  readonly floats: { readonly before: ReadonlyMap<string, number>; readonly after: ReadonlyMap<string, number> };
  /** Names of KPIs that new criteria are about. */
  readonly kpiNames: ReadonlyMap<string, string>;
}

/** A promise that an amendment touches; a new one has no label yet. */
export interface TouchedPromise {
  readonly id: string;
  readonly label: string | null;
  readonly how: 'reworded' | 'withdrawn' | 'added' | 'gone';
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string;
}

/** A milestone that an amendment touches, and why. */
export interface TouchedMilestone {
  readonly id: string;
  readonly outcome: string;
  /** Labels of touched promises that it delivers. */
  readonly promises: readonly string[];
  readonly float: { readonly before: number; readonly after: number } | null;
}

/** A KPI that an amendment touches, and why. */
export interface TouchedKpi {
  readonly id: string;
  readonly name: string;
  /** Labels of touched promises that it proves. */
  readonly promises: readonly string[];
  readonly criteria: readonly ('changed' | 'withdrawn' | 'added')[];
}

/** Everything that an amendment touches by name (PRODUCT A5). */
export interface AmendmentImpact {
  readonly launchDate: {
    readonly before: PlainDate | null;
    readonly after: PlainDate | null;
    /** Calendar days; positive is later. */
    readonly days: number | null;
  } | null;
  readonly promises: readonly TouchedPromise[];
  readonly milestones: readonly TouchedMilestone[];
  readonly kpis: readonly TouchedKpi[];
}

/** Names every promise, milestone and KPI that an amendment touches. */
export function amendmentImpact(facts: ImpactFacts): AmendmentImpact {
  const promises = touchedPromises(facts);
  const labels = new Map(promises.flatMap(({ id, label }) => (label === null ? [] : [[id, label] as const])));
  return {
    launchDate: launchDateOf(facts),
    promises,
    milestones: touchedMilestones(facts, labels),
    kpis: touchedKpis(facts, labels),
  };
}

function touchedPromises({ amended, promises, promiseChanges }: ImpactFacts): TouchedPromise[] {
  return promiseOutcomes(amended, promises, promiseChanges).flatMap((each): TouchedPromise[] => {
    if (each.outcome === 'kept') return [];
    const known = each.outcome === 'added' ? null : each.promise;
    return [
      {
        id: each.id,
        label: known ? promiseLabel(known.number) : null,
        how: each.outcome,
        before: known?.passage.exact ?? null,
        after: each.outcome === 'reworded' || each.outcome === 'added' ? each.passage.exact : null,
        reason: each.outcome === 'withdrawn' ? each.reason : '',
      },
    ];
  });
}

function touchedMilestones(
  { milestones, floats }: ImpactFacts,
  labels: ReadonlyMap<string, string>,
): TouchedMilestone[] {
  return milestones.flatMap(({ id, outcome, promiseIds }) => {
    const promises = promiseIds.flatMap((promiseId) => labels.get(promiseId) ?? []);
    const [before, after] = [floats.before.get(id), floats.after.get(id)];
    const float = before === undefined || after === undefined || before === after ? null : { before, after };
    return promises.length === 0 && float === null ? [] : [{ id, outcome, promises, float }];
  });
}

function touchedKpis(facts: ImpactFacts, labels: ReadonlyMap<string, string>): TouchedKpi[] {
  const touched = new Map<
    string,
    { name: string; promises: Set<string>; criteria: Set<TouchedKpi['criteria'][number]> }
  >();
  const kpi = (id: string, name: string) => {
    const known = touched.get(id) ?? { name, promises: new Set(), criteria: new Set() };
    touched.set(id, known);
    return known;
  };
  for (const { kpiId, kpiName, promiseId } of facts.criteria) {
    const label = promiseId === null ? undefined : labels.get(promiseId);
    if (label !== undefined) kpi(kpiId, kpiName).promises.add(label);
  }
  const criteria = new Map(facts.criteria.map((each) => [each.id, each]));
  for (const change of facts.criterionChanges) {
    if (change.change === 'add') {
      kpi(change.kpiId, facts.kpiNames.get(change.kpiId) ?? '').criteria.add('added');
      continue;
    }
    const known = criteria.get(change.criterionId);
    if (!known) continue;
    kpi(known.kpiId, known.kpiName).criteria.add(change.change === 'replace' ? 'changed' : 'withdrawn');
  }
  return [...touched].map(([id, { name, promises, criteria: kinds }]) => ({
    id,
    name,
    promises: [...promises],
    criteria: [...kinds],
  }));
}

function launchDateOf({ approved, amended }: ImpactFacts): AmendmentImpact['launchDate'] {
  const [before, after] = [approved.launchDate, amended.launchDate];
  return before === after ? null : { before, after, days: daysApart(before, after) };
}

/** Calendar days from one date to another; null unless both are dates. */
export function daysApart(before: PlainDate | null, after: PlainDate | null): number | null {
  return before !== null && after !== null && isPlainDate(before) && isPlainDate(after)
    ? daysBetween(before, after)
    : null;
}
