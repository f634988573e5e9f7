import { lacksData } from '../evaluation/criterion-state.js';
import { isBreachedGuardrail, promiseVerdict } from './verdict.js';
import type { PromiseCriterion } from './verdict.js';

/** A criterion of a promise with the name it goes by in a sentence. */
export interface NamedPromiseCriterion extends PromiseCriterion {
  readonly kpiName: string;
}

/** Why `promiseVerdict` says what it says, in one sentence. */
export function promiseReason(criteria: readonly NamedPromiseCriterion[]): string {
  const breached = criteria.filter(isBreachedGuardrail);
  if (breached.length > 0) return `Guardrail breached: ${names(breached)}.`;
  if (criteria.length === 0) return 'Nobody measures it: no success criterion belongs to this promise.';
  const missed = criteria.filter(({ state }) => state === 'missed');
  const met = criteria.filter(({ state }) => state === 'met');
  switch (promiseVerdict(criteria)) {
    case 'kept':
      return criteria.length === 1 ? `Met: ${names(met)}.` : `All ${criteria.length} criteria were met: ${names(met)}.`;
    case 'partly':
      return `Met: ${names(met)}. Missed: ${names(missed)}.`;
    case 'missed':
      return `Missed: ${names(missed)}.`;
    case 'no-data':
      return `Without data on the due date: ${names(criteria.filter(({ state }) => lacksData(state)))}.`;
    case 'too-early':
      return tooEarly(criteria);
  }
}

function tooEarly(criteria: readonly NamedPromiseCriterion[]): string {
  const open = criteria.filter(({ due }) => !due);
  if (open.length === 0) {
    const unjudged = criteria.filter(({ state }) => state !== 'met' && state !== 'missed' && !lacksData(state));
    return `Due, but not judged yet: ${names(unjudged)}.`;
  }
  return `Not due yet: ${open.map(({ kpiName, state }) => `${quoted(kpiName)} (${state.replaceAll('-', ' ')})`).join(', ')}.`;
}

function names(criteria: readonly NamedPromiseCriterion[]): string {
  // Two criteria may judge one KPI.
  return [...new Set(criteria.map(({ kpiName }) => quoted(kpiName)))].join(', ');
}

function quoted(name: string): string {
  return `“${name}”`;
}
