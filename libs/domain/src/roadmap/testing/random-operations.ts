import fc from 'fast-check';
import { addDays } from '../../calendar/plain-date.js';
import type { PlanContent, PlannedMilestone, PlanSetting } from '../plan-content.js';
import type { PlanOperation } from '../plan-operation.js';
import { DEPENDENCY_TYPES } from '../plan.js';
import { randomPlans } from './random-plans.js';

/** A plan with all that people say about it, and what it is scheduled with. */
export const randomContents: fc.Arbitrary<{ content: PlanContent; setting: PlanSetting }> = randomPlans.map((plan) => {
  const links = new Map(plan.dependencies.map((link) => [`${link.predecessorId}>${link.successorId}`, link]));
  const milestones = plan.milestones
    .map((milestone): PlannedMilestone => {
      const finished = milestone.finishedOn ?? null;
      const finishedOn = finished !== null && finished > plan.today ? plan.today : finished;
      return {
        outcome: `Outcome ${milestone.id}`,
        ownerId: null,
        team: '',
        notes: '',
        estimateRange: null,
        deliverables: [],
        promiseIds: [],
        notAfter: null,
        startOn: null,
        finishOn: null,
        ...milestone,
        number: Number(milestone.id.slice(1)) + 1,
        startedOn: milestone.startedOn ?? finishedOn,
        finishedOn,
        notBefore: milestone.notBefore ?? null,
      };
    })
    .sort((a, b) => a.number - b.number);
  return {
    content: { milestones, dependencies: [...links.values()], daysOff: [], lastNumber: 20 },
    setting: {
      today: plan.today,
      launchDate: plan.launchDate,
      calendar: plan.calendar,
      outside: plan.outside ?? [],
    },
  };
});

/** Operations on such plans, many of them impossible. */
export const randomOperations: fc.Arbitrary<PlanOperation[]> = fc.array(
  fc
    .record({
      op: fc.constantFrom(
        'create',
        'describe',
        'estimate',
        'constrain',
        'move',
        'progress',
        'tie',
        'link',
        'unlink',
        'remove',
        'days-off',
      ),
      a: fc.nat(9),
      b: fc.nat(9),
      days: fc.integer({ min: -5, max: 30 }),
      type: fc.constantFrom(...DEPENDENCY_TYPES),
    })
    .map(({ op, a, b, days, type }): PlanOperation => {
      const milestoneId = `m${a}`;
      const date = addDays('2026-12-28', days);
      const ends = { predecessorId: `m${Math.min(a, b)}`, successorId: `m${Math.max(a, b)}` };
      switch (op) {
        case 'create':
          return { op, milestoneId: `n${a}`, outcome: 'New', estimateDays: Math.abs(days) };
        case 'describe':
          return { op, milestoneId, outcome: `Renamed ${days}`, team: 'Depot' };
        case 'estimate':
          return { op, milestoneId, estimateDays: Math.abs(days) };
        case 'constrain':
          return { op, milestoneId, notBefore: days < 0 ? null : date };
        case 'move':
          return { op, milestoneId, to: date };
        case 'progress':
          return { op, milestoneId, startedOn: days < 0 ? '2026-01-05' : null, finishedOn: null };
        case 'tie':
          return { op, milestoneId, promiseIds: [`p${b}`] };
        case 'link':
          return { op, ...ends, type, lagDays: days };
        case 'unlink':
          return { op, ...ends };
        case 'remove':
          return { op, milestoneId };
        default:
          return { op: 'days-off', daysOff: [{ on: date, name: 'Offsite' }] };
      }
    }),
  { minLength: 1, maxLength: 6 },
);
