import { isPlainDate } from '../calendar/plain-date.js';
import type { PrfaqDocument } from './document.js';

/** Where a PR/FAQ stands on its way to approval (METHOD.md §4). */
export type PrfaqState =
  | { readonly status: 'draft'; readonly requiredChanges: readonly string[] }
  | { readonly status: 'in-review' }
  | { readonly status: 'approved' }
  | { readonly status: 'rejected'; readonly reasons: readonly string[] };

export type PrfaqStatus = PrfaqState['status'];

/** Why a step is refused, with the field to look at. */
export interface PrfaqProblem {
  readonly field: 'status' | 'heading' | 'summary' | 'launchDate' | 'requiredChanges' | 'reasons';
  readonly message: string;
}

/** The state after a step, or everything that stands in its way. */
export type Transition =
  | { readonly ok: true; readonly state: PrfaqState }
  | { readonly ok: false; readonly problems: readonly PrfaqProblem[] };

/** The state of a new PR/FAQ. */
export const newPrfaq: PrfaqState = { status: 'draft', requiredChanges: [] };

const names: Record<PrfaqStatus, string> = {
  draft: 'a draft',
  'in-review': 'in review',
  approved: 'approved and frozen',
  rejected: 'rejected',
};

/** Says whether the text may be edited; review reads one text, and an approved one is the yardstick. */
export function isEditable(state: PrfaqState): boolean {
  return state.status === 'draft';
}

/** Hands a draft to its reviewers; it needs a heading, so that they know what they read. */
export function submit(state: PrfaqState, document: PrfaqDocument): Transition {
  const problems = [...wrongStatus(state, 'draft', 'submitted'), ...missing(document, ['heading'])];
  return decide(problems, { status: 'in-review' });
}

/** Sends a PR/FAQ in review back to draft with the changes it needs; at least one must be named. */
export function iterate(state: PrfaqState, requiredChanges: readonly string[]): Transition {
  const changes = written(requiredChanges);
  const problems = wrongStatus(state, 'in-review', 'sent back');
  if (changes.length === 0)
    problems.push({ field: 'requiredChanges', message: 'Name at least one change that is needed.' });
  return decide(problems, { status: 'draft', requiredChanges: changes });
}

/** Approves a PR/FAQ in review; it needs a heading, a summary and a full launch date, which freeze with it. */
export function approve(state: PrfaqState, document: PrfaqDocument): Transition {
  const problems = [
    ...wrongStatus(state, 'in-review', 'approved'),
    ...missing(document, ['heading', 'summary', 'launchDate']),
  ];
  return decide(problems, { status: 'approved' });
}

/** Rejects a PR/FAQ in review with its reasons, which stay readable; at least one must be given. */
export function reject(state: PrfaqState, reasons: readonly string[]): Transition {
  const given = written(reasons);
  const problems = wrongStatus(state, 'in-review', 'rejected');
  if (given.length === 0) problems.push({ field: 'reasons', message: 'Give at least one reason.' });
  return decide(problems, { status: 'rejected', reasons: given });
}

/** What an approval would still miss in the text, for a checklist beside the editor. */
export function approvalProblems(document: PrfaqDocument): readonly PrfaqProblem[] {
  return missing(document, ['heading', 'summary', 'launchDate']);
}

function decide(problems: readonly PrfaqProblem[], state: PrfaqState): Transition {
  return problems.length > 0 ? { ok: false, problems } : { ok: true, state };
}

function wrongStatus(state: PrfaqState, needed: PrfaqStatus, verb: string): PrfaqProblem[] {
  if (state.status === needed) return [];
  const message = `Only a PR/FAQ that is ${names[needed]} can be ${verb}; this one is ${names[state.status]}.`;
  return [{ field: 'status', message }];
}

function missing(document: PrfaqDocument, fields: readonly ('heading' | 'summary' | 'launchDate')[]): PrfaqProblem[] {
  const problems: PrfaqProblem[] = [];
  for (const field of fields) {
    if (field === 'launchDate') {
      if (document.launchDate === null) problems.push({ field, message: 'The launch date is missing.' });
      else if (!isPlainDate(document.launchDate))
        problems.push({ field, message: 'The launch date is not an existing day.' });
    } else if (document.sections[field].trim() === '') {
      problems.push({ field, message: `The ${field} is empty.` });
    }
  }
  return problems;
}

function written(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
