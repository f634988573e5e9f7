import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConnectorError } from '../connector-error.js';
import { csvFormatSchema, readCsv } from './read-csv.js';

const context = { window: { from: '2026-03-01', to: '2026-03-31' }, valueDate: '2026-03-31', timeZone: 'UTC' };
const read = (text: string, format: object = {}) =>
  readCsv(text, csvFormatSchema.parse({ dateColumn: 'day', valueColumn: 'v', ...format }), context);

describe('readCsv', () => {
  it('reads a byte order mark, quotes, empty lines and other line ends', () => {
    const text = '\uFEFF"day","note","v"\r\n"2026-03-01","a, ""b""\nc",1\r\n\r\n2026-03-02,x,2.5\r\n';
    expect(read(text).points).toEqual([
      { date: '2026-03-01', value: 1 },
      { date: '2026-03-02', value: 2.5 },
    ]);
  });

  it('reads semicolons with decimal commas, and columns by position', () => {
    const format = { delimiter: ';', decimal: ',', headerRow: false, dateColumn: 1, valueColumn: 3 };
    expect(read('2026-03-01;x;1,5\n', format).points).toEqual([{ date: '2026-03-01', value: 1.5 }]);
  });

  it('reads sheets as people export them: signs of currencies, thousands, their order of dates, several rows a day', () => {
    const german = 'Tag;Umsatz\r\n01.03.2026;"1.234,50 €"\r\n01.03.2026;-5,00 €\r\n02.03.2026;\r\n';
    expect(
      read(german, { delimiter: 'auto', decimal: ',', dates: 'dmy', dateColumn: 'Tag', valueColumn: 'Umsatz' }),
    ).toMatchObject({
      points: [
        { date: '2026-03-01', value: 1234.5 },
        { date: '2026-03-01', value: -5 },
      ],
      blanks: 1,
    });
    const american = 'day\tv\n3/1/26\t"$1,234"\n3/2/26 12:00 PM\t($5.25)\n';
    expect(read(american, { delimiter: 'auto', dates: 'mdy' }).points).toEqual([
      { date: '2026-03-01', value: 1234 },
      { date: '2026-03-02', value: -5.25 },
    ]);
  });

  it.each([
    ['', {}, 'empty'],
    ['date,v\n2026-03-01,1', {}, 'There is no column "day"; the file\'s columns are "date, v".'],
    ['day,v,v\n2026-03-01,1,2', {}, 'several columns "v"'],
    ['day,v\n2026-03-01,1\n2026-03-02', {}, 'Line 3 has 1 columns; column 2 is needed.'],
    ['day,v\n2026-03-01,1.234,5', { decimal: ',' }, 'Line 2 has 3 columns; the header has 2.'],
    ['day,v\n2026-03-01,"1,5"', {}, 'the text "1,5" instead of a number; are decimals written the other way?'],
    ['day,v\n2026-03-01,12 pcs', {}, 'the text "12 pcs" instead of a number.'],
    ['day;v\n31/01/2026;1', { delimiter: 'auto', dates: 'mdy' }, 'instead of a date such as 01/31/2026'],
    ['day,v\n2026-03-01,NaN', {}, 'the text "NaN"'],
    ['day,v\n2026-03-01,Infinity', {}, 'the text "Infinity"'],
    ['day,v\n03/01/2026,1', {}, 'Line 2: the date is the text "03/01/2026"'],
    ['day,v\n2026-02-30,1', {}, 'instead of a date'],
    ['day,v\n"2026-03-01,1\n', {}, 'cannot be read as CSV'],
    ['v\n1\n2\n', { dateColumn: undefined }, 'has 2 rows; without a date column it must have exactly one'],
  ])('%j is refused with its reason', (text, format, reason) => {
    expect(() => read(text, format)).toThrow(reason);
  });

  it('ends in points or in a ConnectorError, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: fc.constantFrom('"', ',', '\n', '\r', '1', '-', 'a', '\0', '\uFEFF', ' ') }),
        (text) => {
          try {
            for (const { value } of read(`day,v\n${text}`).points) expect(Number.isFinite(value)).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(ConnectorError);
          }
        },
      ),
    );
  });
});
