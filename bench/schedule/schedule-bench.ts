import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { toDayNumber } from '@workback/domain/calendar/plain-date';
import { compileCalendar, workingIndex } from '@workback/domain/calendar/working-calendar';
import type { Plan } from '@workback/domain/roadmap/plan';
import { schedule } from '@workback/domain/roadmap/schedule';
import { median, type BenchRow } from '#bench/harness/bench-row';
import { mapVersion } from '#bench/schedule/map-version';
import { makeNetwork } from '#bench/schedule/network';
import { typedArrayFloor } from '#bench/schedule/typed-array-floor';

const ROUNDS = 5;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** T13 and T14: rescheduling a whole plan, ids, checks, dates and result objects included. */
export async function scheduleBench(): Promise<BenchRow[]> {
  const ten = compare(10_000, 40);
  const hundred = compare(100_000, 5);
  return [
    {
      id: 'T13',
      measure: 'reschedule 10,000 milestones x 3 dependencies, objects in and out',
      unit: 'ms',
      ours: ten.ours,
      reference: ten.floor,
      referenceName: `typed-array floor; Maps ${ten.maps.toFixed(1)} ms`,
      ratio: ten.toFloor,
      better: 'lower',
      pass: 15,
      limit: 4,
    },
    {
      id: 'T14',
      measure: 'reschedule 100,000 milestones x 3 dependencies, objects in and out',
      unit: 'ms',
      ours: hundred.ours,
      reference: hundred.maps,
      referenceName: `Maps; typed-array floor ${hundred.floor.toFixed(1)} ms`,
      ratio: hundred.toMaps,
      better: 'lower',
      pass: 0.5,
      limit: 0.1,
    },
  ];
}

/** Runs the three programs in turn, `runs` times a round, and checks first that they agree. */
function compare(size: number, runs: number) {
  const { plan, numbered } = makeNetwork(size, 3);
  const deadline = launchBoundary(plan);
  const programs = [
    () => schedule(plan),
    () => typedArrayFloor(numbered, deadline),
    () => mapVersion(plan, deadline),
  ] as const;
  assertSameFloats(programs[0](), programs[1]().totalFloat, programs[2]());

  const rounds: [number, number, number][] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const figures = programs.map((program) => timePerRun(program, runs)) as [number, number, number];
    // The first round only warms the compiler.
    if (round >= 0) rounds.push(figures);
  }
  return {
    ours: median(rounds.map(([ours]) => ours)),
    floor: median(rounds.map(([, floor]) => floor)),
    maps: median(rounds.map(([, , maps]) => maps)),
    toFloor: median(rounds.map(([ours, floor]) => ours / floor)),
    toMaps: median(rounds.map(([ours, , maps]) => ours / maps)),
  };
}

/** Median milliseconds of a run; what the program before left behind is collected first, so that nobody pays for it. */
function timePerRun(program: () => unknown, runs: number): number {
  collectGarbage();
  const times = Array.from({ length: runs }, () => {
    const begin = performance.now();
    program();
    return performance.now() - begin;
  });
  return median(times);
}

/** The evening of the launch date in working days from the morning of today, as the reference programs count. */
function launchBoundary(plan: Plan): number {
  const calendar = compileCalendar(plan.calendar);
  if (calendar.kind !== 'ok') throw new Error('The calendar of the benchmark is invalid.');
  const at = (date: string, offset: number) => workingIndex(calendar.days, toDayNumber(date) + offset);
  return at(plan.launchDate!, 1) - at(plan.today, 0);
}

function assertSameFloats(
  ours: ReturnType<typeof schedule>,
  floor: Int32Array,
  maps: ReturnType<typeof mapVersion>,
): void {
  if (ours.kind !== 'ok') throw new Error(`The plan of the benchmark has no schedule: ${ours.kind}.`);
  ours.milestones.forEach(({ id, totalFloatDays, freeFloatDays }, index) => {
    const other = maps.get(id)!;
    if (totalFloatDays !== floor[index] || totalFloatDays !== other.totalFloat || freeFloatDays !== other.freeFloat) {
      throw new Error(`The programs disagree on milestone ${index}.`);
    }
  });
}
