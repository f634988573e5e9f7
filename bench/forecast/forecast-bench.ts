import { compileCalendar, workingIndex } from '@workback/domain/calendar/working-calendar';
import { toDayNumber } from '@workback/domain/calendar/plain-date';
import { networkSampler } from '@workback/domain/forecast/network-sampler';
import { seededRandom } from '@workback/domain/forecast/random';
import { type ForecastSummary, summarise } from '@workback/domain/forecast/summary';
import { absoluteRow, comparedRow, median, type BenchRow } from '#bench/harness/bench-row';
import { mapForecast, type Ranges } from '#bench/forecast/map-forecast';
import { makeNetwork } from '#bench/schedule/network';

const ROUNDS = 5;
const SIZE = 500;
const RUNS = 10_000;
/** The reference plays fewer and is scaled: a run of it costs the same each time. */
const REFERENCE_RUNS = 1_000;
/** With so many runs the two programs' medians must lie this near to each other. */
const AGREE_WITHIN_DAYS = 2;

/** A 10,000-run forecast of a plan of 500 milestones with three dependencies each, from objects to dates and bars. */
export function forecastBench(): BenchRow[] {
  const { plan } = makeNetwork(SIZE, 3);
  const ranges: Ranges = new Map(
    plan.milestones.map(({ id, estimateDays }) => [
      id,
      { optimisticDays: Math.floor(estimateDays / 2), pessimisticDays: estimateDays * 2 + 2 },
    ]),
  );
  const ours = (): ForecastSummary => {
    const result = networkSampler(plan, ranges, seededRandom(1));
    if (result.kind !== 'ready') throw new Error(`The plan of the benchmark has no forecast: ${result.refusal.code}.`);
    return summarise(
      result.sampler,
      Int32Array.from({ length: RUNS }, () => result.sampler.run()),
    );
  };
  const reference = () => mapForecast(plan, ranges, seededRandom(2), REFERENCE_RUNS);
  assertSameMedian(ours(), reference(), plan);

  const rounds: [number, number][] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const figures: [number, number] = [timed(ours), (timed(reference) * RUNS) / REFERENCE_RUNS];
    // The first round only warms the compiler.
    if (round >= 0) rounds.push(figures);
  }
  const measure = 'forecast of 10,000 runs, 500 milestones x 3 dependencies';
  const [mine, maps] = [rounds.map(([own]) => own), rounds.map(([, other]) => other)];
  return [
    comparedRow({ id: 'F1', measure, unit: 'ms', better: 'lower', pass: 0.5, limit: 0.2 }, mine, maps, 'Maps'),
    absoluteRow({ id: 'F2', measure, unit: 'ms', better: 'lower', pass: 2_000, limit: 500 }, median(mine)),
  ];
}

function timed(program: () => unknown): number {
  const begin = performance.now();
  program();
  return performance.now() - begin;
}

function assertSameMedian(
  ours: ForecastSummary,
  reference: readonly number[],
  { today, calendar }: { today: string; calendar: Parameters<typeof compileCalendar>[0] },
): void {
  const compiled = compileCalendar(calendar);
  if (compiled.kind !== 'ok') throw new Error('The calendar of the benchmark is invalid.');
  const at = (date: string, offset: number) => workingIndex(compiled.days, toDayNumber(date) + offset);
  const own = at(ours.percentiles[0]!.on, 1) - at(today, 0);
  const other = reference[reference.length / 2]!;
  if (Math.abs(own - other) > AGREE_WITHIN_DAYS) throw new Error(`The programs disagree: ${own} and ${other} days.`);
}
