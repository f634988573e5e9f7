import type { AmendmentFacts } from '@workback/domain/prfaq/amendment';
import type { ImpactFacts } from '@workback/domain/prfaq/amendment-impact';
import type { AmendableCriterion } from '../criterion/criterion-amendment.service.js';
import type { KpiName } from '../criterion/criterion.repository.js';
import type { AmendablePromise } from '../promise/promise-amendment.service.js';
import type { AmendmentRow } from './amendment.repository.js';

/** Everything that an amendment is held against, read once. */
export interface Beside {
  readonly promises: readonly AmendablePromise[];
  readonly criteria: readonly AmendableCriterion[];
  /** KPIs that new criteria are about, as far as they exist. */
  readonly kpis: ReadonlyMap<string, KpiName>;
  readonly milestones: ImpactFacts['milestones'];
  readonly floats: ImpactFacts['floats'];
}

/** What the rules of amendments look at. */
export function factsOf(row: AmendmentRow, beside: Beside): AmendmentFacts {
  const { approved, document, launchedOn, promiseChanges, criterionChanges } = row;
  const { promises, criteria } = beside;
  return { approved, amended: document, launchedOn, promises, criteria, promiseChanges, criterionChanges };
}

/** What naming everything that an amendment touches looks at. */
export function impactFactsOf(row: AmendmentRow, beside: Beside): ImpactFacts {
  const kpiNames = new Map([...beside.kpis].map(([id, { name }]) => [id, name]));
  return { ...factsOf(row, beside), milestones: beside.milestones, floats: beside.floats, kpiNames };
}
