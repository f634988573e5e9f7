import type { PlainDate } from '../calendar/plain-date.js';
import { type SuccessCriterion, validateCriterion } from '../evaluation/criterion.js';
import type { FieldProblem } from '../kpi/field-problem.js';
import { promiseLabel } from '../promise/label.js';
import {
  type PromiseChange,
  type PromiseOutcome,
  promiseOutcomes,
  type StandingPromise,
} from './amendment-promises.js';
import type { PrfaqDocument } from './document.js';
import { editDraft } from './edit-draft.js';
import { approvalProblems } from './lifecycle.js';

/** What an amendment does to a success criterion; one that is not named stays as it was approved. */
export type CriterionChange =
  | {
      readonly change: 'replace';
      readonly criterionId: string;
      /** Of the record, or of a promise that the amendment adds. */
      readonly promiseId: string | null;
      readonly rule: SuccessCriterion;
      readonly reason: string;
    }
  | { readonly change: 'withdraw'; readonly criterionId: string; readonly reason: string }
  | {
      readonly change: 'add';
      readonly id: string;
      readonly kpiId: string;
      readonly promiseId: string | null;
      readonly rule: SuccessCriterion;
    };

/** A criterion that is not withdrawn. */
export interface StandingCriterion {
  readonly id: string;
  readonly kpiId: string;
  readonly kpiName: string;
  readonly promiseId: string | null;
  readonly frozen: boolean;
  /** Its due date is reached: its verdict stands, whatever an amendment says. */
  readonly due: boolean;
}

/** An amendment beside what it changes. */
export interface AmendmentFacts {
  readonly approved: PrfaqDocument;
  readonly amended: PrfaqDocument;
  readonly launchedOn: PlainDate | null;
  readonly promises: readonly StandingPromise[];
  readonly criteria: readonly StandingCriterion[];
  readonly promiseChanges: readonly PromiseChange[];
  readonly criterionChanges: readonly CriterionChange[];
}

/**
 * Everything that stands in the way of approving an amendment, each with its place: a text without what an approval needs,
 * promises whose words are gone, criteria left without their promise, verdicts that an amendment would rewrite.
 */
export function amendmentProblems(facts: AmendmentFacts): FieldProblem[] {
  const outcomes = promiseOutcomes(facts.amended, facts.promises, facts.promiseChanges);
  return [
    ...(changesNothing(facts) ? [{ field: 'document', message: 'This amendment changes nothing yet.' }] : []),
    ...approvalProblems(facts.amended),
    ...launchProblems(facts),
    ...unknownNames(facts),
    ...outcomes.flatMap(promiseProblems),
    ...criterionProblems(facts, outcomes),
  ];
}

/** Says whether the amended record is the approved one. */
export function changesNothing({ approved, amended, promiseChanges, criterionChanges }: AmendmentFacts): boolean {
  return (
    promiseChanges.length === 0 && criterionChanges.length === 0 && editDraft(approved, amended).changed.length === 0
  );
}

function launchProblems({ approved, amended, launchedOn }: AmendmentFacts): FieldProblem[] {
  if (launchedOn === null || approved.launchDate === amended.launchDate) return [];
  return [{ field: 'launchDate', message: 'It is launched already: the promised date stands, late or not.' }];
}

function unknownNames({ promises, criteria, promiseChanges, criterionChanges }: AmendmentFacts): FieldProblem[] {
  const ids = new Set(promises.map(({ id }) => id));
  const ruled = new Map(criteria.map((each) => [each.id, each]));
  const seen = new Set<string>();
  const twice = (id: string): boolean => seen.size === seen.add(id).size;
  return [
    ...promiseChanges.flatMap((each): FieldProblem[] => {
      const id = each.change === 'add' ? each.id : each.promiseId;
      if (twice(id)) return [{ field: `promises.${id}`, message: 'Named twice.' }];
      if (each.change === 'add' || ids.has(id)) return [];
      return [{ field: `promises.${id}`, message: 'There is no such promise any more.' }];
    }),
    ...criterionChanges.flatMap((each): FieldProblem[] => {
      const id = each.change === 'add' ? each.id : each.criterionId;
      if (twice(id)) return [{ field: `criteria.${id}`, message: 'Named twice.' }];
      if (each.change === 'add') return [];
      const known = ruled.get(id);
      if (!known) return [{ field: `criteria.${id}`, message: 'There is no such criterion any more.' }];
      if (!known.frozen) {
        const message = `The criterion on ${known.kpiName} was not approved; change it where it stands.`;
        return [{ field: `criteria.${id}`, message }];
      }
      if (!known.due) return [];
      const message = `The criterion on ${known.kpiName} is due: its verdict stands and cannot be amended.`;
      return [{ field: `criteria.${id}`, message }];
    }),
  ];
}

function promiseProblems(outcome: PromiseOutcome): FieldProblem[] {
  if (outcome.outcome === 'withdrawn' && outcome.reason.trim() === '') {
    const { id, number } = outcome.promise;
    return [{ field: `promises.${id}`, message: `Say why ${promiseLabel(number)} is withdrawn.` }];
  }
  if (outcome.outcome !== 'gone') return [];
  const { promise, id } = outcome;
  const message = promise
    ? `The words of ${promiseLabel(promise.number)} do not stand in the amended text. Re-word or withdraw it.`
    : 'The words of the new promise do not stand in the amended text.';
  return [{ field: `promises.${id}`, message }];
}

function criterionProblems(
  { criteria, criterionChanges }: AmendmentFacts,
  outcomes: readonly PromiseOutcome[],
): FieldProblem[] {
  const standing = new Set(outcomes.filter(({ outcome }) => outcome !== 'withdrawn').map(({ id }) => id));
  const changed = new Set(criterionChanges.flatMap((each) => (each.change === 'add' ? [] : [each.criterionId])));
  const orphans = criteria
    .filter(({ id, promiseId }) => promiseId !== null && !standing.has(promiseId) && !changed.has(id))
    .map(({ id, kpiName }) => ({
      field: `criteria.${id}`,
      message: `The criterion on ${kpiName} proves a promise that is withdrawn. Withdraw it too, or tie it to another.`,
    }));
  return [
    ...criterionChanges.flatMap((each): FieldProblem[] => {
      const field = `criteria.${each.change === 'add' ? each.id : each.criterionId}`;
      if (each.change !== 'add' && each.reason.trim() === '') return [{ field, message: 'Say why it is changed.' }];
      if (each.change === 'withdraw') return [];
      const untied = each.promiseId !== null && !standing.has(each.promiseId);
      return [
        ...(untied ? [{ field, message: 'It proves a promise that does not stand after the amendment.' }] : []),
        ...validateCriterion(each.rule).map(({ message }) => ({ field, message })),
      ];
    }),
    ...orphans,
  ];
}
