import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type BodyPiece, mentionOf, mentionsIn, piecesOf, plainBody } from './body.js';

const ines = '6f1c1f6e-0000-4000-8000-00000000000a';
const jonas = '6f1c1f6e-0000-4000-8000-00000000000b';
const names = new Map([[ines, 'Ines Calder']]);
const short = (piece: BodyPiece): string =>
  piece.kind === 'mention' ? `@${piece.userId.at(-1)}` : `${piece.kind}:${piece.text}`;

describe('a comment', () => {
  const cases: [string, string[]][] = [
    ['Plain words.\nTwo lines.', ['text:Plain words.\nTwo lines.']],
    [`Ask ${mentionOf(ines)}, please`, ['text:Ask ', '@a', 'text:, please']],
    [
      '**Bold**, *soft*, _soft_ and `2 * 3 * 4`',
      ['strong:Bold', 'text:, ', 'emphasis:soft', 'text:, ', 'emphasis:soft', 'text: and ', 'code:2 * 3 * 4'],
    ],
    ['2 * 3 * 4, snake_case_name, ** not **', ['text:2 * 3 * 4, snake_case_name, ** not **']],
    [`**Ask ${mentionOf(ines)}**, \`${mentionOf(jonas)}\``, ['text:**Ask ', '@a', 'text:**, `', '@b', 'text:`']],
    ['See https://example.org/a?b=1.', ['text:See ', 'link:https://example.org/a?b=1', 'text:.']],
    ['[the survey](https://example.org/s)', ['link:the survey']],
    ['[no](javascript:alert(1)) <b>x</b>', ['text:[no](javascript:alert(1)) <b>x</b>']],
    ['@[not-a-person] *open\nline*', ['text:@[not-a-person] *open\nline*']],
    ['', []],
  ];
  it.each(cases)('%j', (body, pieces) => {
    expect(piecesOf(body).map(short)).toEqual(pieces);
  });

  it('names everybody once', () => {
    const body = `${mentionOf(jonas)} and ${mentionOf(ines).toUpperCase()}, ${mentionOf(jonas)} \`${mentionOf(ines)}\``;
    expect(mentionsIn(body)).toEqual([jonas, ines]);
  });

  it('is one short line in a list', () => {
    expect(plainBody(`**So**, ${mentionOf(ines)}\n\nand ${mentionOf(jonas)}?`, (id) => names.get(id))).toBe(
      'So, @Ines Calder and @somebody?',
    );
    expect(plainBody('🌱'.repeat(200), () => undefined, 10)).toBe(`${'🌱'.repeat(9)}…`);
  });

  it('loses no word and leads to web addresses only, whatever is typed', () => {
    const parts = fc.constantFrom(
      '*',
      '**',
      '_',
      '`',
      '@[',
      ']',
      '(',
      ')',
      'a',
      ' ',
      '\n',
      'https://',
      'javascript:',
      '<',
      '"',
      mentionOf(ines),
      '[x](https://y.z/)',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(parts, { maxLength: 40 }).map((list) => list.join('')),
          fc.string(),
        ),
        (body) => {
          const pieces = piecesOf(body);
          const letters = (text: string) => text.replace(/[^a-z]/g, '');
          const all = pieces.map((piece) =>
            piece.kind === 'mention'
              ? mentionOf(piece.userId)
              : piece.kind === 'link' && piece.text !== piece.href
                ? `${piece.text}${piece.href}`
                : piece.text,
          );
          expect(letters(all.join(''))).toBe(letters(body));
          for (const piece of pieces) if (piece.kind === 'link') expect(piece.href).toMatch(/^https?:\/\//i);
        },
      ),
    );
  });

  it('is taken apart in linear time', () => {
    for (const part of ['*a', '**a ', '_a', '`', '[a](https://', '@[', 'https://a ']) {
      expect(piecesOf(part.repeat(5_000)).length).toBeGreaterThan(0);
    }
  });
});
