import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dayOfWeek, type PlainDate } from '../calendar/plain-date.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { DEPENDENCY_TYPES, type Plan, type PlanDependency, type PlanMilestone, type Schedule } from './plan.js';
import { schedule } from './schedule.js';

/**
 * The same rules written a second time: recursion over dates, one day at a time, no numbers for days and no passes.
 * A moment is the date of the working day whose morning it is; the evening of a day is the next working day's morning.
 */
class Oracle {
  private readonly memo = new Map<string, PlainDate>();

  constructor(private readonly plan: Plan) {}

  private works(date: PlainDate): boolean {
    const { workingDays, holidays } = this.plan.calendar;
    return workingDays.includes(dayOfWeek(date)) && !holidays.includes(date);
  }

  /** The morning on or after a date. */
  private morning(date: PlainDate): PlainDate {
    return this.once(`morning ${date}`, () => (this.works(date) ? date : this.morning(addDays(date, 1))));
  }

  /** The last working day before a moment. */
  private lastWorked(moment: PlainDate): PlainDate {
    return this.once(`before ${moment}`, () => {
      const before = addDays(moment, -1);
      return this.works(before) ? before : this.lastWorked(before);
    });
  }

  private nextMorning(moment: PlainDate): PlainDate {
    return this.once(`after ${moment}`, () => this.morning(addDays(moment, 1)));
  }

  private shift(moment: PlainDate, count: number): PlainDate {
    if (count === 0) return moment;
    return count > 0 ? this.shift(this.nextMorning(moment), count - 1) : this.shift(this.lastWorked(moment), count + 1);
  }

  private between(from: PlainDate, to: PlainDate): number {
    if (from > to) return -this.between(to, from);
    return from === to ? 0 : 1 + this.between(this.nextMorning(from), to);
  }

  private milestone(id: string): PlanMilestone {
    return this.plan.milestones.find((milestone) => milestone.id === id)!;
  }

  private once(key: string, compute: () => PlainDate): PlainDate {
    const known = this.memo.get(key);
    if (known !== undefined) return known;
    const value = compute();
    this.memo.set(key, value);
    return value;
  }

  /** Whether the end that a dependency would move is already a fact. */
  private moot({ type, successorId }: PlanDependency): boolean {
    const { startedOn, finishedOn } = this.milestone(successorId);
    return finishedOn != null || ((type === 'FS' || type === 'SS') && startedOn != null);
  }

  /** Whether the end that a dependency waits for can still move, and so can what waits. */
  private open(dependency: PlanDependency): boolean {
    const { startedOn, finishedOn } = this.milestone(dependency.predecessorId);
    const waitsForFinish = dependency.type === 'FS' || dependency.type === 'FF';
    return !this.moot(dependency) && (waitsForFinish ? finishedOn == null : finishedOn == null && startedOn == null);
  }

  private outgoing(id: string): PlanDependency[] {
    return this.plan.dependencies.filter((each) => each.predecessorId === id && this.open(each));
  }

  start(id: string): PlainDate {
    return this.once(`start ${id}`, () => {
      const { startedOn, finishedOn, estimateDays } = this.milestone(id);
      if (startedOn != null) return this.morning(startedOn);
      if (finishedOn != null) return this.shift(this.finish(id), -estimateDays);
      const bounds = [this.morning(this.plan.today), this.shift(this.lowestFinish(id), -estimateDays)];
      for (const each of this.plan.dependencies) {
        if (each.successorId !== id || (each.type !== 'FS' && each.type !== 'SS')) continue;
        const end = each.type === 'FS' ? this.finish(each.predecessorId) : this.start(each.predecessorId);
        bounds.push(this.shift(end, each.lagDays));
      }
      return bounds.sort().at(-1)!;
    });
  }

  /** The finish that today and the dependencies on the finish alone ask for. */
  private lowestFinish(id: string): PlainDate {
    const today = this.morning(this.plan.today);
    const event = this.milestone(id).estimateDays === 0 && this.outgoing(id).length > 0;
    const bounds = [event ? today : this.shift(today, 1)];
    for (const each of this.plan.dependencies) {
      if (each.successorId !== id || (each.type !== 'FF' && each.type !== 'SF')) continue;
      const end = each.type === 'FF' ? this.finish(each.predecessorId) : this.start(each.predecessorId);
      bounds.push(this.shift(end, each.lagDays));
    }
    return bounds.sort().at(-1)!;
  }

  finish(id: string): PlainDate {
    return this.once(`finish ${id}`, () => {
      const { finishedOn, startedOn, estimateDays } = this.milestone(id);
      if (finishedOn != null) return this.morning(addDays(finishedOn, 1));
      const worked = this.shift(this.start(id), estimateDays);
      return startedOn == null ? worked : [worked, this.lowestFinish(id)].sort().at(-1)!;
    });
  }

  private forecast(): PlainDate {
    return this.plan.milestones
      .map(({ id }) => this.finish(id))
      .sort()
      .at(-1)!;
  }

  latestFinish(id: string): PlainDate {
    return this.once(`latest ${id}`, () => {
      const { launchDate } = this.plan;
      const bounds = [launchDate === null ? this.forecast() : this.morning(addDays(launchDate, 1))];
      const length = this.between(this.start(id), this.finish(id));
      for (const each of this.outgoing(id)) {
        const onStart = each.type === 'FS' || each.type === 'SS';
        const end = onStart ? this.latestStart(each.successorId) : this.latestFinish(each.successorId);
        const bound = this.shift(end, -each.lagDays);
        bounds.push(each.type === 'SS' || each.type === 'SF' ? this.shift(bound, length) : bound);
      }
      return bounds.sort()[0]!;
    });
  }

  latestStart(id: string): PlainDate {
    return this.shift(this.latestFinish(id), -this.between(this.start(id), this.finish(id)));
  }

  freeFloat(id: string): number {
    const slack = [this.between(this.finish(id), this.forecast())];
    for (const each of this.outgoing(id)) {
      const own = each.type === 'FS' || each.type === 'FF' ? this.finish(id) : this.start(id);
      const other =
        each.type === 'FS' || each.type === 'SS' ? this.start(each.successorId) : this.finish(each.successorId);
      slack.push(this.between(this.shift(own, each.lagDays), other));
    }
    return Math.min(...slack);
  }

  totalFloat(id: string): number {
    return this.between(this.finish(id), this.latestFinish(id));
  }

  /** What the engine has to answer for a milestone. */
  answer(id: string): Schedule['milestones'][number] {
    const { startedOn, finishedOn, estimateDays } = this.milestone(id);
    const today = this.morning(this.plan.today);
    if (finishedOn != null) {
      const counted = estimateDays > 0 ? this.start(id) : finishedOn;
      const begin = startedOn ?? counted;
      return {
        id,
        earliestStart: begin,
        earliestFinish: finishedOn,
        latestStart: begin,
        latestFinish: finishedOn,
        totalFloatDays: 0,
        freeFloatDays: 0,
        critical: false,
        startBy: null,
      };
    }
    const works = this.start(id) !== this.finish(id);
    const evening = this.lastWorked(this.finish(id));
    const earliestFinish = evening < today ? today : evening;
    const latestFinish = this.lastWorked(this.latestFinish(id));
    const latestStart = works ? this.latestStart(id) : latestFinish;
    return {
      id,
      earliestStart: startedOn ?? (works ? this.start(id) : earliestFinish),
      earliestFinish,
      latestStart,
      latestFinish,
      totalFloatDays: this.totalFloat(id),
      freeFloatDays: this.freeFloat(id),
      critical: this.totalFloat(id) <= Math.max(0, this.minimumFloat() ?? 0),
      startBy: startedOn == null ? latestStart : null,
    };
  }

  minimumFloat(): number | null {
    const open = this.plan.milestones.filter(({ finishedOn }) => finishedOn == null);
    return open.length === 0 ? null : Math.min(...open.map(({ id }) => this.totalFloat(id)));
  }
}

const TODAY = '2026-03-11';
const around = (before: number, after: number) =>
  fc.integer({ min: -before, max: after }).map((offset) => addDays(TODAY, offset));

const calendars: fc.Arbitrary<WorkingCalendar> = fc.record({
  workingDays: fc.oneof(
    fc.constant([1, 2, 3, 4, 5]),
    fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 7 }),
  ),
  holidays: fc.array(around(30, 60), { maxLength: 8 }),
});

/** A milestone of which nothing, the start, the finish, or both have happened. */
const milestones = fc
  .record({
    estimateDays: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.nat(8) }),
    began: fc.option(around(20, 0), { freq: 2 }),
    took: fc.option(fc.nat(15), { freq: 2 }),
    hideStart: fc.boolean(),
  })
  .map(({ estimateDays, began, took, hideStart }) => {
    const finishedOn = began !== null && took !== null ? addDays(began, took) : null;
    return { estimateDays, startedOn: finishedOn !== null && hideStart ? null : began, finishedOn };
  });

/** A plan without rings: links lead from earlier to later names, and the list is then shuffled. */
const plans: fc.Arbitrary<Plan> = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc
    .record({
      facts: fc.array(milestones, { minLength: size, maxLength: size }),
      links: fc.uniqueArray(
        fc.record({
          a: fc.nat(size - 1),
          b: fc.nat(size - 1),
          type: fc.constantFrom(...DEPENDENCY_TYPES, 'FS' as const, 'FS' as const),
          lagDays: fc.oneof(fc.constant(0), fc.integer({ min: -4, max: 6 })),
        }),
        { selector: ({ a, b, type }) => `${Math.min(a, b)} ${Math.max(a, b)} ${type}`, maxLength: 14 },
      ),
      shuffle: fc.shuffledSubarray(
        Array.from({ length: size }, (_, index) => index),
        { minLength: size },
      ),
      launchDate: fc.option(around(10, 40)),
      calendar: calendars,
    })
    .map(({ facts, links, shuffle, launchDate, calendar }) => ({
      milestones: shuffle.map((index) => ({ id: `m${index}`, ...facts[index]! })),
      dependencies: links
        .filter(({ a, b }) => a !== b)
        .map(({ a, b, type, lagDays }) => ({
          predecessorId: `m${Math.min(a, b)}`,
          successorId: `m${Math.max(a, b)}`,
          type,
          lagDays,
        })),
      launchDate,
      today: TODAY,
      calendar,
    })),
);

describe('the schedule against the same rules written as recursion over dates', () => {
  it('agrees on thousands of random networks', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const result = schedule(plan) as Schedule;
        const oracle = new Oracle(plan);
        expect(result.kind).toBe('ok');
        expect(result.milestones).toEqual(plan.milestones.map(({ id }) => oracle.answer(id)));
        const minimum = oracle.minimumFloat();
        expect(result.minimumFloatDays).toBe(minimum);
        expect(result.daysToRecover).toBe(Math.max(0, -(minimum ?? 0)));
        expect(result.criticalPath.length > 0).toBe(minimum !== null);
        for (const id of result.criticalPath) expect(oracle.totalFloat(id)).toBe(minimum);
        for (const { freeFloatDays } of result.milestones) expect(freeFloatDays).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('does not depend on the order in which milestones and dependencies are listed', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const reversed = schedule({
          ...plan,
          milestones: [...plan.milestones].reverse(),
          dependencies: [...plan.dependencies].reverse(),
        }) as Schedule;
        const result = schedule(plan) as Schedule;
        expect([...reversed.milestones].reverse()).toEqual(result.milestones);
        expect(reversed.forecastFinish).toBe(result.forecastFinish);
      }),
    );
  });
});
