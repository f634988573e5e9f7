/** What the address of a new KPI may carry: what it is to measure. */
export interface NewKpiSearch {
  readonly initiativeId?: string;
  readonly promiseId?: string;
}

/** Reads the search part of the address of a new KPI; anything else is left out. */
export function readNewKpiSearch(search: Readonly<Record<string, unknown>>): NewKpiSearch {
  const { initiativeId, promiseId } = search;
  return {
    ...(typeof initiativeId === 'string' ? { initiativeId } : {}),
    ...(typeof promiseId === 'string' ? { promiseId } : {}),
  };
}

export const healthFilters = ['failing', 'stale', 'late', 'never-pulled', 'fresh'] as const;
export type HealthFilter = (typeof healthFilters)[number];

/** What the address of the KPI list remembers. */
export interface KpisSearch {
  readonly q?: string;
  readonly health?: HealthFilter;
}

/** Reads the search part of the address of the KPI list; anything unknown is left out. */
export function readKpisSearch(search: Readonly<Record<string, unknown>>): KpisSearch {
  const { q, health } = search;
  const known = healthFilters.find((filter) => filter === health);
  return {
    ...(q === undefined || q === null || q === '' ? {} : { q: String(q) }),
    ...(known ? { health: known } : {}),
  };
}
