import { LAUNCHED_DAYS_AGO } from '../example-series.js';
import type { Story } from './story.js';

const launch = -LAUNCHED_DAYS_AGO;

/** Shipped, three days late; one promise kept, one missed. */
export const twoMinutePickUp: Story = {
  name: 'Two-Minute Pick-up',
  owner: 'Idris Calloway',
  sections: {
    'who-is-the-customer':
      'People who collect a parcel from a Larkspur shop on their way home, mostly between five and seven in the evening.',
    'customer-problem':
      'They queue for more than five minutes behind people who send parcels, and one in ten gives up and comes back another day.',
    'most-important-benefit': 'A pick-up that is over before the bus comes.',
    evidence: 'Door counters and till times of 40 shops over eight weeks; 312 seconds on average from door to door.',
    'customer-experience': 'Open the message, hold the phone to the locker, take the parcel, leave.',
    heading: 'Larkspur hands over your parcel in two minutes',
    'sub-heading': 'People who collect parcels on their way home no longer queue behind people who send them.',
    dateline: '**LARKSPUR** — for shops and local papers',
    summary:
      'Larkspur Parcel today opens pick-up lockers in all of its 240 shops. Whoever comes for a parcel opens a locker with the phone and collects a parcel in under two minutes, from door to door. Nobody needs to stand in the queue of those who send.',
    problem:
      'Until now, collecting took 312 seconds on average, because one counter served everybody. At six in the evening the queue reached the pavement, and one parcel in ten went back to the shelf for another day.',
    solution:
      'Lockers stand beside the door. The parcel is placed in one as soon as it arrives, and the message names the locker. At least three parcels in four are collected on the day they arrive, so shops stay tidy and parcels do not travel back.',
    'leader-quote':
      '“We measured the wrong thing for years: how fast we hand over, not how long people wait,” said Idris Calloway, who answers for Larkspur’s shops.',
    'customer-quote': '“I was out again before my dog noticed that I had gone in,” said Wren Abara of Osmery.',
    'call-to-action': 'Choose “locker” the next time a message says that your parcel has arrived.',
    'success-criteria':
      'Pick-up time at most 120 seconds on average; 75 % collected the same day; complaints no higher than four in a thousand.',
  },
  questions: [
    { kind: 'external', question: 'What does a locker cost me?', answer: 'Nothing. It is part of the delivery.' },
    {
      kind: 'external',
      question: 'What if my phone is empty?',
      answer: 'The counter opens the locker for you with the number on your message.',
    },
    {
      kind: 'internal',
      question: 'What if shops have no room?',
      answer: 'Twenty-two shops are too small; they get a wall unit of six doors instead of eighteen.',
    },
    {
      kind: 'internal',
      question: 'What would make us stop?',
      answer: 'Complaints above four in a thousand for two weeks in a row.',
    },
  ],
  launchOn: launch - 3,
  rounds: [
    {
      startedOn: launch - 96,
      dueOn: launch - 89,
      endedOn: launch - 90,
      objective: 'Do we fit 240 shops for this?',
      door: 'one-way',
      facilitator: 'Idris Calloway',
      noteTaker: 'Soline Aubert',
      approvers: [{ who: 'Maren Holt', answer: 'approve' }],
      reviewers: [
        { who: 'Tomasz Wilk', answer: 'agrees' },
        { who: 'Soline Aubert', answer: 'concerns', note: 'Complaints must not rise while we fit.' },
      ],
      verdict: 'approve',
      reasons: 'Clear customer, measured problem, and the team says what would make it stop.',
    },
  ],
  launchedOn: launch,
  launchException:
    'The door counters report to us from the day after the launch on; they have kept their numbers from before.',
  settled: [
    { title: 'The people who build it are free from the planned start', by: 'Idris Calloway', day: launch - 87 },
    {
      title: 'The counters and the hotline know how to answer',
      by: 'Soline Aubert',
      day: launch - 6,
      note: 'Card beside every till, four questions on the hotline page',
    },
    { title: 'Data protection has looked at what is kept', by: 'Maren Holt', day: launch - 20 },
    {
      title: 'The way back is rehearsed',
      by: 'Tomasz Wilk',
      day: launch - 4,
      note: 'Two shops went back in one evening',
    },
    { title: 'What was learned is written down for the next one', by: 'Idris Calloway', day: launch + 92 },
  ],
  concluded: true,
  annotations: [
    { on: launch + 24, until: launch + 27, text: 'Rail strike: fewer people pass the shops', by: 'Tomasz Wilk' },
    { on: launch + 40, text: 'Door counters of nine shops were replaced', kpi: 'pick-up', by: 'Tomasz Wilk' },
  ],
  promises: [
    { place: 'summary', words: 'collects a parcel in under two minutes', kind: 'claim-with-number' },
    {
      place: 'solution',
      words: 'At least three parcels in four are collected on the day they arrive',
      kind: 'claim-with-number',
    },
  ],
  kpis: [
    {
      key: 'pick-up',
      name: 'Pick-up time, door to door',
      purpose: 'How long a customer is in the shop to collect a parcel.',
      kind: 'output',
      owner: 'Tomasz Wilk',
      unit: 'duration-seconds',
      precision: 0,
      direction: 'down',
      aggregation: 'mean',
      target: 120,
      source: 'json',
      everySeconds: 300,
      query: {
        path: '/lockers/pick-up.json',
        read: { shape: 'rows', rowsPath: 'days', datePath: 'date', valuePath: 'value' },
      },
    },
    {
      key: 'same-day',
      name: 'Collected on the day of arrival',
      purpose: 'Share of parcels that leave the shop the day they come.',
      kind: 'output',
      owner: 'Tomasz Wilk',
      unit: 'percent',
      precision: 1,
      direction: 'up',
      aggregation: 'mean',
      target: 75,
      source: 'csv',
      everySeconds: 300,
      query: { path: '/exports/same-day.csv', dateColumn: 'day', valueColumn: 'same_day_percent' },
    },
    {
      key: 'complaints',
      name: 'Complaints per thousand parcels',
      purpose: 'What must not get worse while pick-up gets faster.',
      kind: 'guardrail',
      owner: 'Soline Aubert',
      unit: 'ratio',
      precision: 1,
      direction: 'down',
      aggregation: 'mean',
      target: 4,
      source: 'table',
      everySeconds: 600,
      query: { sql: 'SELECT day, complaints_per_thousand FROM service_days ORDER BY day' },
    },
  ],
  criteria: [
    { kpi: 'pick-up', promise: 0, comparator: 'at-most', value: 120, weeks: 4, dueAfterLaunchDays: 60 },
    { kpi: 'same-day', promise: 1, comparator: 'at-least', value: 75, weeks: 4, dueAfterLaunchDays: 90 },
    { kpi: 'complaints', comparator: 'at-most', value: 4, weeks: 4, dueAfterLaunchDays: 90 },
  ],
  milestones: [
    {
      outcome: 'Lockers stand in the first ten shops',
      owner: 'Tomasz Wilk',
      estimateDays: 20,
      after: [],
      promises: [0],
      startedOn: launch - 85,
      finishedOn: launch - 57,
    },
    {
      outcome: 'A phone opens a locker without the counter',
      owner: 'Idris Calloway',
      estimateDays: 18,
      after: [0],
      promises: [0],
      startedOn: launch - 56,
      finishedOn: launch - 30,
    },
    {
      outcome: 'The arrival message names the locker',
      owner: 'Soline Aubert',
      estimateDays: 6,
      after: [1],
      promises: [0, 1],
      startedOn: launch - 29,
      finishedOn: launch - 20,
    },
    {
      outcome: 'All 240 shops are fitted',
      owner: 'Tomasz Wilk',
      estimateDays: 15,
      after: [0],
      promises: [0],
      startedOn: launch - 50,
      finishedOn: launch - 2,
    },
  ],
  checkIns: [
    {
      on: launch - 40,
      author: 'Tomasz Wilk',
      colour: 'green',
      confidence: 'high',
      done: 'Ten shops run; fitting the rest goes as planned.',
    },
    {
      on: launch - 12,
      author: 'Tomasz Wilk',
      colour: 'yellow',
      confidence: 'medium',
      blockers: 'The fitter lost a week to a broken van.',
      pathToGreen: 'A second van from Monday; three days late at worst.',
    },
    {
      on: launch + 61,
      author: 'Idris Calloway',
      colour: 'green',
      confidence: 'high',
      done: 'Pick-up time holds at about 95 seconds in every region.',
    },
    {
      on: launch + 91,
      author: 'Idris Calloway',
      colour: 'red',
      confidence: 'high',
      blockers: 'Same-day collection stays near 63 %. People like to collect on Saturday.',
      pathToGreen: 'None in this initiative: a later message at noon is a new press release.',
    },
  ],
  aWeekAgo: {
    stage: 'concluded',
    delivered: 'late',
    worked: 'missed',
    guardrailsBreached: 0,
    daysToRecover: null,
    forecast: null,
  },
};
