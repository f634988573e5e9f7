import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commonRuns } from './common-runs.js';
import { countChanges, diffText, sideOf, type DiffPiece } from './diff-text.js';

/** A comparison in one line: `[-removed-]{+added+}`. */
const shown = (pieces: readonly DiffPiece[]): string =>
  pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`)).join('');

const words = [
  'towns',
  'towns',
  'the',
  'a',
  'driver',
  ' ',
  ' ',
  '\n',
  '\n\n',
  ',',
  '.',
  '140',
  '120',
  '返',
  '品',
  '👩‍💻',
  'é',
];
const prose = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((list) => list.join(''));
const anyText = fc.oneof(
  prose,
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('diffText', () => {
  it('marks the words that changed and nothing around them', () => {
    expect(
      shown(
        diffText(
          'Collection starts in 140 towns on the first day.',
          'Collection starts in 120 towns on the first day and in 140 by 31 March.',
        ),
      ),
    ).toBe('Collection starts in [-140-]{+120+} towns on the first day{+ and in 140 by 31 March+}.');
  });

  it('keeps numbers with points and words with apostrophes whole', () => {
    expect(shown(diffText('It costs £2.40, doesn’t it?', 'It costs £2.60, don’t they?'))).toBe(
      'It costs £[-2.40-]{+2.60+}, [-doesn’t it-]{+don’t they+}?',
    );
  });

  it('shows a rewritten sentence as one change', () => {
    expect(shown(diffText('The shopper prints a label at home.', 'Every customer scans the code outside.'))).toBe(
      '[-The shopper prints a label at home-]{+Every customer scans the code outside+}.',
    );
  });

  it('never joins changes across a line end', () => {
    expect(shown(diffText('- one apple\n- two pears\n', '- six plums\n- ten figs\n'))).toBe(
      '- [-one apple-]{+six plums+}\n- [-two pears-]{+ten figs+}\n',
    );
  });

  it('compares scripts without spaces by character', () => {
    expect(shown(diffText('返品を玄関先で回収します。', '返品を玄関先で受け取ります。'))).toBe(
      '返品を玄関先で[-回収し-]{+受け取り+}ます。',
    );
  });

  it('finds an inserted paragraph as one addition', () => {
    expect(shown(diffText('One.\n\nThree.', 'One.\n\nTwo words.\n\nThree.'))).toBe('One.\n\n{+Two words.\n\n+}Three.');
  });

  it('counts places and words', () => {
    expect(countChanges(diffText('in 140 towns on day one', 'in 120 towns on the very day one'))).toEqual({
      changes: 2,
      wordsAdded: 3,
      wordsRemoved: 1,
    });
  });

  it('gives back both texts exactly', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const pieces = diffText(before, after);
        expect(sideOf(pieces, 'before')).toBe(before);
        expect(sideOf(pieces, 'after')).toBe(after);
        expect(pieces.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  it('finds nothing changed in a text and itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(diffText(text, text).filter(({ kind }) => kind !== 'same')).toEqual([]);
      }),
    );
  });

  it('exchanges added and removed when the texts are exchanged', () => {
    const other = { same: 'same', added: 'removed', removed: 'added' } as const;
    const sorted = (pieces: readonly DiffPiece[]): string[] => pieces.map(({ kind, text }) => `${kind} ${text}`).sort();
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const back = diffText(after, before).map(({ kind, text }) => ({ kind: other[kind], text }));
        expect(sorted(diffText(before, after))).toEqual(sorted(back));
      }),
    );
  });

  // Quadratic work would take minutes here and end in the runner's time limit.
  it('ends soon where nothing is alike, and where everything is', () => {
    const long = (word: string): string => Array.from({ length: 60_000 }, (_, at) => `${word}${at % 977}`).join(' ');
    expect(sideOf(diffText(long('a'), long('b')), 'after')).toBe(long('b'));
    expect(sideOf(diffText('a '.repeat(60_000), 'a '.repeat(50_000) + 'b'), 'before')).toBe('a '.repeat(60_000));
  });
});

describe('commonRuns', () => {
  const small = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 24 });

  /** Length of the longest common subsequence by the textbook table. */
  const longest = (one: readonly number[], other: readonly number[]): number => {
    const table = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
    one.forEach((a, x) =>
      other.forEach((b, y) => {
        table[x + 1]![y + 1] = a === b ? table[x]![y]! + 1 : Math.max(table[x]![y + 1]!, table[x + 1]![y]!);
      }),
    );
    return table[one.length]![other.length]!;
  };

  it('finds as much in common as there is, in order', () => {
    fc.assert(
      fc.property(small, small, (before, after) => {
        const runs = commonRuns(before, after);
        let [a, b] = [0, 0];
        for (const run of runs) {
          expect(run.before).toBeGreaterThanOrEqual(a);
          expect(run.after).toBeGreaterThanOrEqual(b);
          [a, b] = [run.before + run.length, run.after + run.length];
          expect(before.slice(run.before, a)).toEqual(after.slice(run.after, b));
        }
        expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(longest(before, after));
      }),
    );
  });

  it('divides at rare members when there are too many edits for the shortest way', () => {
    const noise = (from: number): number[] => Array.from({ length: 900 }, (_, at) => from + (at % 30));
    const before = [...noise(100), 1, ...noise(200), 2, ...noise(300)];
    const after = [...noise(400), 1, ...noise(500), 2, ...noise(600)];
    expect(commonRuns(before, after)).toEqual([
      { before: 900, after: 900, length: 1 },
      { before: 1801, after: 1801, length: 1 },
    ]);
  });
});
