import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Aggregate } from './aggregation.js';
import { evaluateFormula, formulaCycle, namesIn, parseFormula } from './formula.js';
import type { Formula } from './formula-tree.js';

const whole = (value: number | null, presentDays = 7): Aggregate => ({
  state: value === null ? 'no-data' : presentDays === 7 ? 'complete' : 'partial',
  value,
  expectedDays: 7,
  presentDays,
});

const parsed = (text: string): Formula => {
  const result = parseFormula(text);
  if (!result.ok) throw new Error(`${text}: ${result.message} at ${result.at}`);
  return result.formula;
};

const valueOf = (text: string, values: Record<string, number>): number | null =>
  evaluateFormula(parsed(text), (name) => whole(values[name] ?? null)).value;

describe('A formula', () => {
  it.each([
    ['Clicks / Impressions', { Clicks: 110, Impressions: 10_100 }, 110 / 10_100],
    ['a + b * c', { a: 1, b: 2, c: 3 }, 7],
    ['(a + b) * c', { a: 1, b: 2, c: 3 }, 9],
    ['a - b - c', { a: 10, b: 3, c: 2 }, 5],
    ['a / b / c', { a: 12, b: 3, c: 2 }, 2],
    ['-a + 2', { a: 5 }, -3],
    ['100 * "Opened e-mails" ÷ Sent', { 'Opened e-mails': 1, Sent: 4 }, 25],
    ['1.5e1 × größe − 5', { größe: 2 }, 25],
    ['2 * 3 + a.b_1', { 'a.b_1': 4 }, 10],
  ] as const)('%s', (text, values, expected) => {
    expect(valueOf(text, values)).toBeCloseTo(expected, 12);
  });

  it.each([
    ['', 0, 'ends where a metric'],
    ['a +', 3, 'ends where a metric'],
    ['a b', 2, 'Expected + - * / or the end'],
    ['(a + b', 0, 'never closed'],
    ['(a ! b)', 3, 'found “!”'],
    ['a)', 1, 'no ( before it'],
    ['a / 0', 2, 'divided by 0'],
    ['a / (2 - 2)', 2, 'divided by 0'],
    ['1e308 * 10 + a', 6, 'too large'],
    ['1e999 + a', 0, 'too large'],
    ['"a', 0, 'never closed'],
    ['"" + a', 0, 'no name'],
    ['2 + 3', 0, 'names no metric'],
    ['a + @b', 4, 'found “@”'],
    ['constructor.constructor("x")', 23, 'found “(”'],
  ])('%s is refused at character %i', (text, at, words) => {
    const result = parseFormula(text);
    expect(result).toMatchObject({ ok: false, at, message: expect.stringContaining(words) });
  });

  it('says where each name stands, also in quotes, and reads two quotes as one', () => {
    expect(parseFormula('100 * "Said ""yes""" / Sent')).toMatchObject({
      ok: true,
      names: [
        { name: 'Said "yes"', at: 6, end: 20 },
        { name: 'Sent', at: 23, end: 27 },
      ],
    });
  });

  it.each([
    ['Orders[DE] / Orders', ['DE']],
    ['Orders [ "New York", DE ,DE]', ['DE', 'New York']],
  ])('%s narrows a metric to values of its dimension', (text, only) => {
    const result = parseFormula(text, { filters: true });
    const formula = result.ok && (result.formula.kind === 'combination' ? result.formula.left : result.formula);
    expect(formula).toEqual({ kind: 'name', name: 'Orders', only });
    expect(parseFormula(text)).toMatchObject({ ok: false });
  });

  it.each([
    ['Orders[', 7, 'stands between [ and ]'],
    ['Orders[DE', 6, 'never closed'],
    ['Orders[DE FR]', 10, 'Expected , or ]'],
    ['Orders[""]', 7, 'no value between'],
  ])('%s is refused at character %i', (text, at, words) => {
    const result = parseFormula(text, { filters: true });
    expect(result).toMatchObject({ ok: false, at, message: expect.stringContaining(words) });
  });

  it('is refused when it is longer or deeper than anybody writes', () => {
    expect(parseFormula('a+'.repeat(2_000))).toMatchObject({ ok: false });
    expect(parseFormula(`${'('.repeat(900)}a${')'.repeat(900)}`)).toMatchObject({ ok: false });
    expect(parseFormula(`${'-'.repeat(1_900)}a`)).toMatchObject({ ok: false });
  });

  it('is as complete as the worst of its metrics, no data when one is missing, not comparable when one is zero', () => {
    const values: Record<string, Aggregate> = { a: whole(4), b: whole(2, 5), zero: whole(0), none: whole(null, 0) };
    const over = (text: string): Aggregate => evaluateFormula(parsed(text), (name) => values[name] as Aggregate);
    expect(over('a / b')).toEqual({ state: 'partial', value: 2, expectedDays: 7, presentDays: 5 });
    expect(over('2 * a')).toEqual({ state: 'complete', value: 8, expectedDays: 7, presentDays: 7 });
    expect(over('a / zero')).toMatchObject({ state: 'not-comparable', value: null });
    expect(over('zero / a')).toMatchObject({ state: 'complete', value: 0 });
    expect(over('a / zero + none')).toMatchObject({ state: 'not-comparable', value: null });
    expect(over('a + none')).toMatchObject({ state: 'no-data', value: null });
  });

  it('agrees with JavaScript on any formula of the grammar', () => {
    const { tree } = fc.letrec<{ tree: { text: string; run: string } }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4, depthSize: 'small' },
        fc.constantFrom('a', 'b', 'c').map((name) => ({ text: name, run: name })),
        fc.integer({ min: 1, max: 9 }).map((n) => ({ text: String(n), run: String(n) })),
        fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree')).map(([left, sign, right]) => ({
          text: `(${left.text} ${sign} ${right.text})`,
          run: `(${left.run} ${sign} ${right.run})`,
        })),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.tuple(fc.integer(), fc.integer(), fc.integer()), ({ text, run }, [a, b, c]) => {
        const result = parseFormula(text);
        if (!result.ok) return /names no metric|divided by 0/.test(result.message);
        const value = evaluateFormula(result.formula, (name) => whole({ a, b, c }[name] as number)).value;
        const oracle = new Function('a', 'b', 'c', `return ${run}`)(a, b, c) as number;
        // A missing part stays missing here, where JavaScript may turn an infinity back into a number.
        return value === null ? true : Math.abs(value - oracle) <= Math.abs(oracle) * 1e-9;
      }),
    );
  });

  it('is total: any text is read or refused at a place inside it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[ab()+*/ "0-9.e-]{0,60}$/)), (text) => {
        const result = parseFormula(text);
        return result.ok ? namesIn(result.formula).length > 0 : result.at >= 0 && result.at <= text.length;
      }),
    );
  });

  it('names the circle when formulas need each other', () => {
    const formulas = new Map([
      ['a', parsed('b + x')],
      ['b', parsed('c / 2')],
      ['c', parsed('a - b')],
    ]);
    expect(formulaCycle(formulas)).toEqual(['a', 'b', 'c']);
    expect(
      formulaCycle(
        new Map([
          ['a', parsed('b + c')],
          ['b', parsed('c')],
        ]),
      ),
    ).toBeNull();
    expect(formulaCycle(new Map([['a', parsed('a')]]))).toEqual(['a']);
  });
});
