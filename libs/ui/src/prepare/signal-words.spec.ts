import { describe, expect, it } from '@jest/globals';
import { type ReadChart, signalWords } from './signal-words.js';

const look = { unit: 'percent', precision: 1 } as const;
const chart = (change: Partial<ReadChart> = {}, signal: ReadChart['values'][number]['signal'] = null): ReadChart => ({
  settings: { grain: 'week', season: null },
  values: [{ end: '2026-11-21', value: 89, plain: 89, part: 0, signal }],
  parts: [{ start: '2026-09-26', count: 8, limits: { lower: 88.4, upper: 90.7, mean: 89.5 }, locked: false }],
  target: 92,
  left: 0,
  reading: { side: null, signals: 0, target: 'not-without-change' },
  ...change,
});
const read = (side: 'above' | 'below', signals: number) => ({ side, signals, target: null });

describe('signal or noise in words', () => {
  it('says that routine variation is noise, and what the process can do', () => {
    expect(signalWords(chart(), 'up', look)).toEqual({
      title: 'Noise: the last week is routine variation.',
      range: 'It runs between 88.4\u00a0% and 90.7\u00a0% by itself. None of its 8 weeks is a signal.',
      target: 'The target of 92.0\u00a0% lies beyond the limits: without a change in the process it will not be met.',
      notes: [],
    });
  });

  it.each([
    ['outside-limit', 'above', 'up', 'Signal for the better: the last week lies above the upper limit.'],
    ['outside-limit', 'below', 'up', 'Signal for the worse: the last week lies below the lower limit.'],
    ['run', 'below', 'down', 'Signal for the better: eight weeks or more in a row lie below the centre.'],
    [
      'near-limit',
      'above',
      'down',
      'Signal for the worse: three of four weeks lie nearer to the upper limit than to the centre.',
    ],
  ] as const)('names a value that is %s, %s, where %s is better', (signal, side, direction, title) => {
    expect(signalWords(chart({ reading: read(side, 1) }, signal), direction, look)).toMatchObject({
      title,
      target: '',
    });
  });

  it('waits for six values, and names what is left out', () => {
    const parts = [...chart().parts, { start: '2026-11-01', count: 2, limits: null, locked: false }];
    const early = chart({ parts, reading: null, left: 1, settings: { grain: 'week', season: 'month' } });
    expect(signalWords(early, 'up', look)).toMatchObject({
      title: 'Too early to tell signal from noise: 2 of 6 complete weeks since 1 Nov 2026.',
      notes: [
        '1 week without enough data is left out.',
        'The season by month is taken out before anything is computed.',
      ],
    });
  });
});
