import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyDocument } from './any-document.js';
import { fixtures } from './fixtures.js';
import { readDocument } from './read-markdown.js';
import type { RichNode } from './rich-json.js';
import { shown } from './shown.js';
import { writeMarkdown } from './write-markdown.js';

const RUNS = Number(process.env['RUNS'] ?? 150);
const read = (markdown: string): readonly RichNode[] => readDocument(markdown).content ?? [];

const textOf = ({ text = '', content = [] }: RichNode): string => text + content.map(textOf).join('');

describe('Markdown of the editor', () => {
  it('reads back to what was shown', () => {
    fc.assert(
      fc.property(anyDocument, (blocks) => {
        const markdown = writeMarkdown(blocks);
        expect([markdown, shown(read(markdown))]).toEqual([markdown, shown(blocks)]);
      }),
      { numRuns: RUNS },
    );
  });

  it('is written the same way again', () => {
    fc.assert(
      fc.property(anyDocument, (blocks) => {
        const markdown = writeMarkdown(blocks);
        expect(writeMarkdown(read(markdown))).toBe(markdown);
      }),
      { numRuns: RUNS },
    );
  });

  it('loses no word of any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...'*_~`[]()<>#!|\\-+.:=@/"\' \n\n\t'.split('')),
      fc.constantFrom(
        '1. ',
        '- ',
        '> ',
        '```\n',
        '\n\n',
        '| a | b |\n|--|--|\n',
        '[label]: https://example.org\n',
        '[^1]',
        '<div>',
      ),
      fc.constantFrom('word', 'Straße', '漢字', 'two words', 'www.example.org', 'me@example.org'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const markdown = pieces.join('');
        const document = readDocument(markdown);
        const again = readDocument(writeMarkdown(document.content ?? []));
        for (const kept of [document, again]) {
          const all = `${textOf(kept)} ${JSON.stringify(kept)}`;
          for (const word of markdown.match(/\p{L}{2,}/gu) ?? [])
            expect([markdown, all]).toEqual([markdown, expect.stringContaining(word)]);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it.each(Object.entries(fixtures))('keeps what people write: %s', (_, markdown) => {
    const blocks = read(markdown);
    const written = writeMarkdown(blocks);
    expect(shown(read(written))).toEqual(shown(blocks));
    expect(writeMarkdown(read(written))).toBe(written);
  });

  it('writes plain prose as it was typed', () => {
    for (const text of [
      'A return costs £2.40 (5 % less) & nothing else; see snake_case, "quotes" and C# – it’s 1.5 × faster!',
      'Price: $5-10, up/down, 50% + 3 = 8.',
    ])
      expect(writeMarkdown([{ type: 'paragraph', content: [{ type: 'text', text }] }])).toBe(text);
  });
});
