import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { markdownTokens } from './markdown-tokens.js';
import { contestedOf, isSettled, mergeTexts, textOf } from './merge-text.js';
import { mergeWords } from './merge-words.js';

/** The merge, or "choose" where a person has to. */
const merged = (base: string, mine: string, theirs: string): string => mergeWords(base, mine, theirs) ?? 'choose';

const word = fc.constantFrom('parcel', 'door', 'town', 'refund', 'scan', 'the', 'a');
const inline = fc.oneof(
  { weight: 8, arbitrary: word },
  { weight: 1, arbitrary: fc.tuple(word, word).map(([one, other]) => `**${one} ${other}**`) },
  { weight: 1, arbitrary: fc.tuple(word, word).map(([one, other]) => `[${one} ${other}](https://x.example/${one})`) },
  { weight: 1, arbitrary: word.map((each) => `\`${each}\``) },
  { weight: 1, arbitrary: fc.tuple(word, word, word).map(([a, b, c]) => `*${a} [${b}](y) ${c}*`) },
  { weight: 1, arbitrary: word.map((each) => `\\*${each},`) },
);
const sentence = fc.array(inline, { minLength: 3, maxLength: 14 });
/** Any marks at all. */
const wild = fc
  .array(fc.constantFrom(...'*|**|_|[|](|)|`|\n|\n\n|- |# |> |\\| |word|other|<b>'.split('|')))
  .map((parts) => parts.join(''));
const wordsOf = (text: string): string[] => text.match(/[a-z]+/g) ?? [];

describe('merging two edits of one paragraph', () => {
  it('takes both where words lie between them', () => {
    const base = 'One parcel in nine comes back to the shop.';
    expect(merged(base, `Today ${base}`, `${base} It waits there.`)).toBe(`Today ${base} It waits there.`);
    expect(merged(base, base.replace('One', 'Every'), base.replace('shop', 'depot'))).toBe(
      'Every parcel in nine comes back to the depot.',
    );
    expect(merged(base, base.replace('in nine ', ''), base.replace('shop', 'depot'))).toBe(
      'One parcel comes back to the depot.',
    );
    expect(merged('返品は玄関で受け取ります。', '返品は店で受け取ります。', '返品は玄関で受け取りません。')).toBe(
      '返品は店で受け取りません。',
    );
  });

  it('takes what both did alike once', () => {
    const base = 'One parcel in nine comes back to the shop.';
    const both = base.replace('nine', 'ten');
    expect(merged(base, both.replace('One', 'Every'), both.replace('shop', 'depot'))).toBe(
      'Every parcel in ten comes back to the depot.',
    );
  });

  it('takes the longer of two additions when it begins with the other, as after a save whose answer was lost', () => {
    const base = 'One parcel in nine comes back.';
    const late = `${base} It waits`;
    const now = `${base} It waits in the shop.`;
    expect(merged(base, now, late)).toBe(now);
    expect(merged(base, late, now)).toBe(now);
    expect(merged(base, now, `Today, ${late}`)).toBe(`Today, ${now}`);
    expect(merged('', 'One parcel in nine', 'One parcel')).toBe('One parcel in nine');
    // Another word or number is not one that was gone on with, and replaced words are for a person.
    expect(merged(base, `${base} Up to 120 towns`, `${base} Up to 12`)).toBe('choose');
    expect(merged(base, base.replace('nine', 'ten or more'), base.replace('nine', 'ten'))).toBe('choose');
    expect(merged(base, base.replace('in nine ', ''), base.replace('in nine', 'in ten'))).toBe('choose');
  });

  it('asks a person where the same or neighbouring words changed', () => {
    const base = 'One parcel in nine comes back.';
    expect(merged(base, base.replace('nine', 'ten'), base.replace('nine', 'eight'))).toBe('choose');
    expect(merged(base, base.replace('nine', 'ten'), base.replace('comes', 'is sent'))).toBe('choose');
    expect(merged(base, `${base} Mine.`, `${base} Theirs.`)).toBe('choose');
    expect(merged(base, '', base.replace('One', 'Every'))).toBe('choose');
    expect(merged(base, 'Nine of ten parcels are kept.', base.replace('in', 'of'))).toBe('choose');
  });

  it('breaks no link, emphasis, code or list marker in two', () => {
    const link = 'See [the list of towns](https://a.example/towns) before you begin to write.';
    expect(merged(link, link.replace('the list', 'a list'), link.replace('/towns', '/all'))).toBe('choose');
    expect(merged(link, link.replace('the list', 'a list'), link.replace('write', 'read'))).toBe(
      'See [a list of towns](https://a.example/towns) before you begin to read.',
    );
    expect(merged(`- ${link}`, `- ${link.replace('the list', 'a list')}`, `- ${link.replace('/towns', '/all')}`)).toBe(
      'choose',
    );
    const bold = 'It costs **no more than two pounds** for each parcel.';
    expect(merged(bold, bold.replace('no more', 'not more'), bold.replace('two pounds', 'three'))).toBe(
      'It costs **not more than three** for each parcel.',
    );
    expect(merged(bold, bold.replaceAll('**', ''), bold.replace('each parcel', 'all'))).toBe(
      'It costs no more than two pounds for all.',
    );
    const plain = 'It costs no more than two pounds for each parcel.';
    expect(
      merged(
        plain,
        plain.replace('no more than two', '**no more than two**'),
        plain.replace('than two pounds for', '**than two pounds for**'),
      ),
    ).toBe('choose');
    expect(merged('- a long item of a list', '1. a long item of a list', '- a long item of a set')).toBe(
      '1. a long item of a set',
    );
    expect(merged('- a long item of a list', '1. a long item of a list', '* a long item of a list')).toBe('choose');
    expect(merged('```\na b c d\n```', '```\nx b c d\n```', '```\na b c y\n```')).toBe('choose');
  });

  it('always takes both edits of different words that have one between them', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), fc.nat(), fc.nat(2), fc.nat(2), (inlines, one, other, how, otherHow) => {
        const base = inlines.map((each, at) => `w${at} ${each}`);
        const [my, their] = [one % base.length, other % base.length];
        fc.pre(Math.abs(my - their) > 1);
        const edit = (at: number, words: string, kind: number): string[] =>
          kind === 0 ? base.with(at, words) : kind === 1 ? base.toSpliced(at, 0, words) : base.toSpliced(at, 1);
        const text = merged(base.join(' '), edit(my, 'mine', how).join(' '), edit(their, 'theirs', otherHow).join(' '));
        const [first, second] = my < their ? [my, their] : [their, my];
        const replaced = (at: number): string[] => {
          const [words, kind] = at === my ? ['mine', how] : ['theirs', otherHow];
          return kind === 0 ? [words] : kind === 1 ? [words, base[at] as string] : [];
        };
        const both = [
          ...base.slice(0, first),
          ...replaced(first),
          ...base.slice(first + 1, second),
          ...replaced(second),
          ...base.slice(second + 1),
        ];
        expect(text).toBe(both.join(' '));
      }),
    );
  });

  it('loses no word that either side added, nor one that both kept', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          sentence.map((each) => each.join(' ')),
          wild,
        ),
        wild,
        wild,
        fc.nat(),
        (base, a, b, at) => {
          const [mine, theirs] = [`${a} mineword ${base}`, `${base.slice(0, at % (base.length + 1))} theirword ${b}`];
          const text = mergeWords(base, mine, theirs);
          if (text === null) return;
          for (const side of [mine, theirs])
            for (const each of new Set(wordsOf(side)))
              if (!wordsOf(base).includes(each)) expect(wordsOf(text)).toContain(each);
          const [inBase, inMine, inTheirs] = [base, mine, theirs].map(wordsOf) as [string[], string[], string[]];
          for (const each of new Set(inBase))
            if (count(inMine, each) >= count(inBase, each) && count(inTheirs, each) >= count(inBase, each))
              expect(count(wordsOf(text), each)).toBeGreaterThanOrEqual(count(inBase, each));
        },
      ),
    );
  });

  it('gives the same for both people', () => {
    fc.assert(
      fc.property(wild, wild, wild, (base, mine, theirs) => {
        expect(mergeWords(base, mine, theirs)).toBe(mergeWords(base, theirs, mine));
      }),
    );
  });
});

describe('the pieces of Markdown', () => {
  it('are the text again', () => {
    fc.assert(
      fc.property(fc.oneof(wild, fc.string()), (text) => {
        const tokens = markdownTokens(text);
        if (tokens) expect(tokens.map((token) => token.text).join('')).toBe(text);
      }),
    );
  });

  it('are found in hostile text without delay', () => {
    const since = performance.now();
    for (const each of ['[', '`', '*a ', '<', '\\', '![', '[a](', '> ', '_', '**a'])
      markdownTokens(each.repeat(10_000));
    expect(performance.now() - since).toBeLessThan(3_000);
  });
});

describe('merging texts of several paragraphs', () => {
  it('merges a paragraph at both ends and keeps what stands around it', () => {
    const base = '## Now\nOne parcel in nine comes back.\n\n\n- first item of it\n\n- second item of it\n';
    const mine = base.replace('One', 'Each').replace('first item', 'my item');
    const theirs = base.replace('back.', 'back here.').replace('of it\n\n', 'of that\n\n');
    const both = mergeTexts(base, mine, theirs);
    expect([isSettled(both), textOf(both, 'mine'), textOf(both, 'ground')]).toEqual([
      true,
      '## Now\nEach parcel in nine comes back here.\n\n\n- my item of that\n\n- second item of it\n',
      theirs,
    ]);
  });

  it('merges the end of a paragraph with one added behind it, and the beginning of it', () => {
    const both = mergeTexts(
      'One parcel in nine comes back.\n\nEnd.',
      'One parcel in nine comes home.\n\nIt waits.\n\nEnd.',
      'Each parcel in nine comes back.\n\nEnd.',
    );
    expect([isSettled(both), textOf(both, 'mine')]).toEqual([
      true,
      'Each parcel in nine comes home.\n\nIt waits.\n\nEnd.',
    ]);
  });

  it('contests a paragraph whose same words both changed, and only that', () => {
    const both = mergeTexts(
      'One in nine comes.\n\nTwo of them stay.',
      'One in ten comes.\n\nTwo of us stay.',
      'One in six comes.\n\nThree of them stay.',
    );
    expect(contestedOf(both)).toEqual([
      { base: 'One in nine comes.', mine: 'One in ten comes.', theirs: 'One in six comes.' },
    ]);
    expect(textOf(both, 'theirs')).toBe('One in six comes.\n\nThree of us stay.');
  });
});

const count = (words: readonly string[], word: string): number => words.filter((each) => each === word).length;
