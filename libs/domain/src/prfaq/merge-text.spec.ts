import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contestedOf, isSettled, mergeTexts, textOf } from './merge-text.js';
import { joinUnits, unitsOf } from './text-units.js';

const words = fc.constantFrom('parcel', 'returns', 'driver', 'door', 'town', 'refund', 'scan');
const paragraph = fc.array(words, { minLength: 1, maxLength: 5 }).map((each) => each.join(' '));
const block = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  {
    weight: 1,
    arbitrary: fc
      .array(paragraph, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `- ${item}`).join('\n')),
  },
  { weight: 1, arbitrary: paragraph.map((text) => `\`\`\`\n${text}\n\n${text}\n\`\`\``) },
  { weight: 1, arbitrary: paragraph.map((text) => `## ${text}\n${text}`) },
  { weight: 1, arbitrary: fc.constant('| a | b |\n|---|---|\n| 1 | 2 |') },
);
const anyText = fc
  .tuple(fc.constantFrom('', '\n'), fc.array(block, { maxLength: 5 }), fc.constantFrom('', '\n', '\n\n'))
  .map(([head, blocks, tail]) => head + blocks.join('\n\n') + tail);
/** Any text at all, hostile ones included. */
const wild = fc
  .array(fc.constantFrom(...['\n', '\n\n', '- ', '```', '~~~', '# ', '| ', ' ', 'a', 'b', 'word']))
  .map((parts) => parts.join(''));

const wordsOf = (text: string): Set<string> => new Set(text.match(/[a-z]+/g) ?? []);

describe('merging two edits of a text', () => {
  it('gives the other side when one changed nothing, and either when both did the same', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, wild), fc.oneof(anyText, wild), (base, edited) => {
        for (const merged of [
          mergeTexts(base, edited, base),
          mergeTexts(base, base, edited),
          mergeTexts(base, edited, edited),
        ])
          expect([isSettled(merged), textOf(merged, 'mine')]).toEqual([true, edited]);
      }),
    );
  });

  it('drops no word that either side added', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, wild), fc.oneof(anyText, wild), fc.oneof(anyText, wild), (base, mine, theirs) => {
        const both = wordsOf(textOf(mergeTexts(base, mine, theirs), 'both'));
        const old = wordsOf(base);
        for (const word of [...wordsOf(mine), ...wordsOf(theirs)]) if (!old.has(word)) expect(both).toContain(word);
      }),
    );
  });

  it('takes edits of different paragraphs from either side', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 2, maxLength: 8 }), fc.nat(), fc.nat(), (texts, one, other) => {
        const base = texts.map((text, at) => `${at} ${text}`);
        const [my, their] = [one % base.length, other % base.length];
        fc.pre(my !== their);
        const merged = mergeTexts(
          base.join('\n\n'),
          base.with(my, 'mine').join('\n\n'),
          base.with(their, 'theirs').join('\n\n'),
        );
        expect([isSettled(merged), textOf(merged, 'mine')]).toEqual([
          true,
          base.with(my, 'mine').with(their, 'theirs').join('\n\n'),
        ]);
      }),
    );
  });

  it('contests what both changed and gives each side its own text', () => {
    const [base, mine, theirs] = [
      'One.\n\nTwo.\n\nThree.',
      'One.\n\nTwo, mine.\n\nThree.',
      'One.\n\nTwo, theirs.\n\nThree.\n\nFour.',
    ];
    const merged = mergeTexts(base, mine, theirs);
    expect(contestedOf(merged)).toEqual([{ base: 'Two.', mine: 'Two, mine.', theirs: 'Two, theirs.' }]);
    expect(textOf(merged, 'mine')).toBe('One.\n\nTwo, mine.\n\nThree.\n\nFour.');
    expect(textOf(merged, 'theirs')).toBe('One.\n\nTwo, theirs.\n\nThree.\n\nFour.');
    expect(textOf(merged, 'both')).toBe('One.\n\nTwo, mine.\n\nTwo, theirs.\n\nThree.\n\nFour.');
  });

  it('knows what mine is an edit of from then on', () => {
    const merged = mergeTexts(
      'One.\n\nTwo.\n\nThree.',
      'One, mine.\n\nTwo, mine.\n\nThree.',
      'One.\n\nTwo, theirs.\n\nThree, theirs.',
    );
    expect(textOf(merged, 'ground')).toBe('One.\n\nTwo.\n\nThree, theirs.');
    const again = mergeTexts(
      textOf(merged, 'ground'),
      textOf(merged, 'mine'),
      'One.\n\nTwo, theirs.\n\nThree, theirs again.',
    );
    expect(textOf(again, 'mine')).toBe('One, mine.\n\nTwo, mine.\n\nThree, theirs again.');
    expect(contestedOf(again)).toHaveLength(1);
    expect(textOf(mergeTexts('One.', 'Mine.', 'One.'), 'ground')).toBe('One.');
  });

  it('keeps a changed paragraph that the other side removed', () => {
    const merged = mergeTexts('One.\n\nTwo.', 'One.', 'One.\n\nTwo, changed.');
    expect(contestedOf(merged)).toEqual([{ base: 'Two.', mine: '', theirs: 'Two, changed.' }]);
    expect(textOf(merged, 'both')).toBe('One.\n\nTwo, changed.');
  });

  it('keeps both of two paragraphs that were added in the same place, and one that both added once', () => {
    expect(textOf(mergeTexts('One.', 'One.\n\nMine.', 'One.\n\nTheirs.'), 'mine')).toBe('One.\n\nMine.\n\nTheirs.');
    expect(textOf(mergeTexts('- a', '- a\n- mine', '- a\n- theirs'), 'mine')).toBe('- a\n- mine\n- theirs');
    expect(textOf(mergeTexts('One.', 'One.\n\nSame.\n\nMine.', 'One.\n\nSame.'), 'theirs')).toBe(
      'One.\n\nSame.\n\nMine.',
    );
    expect(isSettled(mergeTexts('One.', 'One.\n\nIt goes on', 'One.\n\nIt goes'))).toBe(false);
    expect(isSettled(mergeTexts('', 'Mine.', 'Theirs.'))).toBe(false);
  });

  it('keeps list items and paragraphs apart', () => {
    expect(textOf(mergeTexts('- a\n- b\n\nText.', '- a\n\nText.', '- a\n- b\n\nText, longer.'), 'mine')).toBe(
      '- a\n\nText, longer.',
    );
    expect(textOf(mergeTexts('- a\n- b\n- c', '- A\n- b\n- c', '- a\n- b\n- C'), 'mine')).toBe('- A\n- b\n- C');
  });
});

describe('the units of a text', () => {
  it('are the text again', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, wild), (text) => {
        const { head, units } = unitsOf(text);
        expect(head + joinUnits(units) + (units.at(-1)?.gap ?? '')).toBe(text);
      }),
    );
  });

  it('are paragraphs, items, rows and whole code blocks', () => {
    const text = 'One\nline.\n\n- a\n  more\n- b\n\n```\nx\n\ny\n```\nAfter.\n# Title\nText.\n| a |\n| - |';
    expect(unitsOf(text).units.map((unit) => unit.text)).toEqual([
      'One\nline.',
      '- a\n  more',
      '- b',
      '```\nx\n\ny\n```',
      'After.',
      '# Title',
      'Text.',
      '| a |',
      '| - |',
    ]);
  });
});
