import type { CheckInCadenceWire } from '@workback/contracts/check-in/check-in.schemas';

type Rule = CheckInCadenceWire['rule'];

/** What the dialog edits; fields of the rhythms that are not chosen keep what was typed. */
export interface CadenceDraft {
  readonly every: Rule['every'];
  readonly days: string;
  readonly weekday: string;
  readonly day: string;
  /** Which of two weeks it is; null until somebody chose every second week. */
  readonly from: string | null;
  readonly reporterIds: readonly string[];
  readonly milestoneOwners: boolean;
}

/** The draft of what there is. */
export function draftOfCadence({ rule, reporters, milestoneOwners, isDefault }: CheckInCadenceWire): CadenceDraft {
  return {
    every: isDefault ? 'week' : rule.every,
    days: rule.every === 'days' ? String(rule.days) : '7',
    weekday: 'weekday' in rule ? String(rule.weekday) : '4',
    day: rule.every === 'month' ? String(rule.day) : '1',
    from: rule.every === 'two-weeks' ? rule.from : null,
    reporterIds: reporters.map(({ id }) => id),
    milestoneOwners: isDefault || milestoneOwners,
  };
}

/** The rhythm that a draft says; a new one of two weeks begins in this week. */
export function ruleOf(draft: CadenceDraft, today: string): Rule {
  const weekday = Number(draft.weekday);
  switch (draft.every) {
    case 'days':
      return { every: 'days', days: Number(draft.days) };
    case 'week':
      return { every: 'week', weekday };
    case 'two-weeks':
      return { every: 'two-weeks', weekday, from: draft.from ?? today };
    case 'month':
      return { every: 'month', day: Number(draft.day) };
  }
}
