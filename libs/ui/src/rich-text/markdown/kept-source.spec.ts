import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyDocument } from './any-document.js';
import { KeptSource } from './kept-source.js';
import { readDocument, readMarkdown } from './read-markdown.js';
import type { RichNode } from './rich-json.js';
import { shown } from './shown.js';
import { writeMarkdown } from './write-markdown.js';

const wordsOf = ({ text = '', content = [] }: RichNode): string => text + content.map(wordsOf).join('');

/** A node of the editor, as far as the source is concerned. */
class Block {
  constructor(private readonly json: RichNode) {}
  eq(other: Block): boolean {
    return isDeepStrictEqual(this.json, other.json);
  }
  toJSON(): RichNode {
    return this.json;
  }
  get textContent(): string {
    return wordsOf(this.json);
  }
}

/** Text written by hand in every manner but the editor's own. */
const byHand = [
  'A title\n=======',
  'Smaller title\n---',
  '# Closed #',
  'A paragraph\nover two lines\nwith *emphasis* and __strong__ words.',
  '   An indented paragraph.',
  '* star\n* list\n    * nested',
  '  - indented\n  - list',
  '1) one\n2) two',
  '1. three\n1. four',
  '- loose\n\n- list',
  '> quoted\nlazily continued',
  '~~~js\nfenced()\n~~~',
  '```\nclosed\n```',
  'Head | Other\n--|:-:\none | two',
  '***',
  'See [the page][page], <https://example.org> and ![a picture](/api/x.png).',
  '[page]: https://example.org/page "Title"',
  'A note[^1].',
  '[^1]: The note,\n    on two lines.',
  '<div>\n<b>raw</b>\n</div>',
  '<!-- a comment\n\nover lines -->',
  'Text with <b>markup</b>  \nand a break &amp; an entity.',
  '- [ ] to do\n- [x] done',
];
const gaps = ['\n\n', '\n\n\n', '\n \n'];

/** Text as it may be loaded: hand-written and machine-written blocks, blank lines of all kinds around them. */
const sourceEnding = (...tails: string[]) =>
  fc
    .tuple(
      fc.constantFrom('', '\n', '\n\n'),
      fc.array(fc.tuple(fc.constantFrom(...byHand), fc.constantFrom(...gaps)), { maxLength: 6 }),
      fc.constantFrom('', '\n', '```\nnever closed', '\n\n  \n', ...tails),
    )
    .map(([head, blocks, tail]) => head + blocks.flat().join('') + tail);

const open = (markdown: string) => {
  const read = readMarkdown(markdown);
  const blocks = read.map(({ node }) => new Block(node));
  return { blocks, source: new KeptSource(markdown, read, blocks) };
};
const content = (blocks: readonly Block[]) => blocks.map((block) => block.toJSON());
const RUNS = Number(process.env['RUNS'] ?? 150);

describe('the source of a document', () => {
  it('is given back to the byte when nothing was edited, also beside new empty lines', () => {
    fc.assert(
      fc.property(sourceEnding('<!-- never closed'), (markdown) => {
        const { blocks, source } = open(markdown);
        expect(source.write(blocks)).toBe(markdown);
        const equal = content(blocks).map((json) => new Block(json));
        expect(source.write([new Block({ type: 'paragraph' }), ...equal])).toBe(markdown);
      }),
      { numRuns: RUNS },
    );
  });

  it('says what is shown after any edit', () => {
    const edit = fc.record({ at: fc.nat(20), take: fc.nat(3), put: anyDocument, again: fc.boolean() });
    fc.assert(
      fc.property(sourceEnding(), fc.array(edit, { maxLength: 3 }), (markdown, edits) => {
        const { blocks, source } = open(markdown);
        const now = [...blocks];
        for (const { at, take, put, again } of edits) {
          const where = at % (now.length + 1);
          const taken = now.splice(where, take, ...put.slice(0, 2).map((json) => new Block(json)));
          if (again) now.push(...taken);
        }
        const written = source.write(now);
        const whole = writeMarkdown(content(now));
        expect([written, shown(readDocument(written).content ?? [])]).toEqual([
          written,
          shown(readDocument(whole).content ?? []),
        ]);
      }),
      { numRuns: RUNS },
    );
  });

  it('writes a block anew where its indent would make it a part of what stands before it now', () => {
    const { blocks, source } = open('- item\n\nwords\n\n    code\n\n   words');
    expect(source.write(blocks)).toBe('- item\n\nwords\n\n    code\n\n   words');
    expect(source.write(blocks.toSpliced(1, 1))).toBe('- item\n\n```\ncode\n```\n\nwords');
    expect(source.write(blocks.toSpliced(1, 2))).toBe('- item\n\nwords');
  });

  it('keeps every block that was not edited, and the blank lines between them', () => {
    const markdown = 'One\n===\n\n\n* star\n* list\n\nTwo  \nlines.\n\n~~~\ncode\n~~~\n';
    const { blocks, source } = open(markdown);
    const edited = blocks.with(2, new Block({ type: 'paragraph', content: [{ type: 'text', text: 'Three.' }] }));
    expect(source.write(edited)).toBe('One\n===\n\n\n* star\n* list\n\nThree.\n\n~~~\ncode\n~~~\n');
    expect(source.write(blocks.toSpliced(2, 1))).toBe('One\n===\n\n\n* star\n* list\n\n~~~\ncode\n~~~\n');
    // Code at the end may lack its closing fence, so that it is written anew where something follows.
    expect(source.write([blocks[3] as Block, blocks[0] as Block])).toBe('```\ncode\n```\n\nOne\n===');
  });
});
