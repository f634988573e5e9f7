import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anchorPassage, type PassageAnchor, shortAnchor } from './anchor.js';
import { type PassageLocation, presentText, relocate } from './relocate.js';

/** The anchor of the words between brackets, and the text without the brackets. */
const marked = (text: string): { text: string; anchor: PassageAnchor } => {
  const [before = '', exact = '', after = ''] = text.split(/[[\]]/);
  const anchor = anchorPassage('solution', before + exact + after, before.length, before.length + exact.length);
  if (!anchor) throw new Error('nothing marked');
  return { text: before + exact + after, anchor };
};
const look = (text: string, anchor: PassageAnchor): PassageLocation => relocate(presentText(text), anchor);
/** The present text with the passage between brackets, or `gone`; brackets doubled where its words were edited. */
const shown = (was: string, now: string): string => {
  const at = look(now, marked(was).anchor);
  if (at.state === 'gone') return 'gone';
  const [open, close] = at.state === 'found' ? ['[', ']'] : ['[[', ']]'];
  return now.slice(0, at.start) + open + now.slice(at.start, at.end) + close + now.slice(at.end);
};

describe('a marked passage', () => {
  const cases: [name: string, was: string, expected: string][] = [
    ['moves with its text', 'A [fast fern] grows.', 'Now: a [fast fern] grows.'],
    ['is the same with other white space', 'A [fast fern] grows.', 'A [fast\n  fern] grows.'],
    ['is the same when words become bold', 'A [very fast fern] grows.', 'A [very **fast** fern] grows.'],
    ['was edited in its middle', 'A [very fast fern] grows.', 'A [[very quick fern]] grows.'],
    ['was edited at its edges', 'So [setup takes ten minutes] now.', 'So [[the set-up takes 10 minutes]] now.'],
    ['grew', 'So [setup takes minutes] now.', 'So [[setup, with a helper, takes minutes]] now.'],
    ['was replaced in its place', 'About [23 %] give up.', 'About [[19 %]] give up.'],
    ['was replaced at the end', 'They give up [often]', 'They give up [[rarely]]'],
    ['was all there was, and the text is another', '[They give up.]', 'gone'],
    ['was removed', 'One. [Two three four.] Five.', 'gone'],
    ['was removed and something else stands elsewhere', 'One. [Two three.] Five six.', 'gone'],
    ['is the second of two', 'Fern is fast. Moss is [fast].', 'So Fern is quite fast. And Moss is [fast] too.'],
    ['is told from the one that stays', 'Cellars stay dry. Setup is quick. [Cellars stay dry.]', 'gone'],
    ['is told from its twin', 'Fern is fast. Moss is [fast] too.', 'Fern is fast. Moss is [[slow]] too.'],
    ['begins and ends within words', 'Un[believ]able!', 'Quite un[believ]able!'],
    ['holds signs only', 'Well [...] yes', 'Oh well [...] yes'],
    ['in a script without spaces', '我们[上门取件]很快', '今天我们[上门取件]很快'],
    ['was edited in a script without spaces', '我们[上门取件]很快', '我们[[上门立即取件]]很快'],
  ];
  const now: Record<string, string> = {
    'was all there was, and the text is another': 'Somebody else wrote this',
    'was removed': 'One. Five.',
    'was removed and something else stands elsewhere': 'One. Five six. Seven two eight three.',
    'is told from the one that stays': 'Cellars stay dry. Setup is quick.',
  };
  it.each(cases)('%s', (name, was, expected) => {
    const text = now[name] ?? expected.replace(/\[+|\]+/g, '');
    expect(shown(was, text)).toBe(expected);
  });

  it('is found where a paragraph was moved to', () => {
    const paragraph = 'The driver scans the item at the door.';
    const long = Array.from({ length: 900 }, (_, n) => `word${n}`).join(' ');
    const { anchor } = marked(`Begin. [${paragraph}] ${long} End.`);
    const text = `Begin. ${long} End. ${paragraph}`;
    expect(look(text, anchor)).toEqual({ state: 'found', start: text.length - paragraph.length, end: text.length });
  });

  it('is found in a long text that was rewritten around it, by its surroundings', () => {
    const page = (seed: number) => Array.from({ length: 400 }, (_, n) => `w${(n * n + seed * 31) % 89}`).join(' ');
    const near = 'The van that passes every morning takes the parcel';
    const { anchor } = marked(`${page(1)} ${near} [for nothing] and leaves. ${page(2)}`);
    const text = `${page(3)} ${page(4)} ${near} [[free of charge]] and leaves. ${page(5)}`;
    const plain = text.replace(/[[\]]/g, '');
    const at = look(plain, anchor);
    expect(at.state === 'changed' && plain.slice(at.start, at.end)).toBe('free of charge');
  });

  it('is found with the little of its surroundings that is sent to a browser', () => {
    const { text, anchor } = marked(`${'Before. '.repeat(30)}Fern [is fast]. ${'Moss is fast. '.repeat(30)}`);
    const short = shortAnchor(anchor);
    expect(short.prefix.length + short.suffix.length).toBe(240);
    expect(look(`Now. ${text}`, short)).toEqual({ state: 'found', start: anchor.start + 5, end: anchor.start + 12 });
  });
});

const word = fc.constantFrom('a', 'the', 'box', 'van', 'x.', '**van**', '\n\n', '-');
const words = (most: number) => fc.array(word, { maxLength: most });
const own = fc.array(fc.constantFrom('Fern', 'moss', 'grows', 'fast', 'again'), { minLength: 1, maxLength: 5 });
const text = (...parts: (readonly string[])[]) => parts.flat().join(' ');
/** What is left of a list after some edits, each of which removes and inserts some words. */
const edited = (most: number) =>
  fc.tuple(words(most), fc.array(fc.tuple(fc.nat(), fc.nat(3), words(4)), { maxLength: 4 })).map(([list, edits]) => {
    const later = [...list];
    for (const [at, removed, added] of edits) later.splice(at % (later.length + 1), removed, ...added);
    return [list, later] as const;
  });

describe('whatever is edited', () => {
  it('outside of a passage never moves it off its words', () => {
    fc.assert(
      fc.property(edited(40), own, edited(40), ([before, beforeNow], passage, [after, afterNow]) => {
        const old = text(before, passage, after);
        const from = before.length === 0 ? 0 : text(before).length + 1;
        const anchor = anchorPassage('summary', old, from, from + text(passage).length)!;
        const present = text(beforeNow, passage, afterNow);
        const start = beforeNow.length === 0 ? 0 : text(beforeNow).length + 1;
        expect(look(present, anchor)).toEqual({ state: 'found', start, end: start + text(passage).length });
        expect(look(present, shortAnchor(anchor)).state).toBe('found');
      }),
      { numRuns: 500 },
    );
  });

  it('removing all of a passage leaves nothing of it', () => {
    fc.assert(
      fc.property(words(40), own, words(40), (before, passage, after) => {
        const old = text(before, passage, after);
        const from = before.length === 0 ? 0 : text(before).length + 1;
        const anchor = anchorPassage('summary', old, from, from + text(passage).length)!;
        expect(look(text(before, after), anchor)).toEqual({ state: 'gone' });
      }),
    );
  });

  it('inside of a passage changes it, as long as most of it stands', () => {
    const long = fc.array(fc.constantFrom('Fern', 'moss', 'grows', 'fast', 'again'), { minLength: 4, maxLength: 9 });
    fc.assert(
      fc.property(edited(30), long, fc.nat(), edited(30), ([before, beforeNow], passage, at, [after, afterNow]) => {
        const old = text(before, passage, after);
        const from = before.length === 0 ? 0 : text(before).length + 1;
        const anchor = anchorPassage('summary', old, from, from + text(passage).length)!;
        const inner = passage.map((each, index) => (index === 1 + (at % (passage.length - 2)) ? 'soon' : each));
        const present = text(beforeNow, inner, afterNow);
        const found = look(present, anchor);
        expect(found.state).toBe('changed');
        if (found.state === 'changed') expect(present.slice(found.start, found.end)).toContain(text(inner));
      }),
    );
  });

  it('the right one of many twins is found by its neighbours, or gone', () => {
    const block = (n: number) => `left${n} the same words right${n}.`;
    const ids = fc.uniqueArray(fc.nat(60), { minLength: 2, maxLength: 25 });
    fc.assert(
      fc.property(ids, fc.nat(), fc.func(fc.boolean()), fc.boolean(), (all, pick, stays, removed) => {
        const mine = all[pick % all.length]!;
        const old = all.map(block).join(' ');
        const start = old.indexOf(`left${mine} `) + `left${mine} `.length;
        const anchor = anchorPassage('summary', old, start, start + 'the same words'.length)!;
        const others = (n: number) => (removed || stays(n) ? [n] : [n + 100, n + 200]);
        const rest = all.flatMap((n) => (n !== mine ? others(n) : removed ? [] : [n]));
        const present = rest.map(block).join(' ');
        const found = look(present, anchor);
        if (removed) expect(found).toEqual({ state: 'gone' });
        else {
          const at = present.indexOf(`left${mine} `) + `left${mine} `.length;
          expect(found).toEqual({ state: 'found', start: at, end: at + 'the same words'.length });
        }
      }),
    );
  });

  it('answers with a range of the text, or gone, for any strings', () => {
    const wild = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '🌱', '\ud800', '*', '.', '\n'), maxLength: 80 }),
    );
    fc.assert(
      fc.property(wild, fc.nat(90), fc.nat(90), wild, fc.nat(200), (old, one, other, present, start) => {
        const anchor = anchorPassage('summary', old, one, other);
        if (!anchor) return;
        if (old.isWellFormed()) expect(anchor.exact.isWellFormed()).toBe(true);
        expect(look(old, anchor)).toEqual({
          state: 'found',
          start: anchor.start,
          end: anchor.start + anchor.exact.length,
        });
        const at = look(present, { ...anchor, start });
        if (at.state === 'gone') return;
        expect(at.start).toBeGreaterThanOrEqual(0);
        expect(at.end).toBeGreaterThan(at.start);
        expect(at.end).toBeLessThanOrEqual(present.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is answered for hostile texts too', () => {
    const many = 'a'.repeat(1_000_000);
    expect(look(many, anchorPassage('summary', many, 300_000, 800_000)!)).toMatchObject({ start: 300_000 });
    expect(look(many, anchorPassage('summary', many, 300_000, 300_100)!)).toMatchObject({ start: 300_000 });
    const spaced = 'a '.repeat(50_000);
    const anchor = anchorPassage('summary', spaced, 40_000, 42_000)!;
    expect(look(`b ${spaced}`, anchor).state).toBe('found');
    expect(look('ab '.repeat(33_000), anchor).state).toBe('gone');
    expect(
      look(`${'b '.repeat(10)}${'ab '.repeat(30_000)}`, { ...anchor, exact: `b${anchor.exact}` }).state,
    ).toBeDefined();
  });
});
