import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { PromiseKind } from './api/promises.queries.js';

export const kindWords: Record<PromiseKind, string> = {
  'customer-benefit': 'Customer benefit',
  commitment: 'Commitment',
  'claim-with-number': 'Claim with a number',
};

/** What is missing for a promise to be built and measured, in words; null when nothing is. */
export function gapWords({ milestoneIds, criterionIds }: PromiseWire): string | null {
  if (milestoneIds.length === 0 && criterionIds.length === 0) return 'Nobody builds or measures it';
  if (milestoneIds.length === 0) return 'No milestone builds it';
  return criterionIds.length === 0 ? 'No criterion measures it' : null;
}

/** What serves a promise: "2 milestones, 1 criterion on 1 KPI". */
export function serviceWords({ milestoneIds, criterionIds, kpiIds }: PromiseWire): string {
  const words: string[] = [];
  if (milestoneIds.length > 0) words.push(count(milestoneIds.length, 'milestone', 'milestones'));
  if (criterionIds.length > 0)
    words.push(`${count(criterionIds.length, 'criterion', 'criteria')} on ${count(kpiIds.length, 'KPI', 'KPIs')}`);
  return words.join(', ');
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
