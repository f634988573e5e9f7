import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyOperations } from './apply-operations.js';
import { planOf } from './plan-content.js';
import { type QuickSetting, quickOperations, readQuickLines } from './quick-lines.js';
import { schedule } from './schedule.js';

const setting: QuickSetting = {
  numbers: new Map([[1, 'one']]),
  lastNumber: 2,
  people: [
    { id: 'ines', name: 'Ines Calder' },
    { id: 'idris', name: 'Idris Calloway' },
    { id: 'tomasz', name: 'Tomasz Wilk' },
  ],
  promises: [
    { id: 'p1', number: 1 },
    { id: 'p2', number: 2 },
  ],
  weekDays: 5,
  defaultDays: 5,
};
const read = (text: string) => readQuickLines(text, setting);

describe('milestones written as lines', () => {
  it('say at their end how long, after what, by whom and for which promise, in any order', () => {
    const { milestones, remarks } = read(
      [
        'Drivers see it at the stop 18d after 1 @Ines Calder #Depot P1',
        '- P2, P1 Neighbours are asked @tom 2-3-6w after M1+2, 3',
        '',
        '> All rounds are trained',
      ].join('\n'),
    );
    expect(remarks).toEqual([]);
    expect(milestones).toEqual([
      {
        line: 1,
        number: 3,
        outcome: 'Drivers see it at the stop',
        estimateDays: 18,
        estimateRange: null,
        ownerId: 'ines',
        team: 'Depot',
        promiseIds: ['p1'],
        after: [{ number: 1, lagDays: 0 }],
      },
      {
        line: 2,
        number: 4,
        outcome: 'P2, P1 Neighbours are asked',
        estimateDays: 15,
        estimateRange: { optimisticDays: 10, pessimisticDays: 30 },
        ownerId: 'tomasz',
        team: '',
        promiseIds: [],
        after: [
          { number: 1, lagDays: 2 },
          { number: 3, lagDays: 0 },
        ],
      },
      {
        line: 4,
        number: 5,
        outcome: 'All rounds are trained',
        estimateDays: 5,
        estimateRange: null,
        ownerId: null,
        team: '',
        promiseIds: [],
        after: [{ number: 4, lagDays: 0 }],
      },
    ]);
  });

  it('keep words in the middle of an outcome, even where they look like more', () => {
    const { milestones } = read('Two days after 3 trials, 5 w of road tests\nMail @ once to 12 d and a half');
    expect(milestones.map(({ outcome, estimateDays }) => [outcome, estimateDays])).toEqual([
      ['Two days after 3 trials, 5 w of road tests', 5],
      ['Mail @ once to 12 d and a half', 5],
    ]);
  });

  it('wait for all that nothing else waits for', () => {
    const { milestones } = read('One\n> Two\nThree\nLaunch 0d after all');
    expect(milestones.at(-1)).toMatchObject({ outcome: 'Launch', estimateDays: 0 });
    expect(milestones.at(-1)!.after.map(({ number }) => number)).toEqual([4, 5]);
  });

  it('name what was not understood', () => {
    const { milestones, remarks } = read(
      ['A after 9', 'B P7', 'C @nobody', 'D @i', 'E 9-3-5d', '5d', 'F 3000d', 'G after 2'].join('\n'),
    );
    expect(milestones.map(({ outcome }) => outcome)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    expect(remarks.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '1 There is no milestone 9 to wait for above this line.',
      '2 There is no promise P7.',
      '3 Nobody here is called nobody.',
      '4 i may be several people.',
      '5 Of three numbers the first is the fewest days, the second the likely, the third the most.',
      '6 There is no outcome, so this line is left out.',
      '7 2000 days are the most.',
      '8 There is no milestone 2 to wait for.',
    ]);
  });

  it('become operations that a plan takes, whatever the lines say', () => {
    const empty = { milestones: [], dependencies: [], daysOff: [], lastNumber: 0 };
    const plan = {
      today: '2026-03-02',
      launchDate: null,
      calendar: { workingDays: [1, 2, 3, 4, 5], holidays: [] },
      outside: [],
    };
    const word = fc.constantFrom(
      'after',
      '1',
      '2, 3',
      'after 1',
      'after all',
      '5d',
      '2-3-4w',
      '@ines',
      '#Depot',
      'P1',
      '>',
      'go',
      '-',
      '',
    );
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 12 }), (words) => {
        const text = words.map((line) => line.join(' ')).join('\n');
        const lines = readQuickLines(text, { ...setting, numbers: new Map(), lastNumber: 0 });
        const applied = applyOperations(
          empty,
          quickOperations(lines, new Map(), (index) => `m${index}`),
          plan,
        );
        if (applied.kind !== 'ok') throw new Error(JSON.stringify(applied.refusals));
        expect(applied.content.milestones.map(({ number }) => number)).toEqual(
          lines.milestones.map(({ number }) => number),
        );
        expect(schedule(planOf(applied.content, plan)).kind).toBe('ok');
      }),
    );
  });

  it('never end in an error, whatever is pasted', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void read(text)));
  });
});
