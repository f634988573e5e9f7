import type { SectionKey } from '../sections.js';
import { type CoachFamily, type CoachFinding, isWritten } from './finding.js';
import { sources } from './sources.js';

const parts: readonly (readonly [SectionKey, string])[] = [
  ['heading', 'no heading that names the product'],
  ['sub-heading', 'no sub-heading that says who the customer is and what they gain'],
  ['summary', 'no summary, which is what most people read'],
  ['problem', 'no paragraph about the customer’s problem'],
  ['solution', 'no paragraph about how the product solves it'],
  ['leader-quote', 'no quote of a leader who says why it was built'],
  ['customer-quote', 'no quote of a customer who says what changed'],
  ['call-to-action', 'no call to action'],
];
/** Parts that must stand before their absence elsewhere is worth a word: nobody writes everything at once. */
const BEGUN = 3;

/** Parts of the press release that are not there. */
export const missingPartRules: CoachFamily = {
  rules: [
    {
      id: 'release-part-missing',
      title: 'Parts of the press release',
      severity: 'advice',
      english: false,
      why: 'Each part of the release answers a question that readers have: what is it, for whom, what is wrong today, how does it help, why do you do it, does it work, how do I begin.',
      source: sources.bryarCarr,
    },
  ],
  find: (input) => {
    if (parts.filter(([key]) => isWritten(input, key)).length < BEGUN) return [];
    return parts
      .filter(([key]) => !isWritten(input, key))
      .map(([key, words]): CoachFinding => {
        return { rule: 'release-part-missing', place: key, range: null, reason: `The press release has ${words}.` };
      });
  },
};
