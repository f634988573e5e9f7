import type { kpiCreateSchema } from '@workback/contracts/kpi/kpi.schemas';
import { isDeepStrictEqual } from 'node:util';
import { validateCadence } from '@workback/domain/kpi/cadence';
import type { z } from 'zod';
import type { FieldError } from '../../platform/errors/failure.js';
import { isPulled } from '../source/source-settings.js';
import type { KpiEntity } from './kpi.entity.js';

/** Everything a person decides about a KPI itself; which others it should move is kept beside it. */
export type KpiDefinition = Omit<z.output<typeof kpiCreateSchema>, 'moves'>;

/** What a number means; when one of these changes, a new version of the definition begins. */
const VERSIONED = [
  ...[
    'unit',
    'currency',
    'direction',
    'grain',
    'aggregation',
    'delayDays',
    'sourceId',
    'query',
    'formula',
    'dimension',
  ],
] as (keyof KpiDefinition)[];

/** What a frozen criterion was agreed on; changing it would move the goalposts. */
const MEANING = ['unit', 'currency', 'aggregation', 'grain'] as const;

/** A stored definition with a patch applied; settings of a source do not follow the KPI to no source. */
export function patched(row: KpiEntity, patch: Partial<KpiDefinition>): KpiDefinition {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const merged = withTargets({ ...definitionOf(row), ...given }, patch);
  return merged.sourceId === null && patch.query === undefined ? { ...merged, query: {} } : merged;
}

/** The definition as it is stored. */
export function definitionOf(row: KpiEntity): KpiDefinition {
  const { initiativeId, name, purpose, kind, ownerId, unit, currency, precision, direction, grain, aggregation } = row;
  const { delayDays, caveats, sourceId, query, cadence, paused, target, dataProviderId, formula, dimension } = row;
  return {
    ...{ initiativeId, name, purpose, kind, ownerId, unit, currency, precision, direction, grain, aggregation },
    ...{ delayDays, caveats, sourceId, query: query as KpiDefinition['query'], cadence, paused, target },
    ...{ dataProviderId, formula, dimension, targets: plannedTargets(row) },
  };
}

/** The plan of targets of a stored KPI. */
export function plannedTargets({
  target,
  targetPlan,
}: Pick<KpiEntity, 'target' | 'targetPlan'>): KpiDefinition['targets'] {
  return (
    (targetPlan as KpiDefinition['targets']) ??
    (target === null ? null : { kind: 'threshold', commit: target, stretch: null })
  );
}

/** One value for ever is told in two ways, `target` and `targets`; whichever was given last holds. */
export function withTargets<Definition extends Pick<KpiDefinition, 'target' | 'targets'>>(
  definition: Definition,
  given: Partial<Pick<KpiDefinition, 'target' | 'targets'>>,
): Definition {
  if (given.targets) {
    return { ...definition, target: given.targets.kind === 'threshold' ? given.targets.commit : null };
  }
  if (given.targets === null && (given.target ?? null) === null) return { ...definition, target: null, targets: null };
  if (given.target === undefined) return definition;
  const { target } = given;
  return { ...definition, targets: target === null ? null : { kind: 'threshold', commit: target, stretch: null } };
}

/** Whether a change gives the numbers another meaning. */
export function isNewDefinition(before: KpiDefinition, after: KpiDefinition): boolean {
  return VERSIONED.some((field) => !isDeepStrictEqual(before[field], after[field]));
}

/** What is wrong with a definition in itself; a currency is asked for only where the unit is one. */
export function definitionProblems(definition: KpiDefinition): FieldError[] {
  const problems: FieldError[] = [];
  if (definition.unit === 'currency' && definition.currency === null) {
    problems.push({ field: 'currency', message: 'Say which currency, for example EUR.' });
  }
  if (definition.formula !== null && definition.sourceId !== null) {
    problems.push({ field: 'sourceId', message: 'A KPI has a source or a formula, not both.' });
  }
  if (definition.formula !== null && definition.dimension !== null) {
    problems.push({ field: 'dimension', message: 'A derived KPI has the dimension of the KPIs that it names.' });
  }
  if (definition.cadence) {
    for (const { field, message } of validateCadence(definition.cadence)) {
      problems.push({ field: `cadence.${field}`, message });
    }
  }
  return problems;
}

/** The field of the first change that would give a frozen criterion another meaning; null when there is none. */
export function changedMeaning(before: KpiDefinition, after: KpiDefinition): string | null {
  return MEANING.find((field) => before[field] !== after[field]) ?? null;
}

/** Whether due times are planned for a KPI: its source can be pulled, it has a rhythm, and nobody paused it. */
export function isScheduled(
  { cadence, paused }: Pick<KpiDefinition, 'cadence' | 'paused'>,
  kind: string | null,
): boolean {
  return kind !== null && isPulled(kind) && cadence !== null && !paused;
}
