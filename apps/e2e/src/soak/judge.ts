import type { SoakedProduct } from '#soak/product';
import type { WatchedKpi } from '#soak/kpis';
import { today } from '#soak/truth';

/** What was found about one KPI over the whole soak. */
export interface Findings {
  looks: number;
  numbers: number;
  restated: number;
  /** Looks at which the product said that something is wrong while it was. */
  admitted: number;
  wrong: string[];
}

interface Observation {
  readonly date: string;
  readonly value: number;
  readonly runId: number;
  readonly fetchedAt: string;
  readonly how: string;
  readonly earlier: readonly unknown[];
}

interface KpiState {
  readonly health: { freshness: string; lastSuccessAt: string | null; lastError: string | null };
}

/** A value may change between the answer of the source and the end of the run that stores it. */
const EXCHANGE_MS = 35_000;
/** Three ticks and what a pull may take: by then silence must be said. */
const SILENT_MS = 240_000;

/** Holds everything that the product says of a KPI against what is true. */
export async function judge(product: SoakedProduct, kpi: WatchedKpi, findings: Findings): Promise<void> {
  const askedMs = Date.now();
  const state = await product.inside<KpiState>('GET', `/kpis/${kpi.id}`);
  const { observations } = await product.inside<{ observations: Observation[] }>(
    'GET',
    `/kpis/${kpi.id}/observations?limit=200`,
  );
  findings.looks++;
  findings.numbers += observations.length;
  findings.restated = observations.filter(({ earlier }) => earlier.length > 0).length;
  const wrong = (text: string): void => void findings.wrong.push(`${new Date().toISOString().slice(11, 19)} ${text}`);
  for (const { date, value, fetchedAt, how } of observations) {
    const atMs = Date.parse(fetchedAt);
    // A day that did not change is not stored again, so its number may have been told at any time since.
    const told = kpi.truth.during(date, atMs - EXCHANGE_MS, atMs + 2_000);
    if (!told.includes(value)) wrong(`${date} is ${value}; the source said ${told.join(' or ') || 'nothing'}`);
    if (how !== (kpi.pushed ? 'pushed' : 'pulled')) wrong(`${date} says that it was ${how}`);
  }
  const { freshness, lastSuccessAt } = state.health;
  if (freshness === 'failing' || freshness === 'late' || freshness === 'stale') findings.admitted++;
  if (kpi.pushed) return;
  const successMs = lastSuccessAt === null ? 0 : Date.parse(lastSuccessAt);
  if (successMs > 0) checkNewest(kpi, observations, successMs, askedMs, wrong);
  if (askedMs - successMs > SILENT_MS && freshness === 'fresh')
    wrong(`is called fresh; its last success was ${lastSuccessAt}`);
}

/** After a success nothing older than it may be shown, and no day may be missing. */
function checkNewest(
  kpi: WatchedKpi,
  observations: readonly Observation[],
  successMs: number,
  askedMs: number,
  wrong: (text: string) => void,
): void {
  const stored = new Map(observations.map(({ date, value }) => [date, value]));
  const days = kpi.single ? [today()].filter((day) => stored.has(day)) : kpi.truth.daysBefore(successMs - EXCHANGE_MS);
  for (const day of days) {
    const value = stored.get(day);
    if (value === undefined) wrong(`${day} is missing after a success`);
    else if (!kpi.truth.during(day, successMs - EXCHANGE_MS, askedMs).includes(value)) {
      wrong(`${day} is still ${value} after a success`);
    }
  }
}
