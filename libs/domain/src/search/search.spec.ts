import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { excerptOf, FOUND_FROM, FOUND_TO, markedText, type TextPiece } from './excerpt.js';
import { foldedWords } from './fold.js';
import { searchTerms } from './query.js';

const shown = (pieces: readonly TextPiece[]) =>
  pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const marked = (text: string, typed: string) => shown(markedText(text, searchTerms(typed)));
const anyText = fc.string({ unit: 'binary', maxLength: 300 });

describe('searchTerms', () => {
  it('takes words and phrases, and leaves out what has no letter or digit', () => {
    expect(searchTerms('two-hour "parcel window"  & | ! (:*) "" \\ \'')).toEqual([
      { text: 'two-hour', quoted: false },
      { text: 'parcel window', quoted: true },
    ]);
    expect(searchTerms('an "open quote')).toEqual(['an', 'open', 'quote'].map((text) => ({ text, quoted: false })));
    expect(searchTerms('😀 !!! " ')).toEqual([]);
    expect(searchTerms('a '.repeat(100))).toHaveLength(16);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        for (const { text } of searchTerms(typed)) expect(foldedWords(text).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('foldedWords', () => {
  it.each([
    ['Café DÉJÀ-vu', ['cafe', 'deja', 'vu']],
    ['Straße, Ærø', ['strasse', 'aero']],
    ['Ελλάς ΕΛΛΑΣ', ['ελλασ', 'ελλασ']],
    ['ПРИВЕТ T+30 3.5%', ['привет', 't', '30', '3', '5']],
    ['ab日本語cd', ['ab', '日', '本', '語', 'cd']],
  ])('of %j are %j', (text, words) => {
    expect(foldedWords(text).map(({ folded }) => folded)).toEqual(words);
  });

  it('stand where they say, in order and apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const word of foldedWords(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          end = word.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('markedText', () => {
  it.each([
    ['The customers of a Café', 'cafe', 'The customers of a [Café]'],
    ['The customers wait', 'the cust', '[The] [customers] wait'],
    ['The customers wait', 'cust the', '[The] customers wait'],
    ['Parcel window, window parcel', '"window parcel"', 'Parcel window, [window parcel]'],
    ['Due at T+30 days', 't+3', 'Due at [T+30] days'],
    ['日本語テスト', '本語', '日[本語]テスト'],
    ['<b>bold</b>', 'b', '<[b]>bold</[b]>'],
  ])('in %j for %j is %j', (text, typed, expected) => {
    expect(marked(text, typed)).toBe(expected);
  });

  it('keeps what the database found by its stem, and strays are ignored', () => {
    const found = `They ${FOUND_FROM}delivered${FOUND_TO} it${FOUND_TO} ${FOUND_FROM}`;
    expect(marked(found, 'deliver it')).toBe('They [delivered] [it] ');
  });

  it('changes nothing but the marks', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, typed) => {
        const plain = text.replaceAll(/[\u0001\u0002]/g, '');
        expect(
          markedText(text, searchTerms(typed))
            .map((piece) => piece.text)
            .join(''),
        ).toBe(plain);
      }),
    );
  });

  it('marks every word that was typed whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('alpha', 'beta', 'gamma', 'delta'), { minLength: 1, maxLength: 9 }),
        (words) => {
          const pieces = markedText(words.join(' '), searchTerms(words[0]!));
          expect(pieces.filter((piece) => piece.marked).map((piece) => piece.text)).toEqual(
            words.filter((word) => word === words[0]),
          );
        },
      ),
    );
  });
});

describe('excerptOf', () => {
  const filler = 'word '.repeat(60);

  it('shows the place with the most terms, in whole words', () => {
    const text = `${filler}a parcel here ${filler}the parcel window opens ${filler}`;
    const excerpt = shown(excerptOf(text, searchTerms('parcel window'), 60));
    expect(excerpt).toMatch(/^… word .*the \[parcel\] \[window\] opens word.* …$/);
    expect(excerpt.replaceAll(/[[\]…]/g, '').trim().length).toBeLessThanOrEqual(60);
  });

  it('is the beginning when nothing in it is found, and all of it when it is short', () => {
    expect(shown(excerptOf(filler, searchTerms('x'), 20))).toBe('word word word word …');
    expect(shown(excerptOf('short', searchTerms('short'), 20))).toBe('[short]');
  });

  it('is a part of the text of bounded length, whatever the text', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: 1, max: 80 }), (text, typed, most) => {
        const plain = text.replaceAll(/[\u0001\u0002]/g, '');
        const all = excerptOf(text, searchTerms(typed), most)
          .map((piece) => piece.text)
          .join('');
        const inner = all.replace(/^… /, '').replace(/ …$/, '');
        expect(plain.includes(all) || plain.includes(inner)).toBe(true);
        const longest = Math.max(most, ...foldedWords(plain).map(({ start, end }) => end - start));
        expect(inner.length).toBeLessThanOrEqual(most + longest);
      }),
    );
  });
});
