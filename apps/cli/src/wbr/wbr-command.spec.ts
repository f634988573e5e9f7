import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '@workback/domain/calendar/plain-date';
import { runWbr } from './wbr-command.js';

interface Period {
  readonly state: string;
  readonly value: number | null;
  readonly target: { readonly value: number | null } | null;
  readonly priorYear: { readonly value: number | null };
}
interface Deck {
  readonly week: { readonly year: number; readonly number: number };
  readonly months: readonly { readonly year: number; readonly month: number; readonly standing: string }[];
  readonly metrics: readonly {
    readonly name: string;
    readonly boxes: readonly { readonly box: string; readonly state: string; readonly value: number | null }[];
    readonly weeks: readonly Period[];
    readonly months: readonly Period[];
  }[];
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'workback-wbr-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const run = async (definition: string, csv: string | string[], weekEnding?: string): Promise<Deck> => {
  const data = [csv].flat().map((text, at) => write(`data-${at}.csv`, text));
  return JSON.parse((await runWbr({ definition: write('deck.yaml', definition), data, weekEnding })) as string) as Deck;
};
const box = (deck: Deck, metric: string, name: string): { state: string; value: number | null } | undefined =>
  deck.metrics.find((each) => each.name === metric)?.boxes.find((each) => each.box === name);

describe('workback wbr', () => {
  it('adds up first and divides afterwards: two days of 10/100 and 100/10,000 are 1.09 %, not 5.50 %', async () => {
    const week = Array.from({ length: 7 }, (_, i) => addDays('2026-11-15', i));
    const rows = week.map((day, i) => `${day},${[10, 100][i] ?? 0},${[100, 10_000][i] ?? 0}`);
    const deck = await run(
      `weekEnding: 2026-11-21
metrics:
  Clicks: { column: Clicks }
  Impressions: { column: Impressions }
  CTR: { formula: 100 * Clicks / Impressions, unit: percent, comparison: bps }`,
      ['Date,Clicks,Impressions', ...rows].join('\n'),
    );
    expect(box(deck, 'CTR', 'last-week')?.value).toBeCloseTo(1.0891, 4);
    expect(deck.week).toEqual({ year: 2026, number: 47 });
  });

  it('keeps zero, no data and not comparable apart', async () => {
    const day = (from: string, i: number): string => addDays(from, i);
    const rows = [
      ...Array.from({ length: 7 }, (_, i) => `${day('2026-11-08', i)},0,5,`),
      ...Array.from({ length: 7 }, (_, i) => `${day('2026-11-15', i)},0,0,`),
    ];
    const deck = await run(
      'weekEnding: "2026-11-21"\nmetrics: { Zero: { column: a }, Fell: { column: b }, Empty: { column: c } }',
      ['Date,a,b,c', ...rows].join('\n'),
    );
    expect(box(deck, 'Zero', 'last-week')).toMatchObject({ state: 'complete', value: 0 });
    expect(box(deck, 'Zero', 'week-on-week')).toMatchObject({ state: 'not-comparable', value: null });
    expect(box(deck, 'Fell', 'week-on-week')).toMatchObject({ state: 'compared', value: -100 });
    expect(box(deck, 'Empty', 'last-week')).toMatchObject({ state: 'no-data', value: null });
    expect(box(deck, 'Zero', 'month-to-date')).toMatchObject({ state: 'incomplete', value: null });
  });

  it('takes rows of a segment, decimal commas, quotes, several files, and a week by option', async () => {
    const countries = Array.from({ length: 7 }, (_, i) => addDays('2026-11-16', i)).flatMap((date) => [
      `${date};"DE";1,5`,
      `${date};AT;2`,
      `${date};"US ""east""";100`,
    ]);
    const deck = await run(
      `data: { delimiter: ;, decimal: ',' }
metrics:
  German-speaking: { column: Orders, where: { Country: [DE, AT] }, unit: currency, currency: EUR }
  East: { column: Orders, where: { Country: 'US "east"' } }
  Staff: { column: Staff, aggregation: last, grain: week }
deck: [{ section: All }, East]`,
      [`Date;Country;Orders\r\n${countries.join('\r\n')}\r\n`, 'Date;Staff\n2026-11-18;12\n'],
      '2026-11-22',
    );
    expect(box(deck, 'German-speaking', 'last-week')).toMatchObject({ state: 'complete', value: 24.5 });
    expect(box(deck, 'East', 'last-week')?.value).toBe(700);
    expect(box(deck, 'Staff', 'last-week')).toMatchObject({ state: 'complete', value: 12 });
  });

  it('reads a table with quotes as it reads one without', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      addDays('2026-10-20', i),
      String(i * 1.25),
      i % 7 === 0 ? '' : '3',
    ]);
    const metrics = 'weekEnding: 2026-11-21\nmetrics: { A: { column: A, aggregation: mean }, B: { column: B } }';
    const lines = (quote: string, end: string): string =>
      [['Date', 'A', 'B'], ...rows].map((cells) => cells.map((cell) => `${quote}${cell}${quote}`).join(',')).join(end);
    const plain = await run(metrics, lines('', '\n'));
    expect(await run(metrics, lines('"', '\n'))).toEqual(plain);
    expect(await run(metrics, `\uFEFF${lines('', '\r\n')}\r\n\r\n`)).toEqual(plain);
  });

  it('makes a page that needs nothing else, in which what people wrote is text', async () => {
    const definition = write('deck.yaml', 'title: <b>Mine\nweekEnding: 2026-11-21\nmetrics: { "<i>M": { column: a } }');
    const csv = ['Date,a', ...Array.from({ length: 14 }, (_, i) => `${addDays('2026-11-08', i)},${i}`)].join('\n');
    const html = join(folder, 'deck.html');
    expect(await runWbr({ definition, data: [write('data.csv', csv)], html })).toBe(null);
    const page = readFileSync(html, 'utf8');
    expect(page).toContain('&#60;b&#62;Mine, week 47 of 2026');
    expect(page).not.toMatch(/<b>Mine|<i>M|https?:/);
    expect(page.match(/<dt>/g)).toHaveLength(9);
  });

  it('computes the example in docs, whose plan runs ahead to the end of the year', async () => {
    const examples = join(dirname(fileURLToPath(import.meta.url)), '../../../../docs/examples/wbr');
    const deck = JSON.parse(
      (await runWbr({ definition: join(examples, 'deck.yaml'), data: [join(examples, 'parcels.csv')] })) as string,
    ) as Deck;
    expect(deck.months.map(({ standing }) => standing).slice(-3)).toEqual(['full', 'partial', 'future']);
    const parcels = deck.metrics.find(({ name }) => name === 'Parcels');
    // Counted again from the file, line by line.
    const lines = readFileSync(join(examples, 'parcels.csv'), 'utf8')
      .split('\n')
      .map((line) => line.split(','));
    const sum = (from: string, to: string, column: number): number =>
      lines.filter(([date]) => date! >= from && date! <= to).reduce((total, cells) => total + Number(cells[column]), 0);
    expect(parcels?.weeks.at(-1)?.value).toBe(sum('2026-11-15', '2026-11-21', 1));
    expect(parcels?.weeks.at(-1)?.priorYear.value).toBe(sum('2025-11-16', '2025-11-22', 1));
    expect(box(deck, 'Parcels', 'year-to-date')?.value).toBe(sum('2026-01-01', '2026-11-21', 1));
    expect(parcels?.months.at(-1)).toMatchObject({
      value: null,
      target: { value: sum('2026-12-01', '2026-12-31', 2) },
    });
    expect(parcels?.months.at(-2)).toMatchObject({ state: 'incomplete', value: null });
  });

  const good = 'Date,a\n2026-11-21,1\n';
  it.each([
    ['metrics: { M: { column: a } }', good, /^Say which week is reviewed/],
    ['weekEnding: 2026-02-30\nmetrics: { M: { column: a } }', good, /weekEnding: must be an existing date/],
    ['weekEnding: 2026-11-21\nmetrics: {}', good, /metrics: must have at least one metric/],
    [
      'weekEnding: 2026-11-21\nmetrics: { M: { column: a, agregation: sum } }',
      good,
      /metrics\.M: Unrecognized key: "agregation"/,
    ],
    [
      'weekEnding: 2026-11-21\nmetrics: { M: { column: b } }',
      good,
      /metrics\.M: there is no column “b” in data-0\.csv/,
    ],
    [
      'weekEnding: 2026-11-21\nmetrics: { M: { formula: a + } }',
      good,
      /metrics\.M\.formula, character 4: The formula ends/,
    ],
    ['weekEnding: 2026-11-21\nmetrics: { M: { formula: x + 1 } }', good, /metrics\.M: There is no metric “x”/],
    ['weekEnding: 2026-11-21\nmetrics: { M: { formula: N }, N: { formula: M } }', good, /needs itself: M → N → M/],
    ['weekEnding: 2026-11-21\nmetrics: { M: { column: a } }\ndeck: [N]', good, /deck\.0: there is no metric “N”/],
    [
      'weekEnding: 2026-11-21\nmetrics: { M: { column: a } }',
      'Date,a\n21.11.2026,1\n',
      /row 1 has “21\.11\.2026” instead of a date/,
    ],
    [
      'weekEnding: 2026-11-21\nmetrics: { M: { column: a } }',
      'Date,a\n2026-11-21,x\n',
      /row 1, column “a” has “x” instead of a number/,
    ],
    ['weekEnding: 2026-11-21\nmetrics: { M: { column: a } }', 'Date,a\n2026-11-21,1e999\n', /instead of a number/],
    [
      'weekEnding: 2026-11-21\nmetrics: { M: { column: a } }',
      'Date,a\n2026-11-21\n',
      /row 1 below the header has 1 cell; the header has 2/,
    ],
    ['weekEnding: 2026-11-21\nmetrics: { M: { column: a } }', '', /data-0\.csv is empty/],
    ['weekEnding: [', good, /^deck\.yaml cannot be read/],
    [`a: &a [x]\nb: &b [${'*a,'.repeat(200)}]\nmetrics: [${'*b,'.repeat(200)}]`, good, /deck\.yaml/],
  ])('refuses %j with %j in a sentence', async (definition, csv, words) => {
    await expect(run(definition, csv)).rejects.toThrow(words);
  });
});
