import fc from 'fast-check';
import { addDays, type PlainDate } from '../../calendar/plain-date.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import { DEPENDENCY_TYPES, type OutsideLink, type Plan, type PlanMilestone } from '../plan.js';

/** Todays that lie before a leap day, a turn of the year, both changes of the clock in Europe and America, and a weekend. */
const TODAYS = ['2026-03-11', '2028-02-25', '2026-12-28', '2027-03-26', '2026-10-30', '2026-08-08'];

const around = (today: PlainDate, before: number, after: number) =>
  fc.integer({ min: -before, max: after }).map((offset) => addDays(today, offset));

const calendars = (today: PlainDate): fc.Arbitrary<WorkingCalendar> =>
  fc.record({
    workingDays: fc.oneof(
      fc.constant([1, 2, 3, 4, 5]),
      fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 7 }),
    ),
    holidays: fc.array(around(today, 30, 60), { maxLength: 10 }),
  });

const types = fc.constantFrom(...DEPENDENCY_TYPES, 'FS' as const, 'FS' as const);
const lags = fc.oneof(fc.constant(0), fc.integer({ min: -4, max: 6 }));

/** A milestone of which nothing, the start, the finish, or both have happened, with up to two dates set. */
const milestones = (today: PlainDate): fc.Arbitrary<Omit<PlanMilestone, 'id'>> =>
  fc
    .record({
      estimateDays: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.nat(8) }),
      began: fc.option(around(today, 20, 0), { freq: 2 }),
      took: fc.option(fc.nat(15), { freq: 2 }),
      hideStart: fc.boolean(),
      notBefore: fc.option(around(today, 10, 30), { freq: 2 }),
      other: fc.option(fc.tuple(fc.constantFrom('notAfter', 'startOn', 'finishOn'), around(today, 10, 40)), {
        freq: 2,
      }),
    })
    .map(({ estimateDays, began, took, hideStart, notBefore, other }) => {
      const finishedOn = began !== null && took !== null ? addDays(began, took) : null;
      const startedOn = finishedOn !== null && hideStart ? null : began;
      return { estimateDays, startedOn, finishedOn, notBefore, ...(other && { [other[0]]: other[1] }) };
    });

const outsideLinks = (today: PlainDate, size: number): fc.Arbitrary<OutsideLink[]> =>
  fc.array(
    fc
      .record({
        at: fc.nat(size - 1),
        direction: fc.constantFrom('waits-for' as const, 'awaited-by' as const),
        type: types,
        lagDays: lags,
        date: around(today, 10, 40),
      })
      .map(({ at, ...link }) => ({ milestoneId: `m${at}`, otherId: 'elsewhere', ...link })),
    { maxLength: 2 },
  );

/** Plans without rings: links lead from earlier to later names, and the list is then shuffled. */
export const randomPlans: fc.Arbitrary<Plan> = fc
  .record({ size: fc.integer({ min: 1, max: 9 }), today: fc.constantFrom(...TODAYS) })
  .chain(({ size, today }) =>
    fc
      .record({
        facts: fc.array(milestones(today), { minLength: size, maxLength: size }),
        links: fc.uniqueArray(fc.record({ a: fc.nat(size - 1), b: fc.nat(size - 1), type: types, lagDays: lags }), {
          selector: ({ a, b, type }) => `${Math.min(a, b)} ${Math.max(a, b)} ${type}`,
          maxLength: 14,
        }),
        shuffle: fc.shuffledSubarray(
          Array.from({ length: size }, (_, index) => index),
          { minLength: size },
        ),
        launchDate: fc.option(around(today, 10, 40)),
        outside: outsideLinks(today, size),
        calendar: calendars(today),
      })
      .map(({ facts, links, shuffle, ...plan }) => ({
        ...plan,
        today,
        milestones: shuffle.map((index) => ({ id: `m${index}`, ...facts[index]! })),
        dependencies: links
          .filter(({ a, b }) => a !== b)
          .map(({ a, b, type, lagDays }) => ({
            predecessorId: `m${Math.min(a, b)}`,
            successorId: `m${Math.max(a, b)}`,
            type,
            lagDays,
          })),
      })),
  );
