import type { PlainDate } from '@workback/domain/calendar/plain-date';
import type { PassageAnchor } from '@workback/domain/passage/anchor';
import type { CoachFacts } from '@workback/domain/prfaq/coach/finding';
import { lengthBudgets, type LengthRules } from '@workback/domain/prfaq/length-rules';
import type { CriterionWire } from '../criterion/criterion.schemas.js';
import type { NumberedQuestionWire } from '../prfaq/question.schemas.js';
import type { PromiseWire } from '../promise/promise.schemas.js';

/** What the coach has to know beside the text, as the API tells it. */
export interface AroundText {
  readonly today: PlainDate;
  /** Approved or rejected: its date is past remarks. */
  readonly frozen: boolean;
  readonly lengthRules: LengthRules;
  readonly promises: readonly PromiseWire[];
  readonly criteria: readonly CriterionWire[];
  readonly questions: readonly NumberedQuestionWire[];
}

/** The coach's facts from answers of the API, the same for the server and the browser. */
export function coachFacts({ today, frozen, lengthRules, promises, criteria, questions }: AroundText): CoachFacts {
  return {
    today: frozen ? null : today,
    budgets: lengthBudgets(lengthRules),
    promises: promises.map(({ label, passage, milestoneIds, criterionIds }) => ({
      label,
      passage: passage as PassageAnchor,
      milestones: milestoneIds.length,
      criteria: criterionIds.length,
    })),
    criteria: criteria.length,
    guardrails: criteria.filter(({ guardrail }) => guardrail).length,
    ownedQuestions: new Set(questions.filter(({ owner }) => owner !== null).map(({ id }) => id)),
  };
}
