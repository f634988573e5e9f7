import { describe, expect, it } from '@jest/globals';
import { mergeWords } from '@workback/domain/prfaq/merge-words';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { parseTree } from './parse-tree.js';

const words = fc.constantFrom('parcel', 'door', 'town', 'refund', 'scan', 'the');
const marked = fc.oneof(
  { weight: 6, arbitrary: words },
  fc.tuple(words, words).map(([one, other]) => `**${one} ${other}**`),
  fc.tuple(words, words).map(([one, other]) => `*${one} ${other}*`),
  fc.tuple(words, words).map(([one, other]) => `[${one} *${other}*](https://x.example/${one})`),
  words.map((each) => `\`${each}\``),
  words.map((each) => `${each}\\*`),
  words.map((each) => `snake_${each}`),
);
const paragraph = fc
  .tuple(fc.constantFrom('', '- ', '3. ', '## ', '> '), fc.array(marked, { minLength: 6, maxLength: 16 }))
  .map(([mark, parts]) => ({ mark, parts }));
const edit = fc.record({
  at: fc.nat(),
  remove: fc.nat(3),
  insert: fc.array(marked, { maxLength: 3 }),
  mark: fc.constantFrom(null, null, null, '- ', ''),
});

/** How often each kind of thing stands in a text. */
function kindsIn(markdown: string): Map<string, number> {
  const counts = new Map<string, number>();
  const visit = (node: Nodes): void => {
    counts.set(node.type, (counts.get(node.type) ?? 0) + 1);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parseTree(markdown));
  counts.delete('text');
  return counts;
}

describe('two edits of a paragraph that are merged', () => {
  it('hold the marks that either side made, and no other ones', () => {
    let settled = 0;
    fc.assert(
      fc.property(paragraph, edit, edit, ({ mark, parts }, one, other) => {
        const edited = ({ at, remove, insert, mark: own }: typeof one): string =>
          (own ?? mark) + parts.toSpliced(at % parts.length, remove, ...insert).join(' ');
        const [base, mine, theirs] = [mark + parts.join(' '), edited(one), edited(other)];
        const merged = mergeWords(base, mine, theirs);
        if (merged === null) return;
        settled += 1;
        const [inBase, inMine, inTheirs, inMerged] = [base, mine, theirs, merged].map(kindsIn) as [
          Map<string, number>,
          Map<string, number>,
          Map<string, number>,
          Map<string, number>,
        ];
        for (const kind of new Set([...inBase.keys(), ...inMine.keys(), ...inTheirs.keys(), ...inMerged.keys()])) {
          const of = (counts: Map<string, number>): number => counts.get(kind) ?? 0;
          const [least, most] = [of(inMine), of(inTheirs)].sort((a, b) => a - b) as [number, number];
          const sum = of(inMine) + of(inTheirs) - of(inBase);
          expect([kind, of(inMerged) >= Math.min(sum, least) && of(inMerged) <= Math.max(sum, most)]).toEqual([
            kind,
            true,
          ]);
        }
      }),
      { numRuns: 1000 },
    );
    expect(settled).toBeGreaterThan(200);
  });
});
