import type { Story } from './story.js';

/** In review: written, submitted, waiting for a verdict. */
export const secondLook: Story = {
  name: 'Second Look',
  owner: 'Soline Aubert',
  sections: {
    'who-is-the-customer': 'Small shops that send ten to a hundred parcels a week.',
    'customer-problem': 'They pay for parcels that come back because the address had a slip in it.',
    'most-important-benefit': 'A wrong address is found before the parcel leaves the shop.',
    heading: 'Larkspur looks at every address a second time before the parcel leaves',
    'sub-heading': 'Small shops stop paying for parcels that come back.',
    dateline: '**LARKSPUR** — for trade papers',
    summary:
      'Larkspur Parcel today starts Second Look for shops that send up to a hundred parcels a week. Every address is checked while the label prints, and nine slips in ten are found before the parcel leaves.',
    problem: 'Three parcels in a hundred come back. The shop pays twice and its customer waits a week.',
    solution:
      'The label printer shows the doubtful line in yellow and offers the two likeliest addresses. One tap corrects it.',
    'leader-quote': '“The cheapest parcel is the one that travels once,” said Soline Aubert.',
    'call-to-action': 'Print the next label as usual; Second Look is on.',
  },
  questions: [
    {
      kind: 'external',
      question: 'Who sees my customers’ addresses?',
      answer: 'Nobody new: the check runs where the label is made today.',
    },
    {
      kind: 'internal',
      question: 'How often is the check wrong?',
      answer: 'In the trial, two in a thousand correct addresses were marked as doubtful.',
    },
    { kind: 'internal', question: 'What does a missed slip cost us?', answer: '' },
  ],
  launchOn: 130,
  annotations: [],
  settled: [],
  rounds: [
    {
      startedOn: -3,
      dueOn: 4,
      objective: 'Is the check good enough to be on for everybody?',
      door: 'two-way',
      facilitator: 'you',
      approvers: [{ who: 'you' }],
      reviewers: [
        {
          who: 'Idris Calloway',
          answer: 'agrees',
          note: 'Two wrong marks in a thousand is fewer than we make by hand.',
        },
        { who: 'Tomasz Wilk' },
      ],
    },
  ],
  promises: [
    { place: 'summary', words: 'nine slips in ten are found before the parcel leaves', kind: 'claim-with-number' },
  ],
  kpis: [],
  criteria: [],
  milestones: [],
  checkIns: [],
  aWeekAgo: {
    stage: 'in-review',
    delivered: 'not-started',
    worked: 'too-early',
    guardrailsBreached: 0,
    daysToRecover: null,
    forecast: null,
  },
};
