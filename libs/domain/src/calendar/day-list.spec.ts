import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from './plain-date.js';
import { daysBetweenNamed, readDays, withDays, writeDays } from './day-list.js';

describe('a pasted list of days', () => {
  it.each([
    ['2026-12-25', '2026-12-25', ''],
    ['2026-12-25 Christmas Day', '2026-12-25', 'Christmas Day'],
    ['Christmas Day, 25 December 2026', '2026-12-25', 'Christmas Day'],
    ['Fri 25 Dec 2026\tChristmas Day', '2026-12-25', 'Christmas Day'],
    ['25.12.2026;1. Weihnachtstag', '2026-12-25', '1. Weihnachtstag'],
    ['December 25, 2026 – Christmas', '2026-12-25', 'Christmas'],
    ['Thursday, January 1, 2026: New Year’s Day', '2026-01-01', 'New Year’s Day'],
    ['20261225,Christmas', '2026-12-25', 'Christmas'],
  ])('%s', (line, on, name) => {
    expect(readDays(line)).toEqual({ days: [{ on, name }], unread: [] });
  });

  it('reads ranges day by day', () => {
    const names = (text: string) => readDays(text).days.map(({ on, name }) => `${on} ${name}`);
    const four = ['2026-12-30 Break', '2026-12-31 Break', '2027-01-01 Break', '2027-01-02 Break'];
    expect(names('2026-12-30..2027-01-02 Break')).toEqual(four);
    expect(names('Break: 30 Dec 2026 – 2 Jan 2027')).toEqual(four);
    expect(names('30.12.2026 bis 02.01.2027 Break')).toEqual(four);
    expect(names('2026-12-30 to 2026-12-01')).toEqual(['2026-12-30 ']);
    expect(names('2026-01-01..2036-01-01')).toHaveLength(366);
  });

  it('says which lines name no day, ambiguous ones among them', () => {
    expect(readDays('25/12/2026 Christmas\n\n2026-02-30\nnext Friday\n2026-05-01')).toEqual({
      days: [{ on: '2026-05-01', name: '' }],
      unread: ['25/12/2026 Christmas', '2026-02-30', 'next Friday'],
    });
  });

  it('reads back what it writes', () => {
    const day = fc.record({
      on: fc.nat(30_000).map((n) => addDays('1990-01-01', n)),
      name: fc.constantFrom('', 'May Day', 'Company day'),
    });
    fc.assert(
      fc.property(fc.array(day), (days) => {
        expect(readDays(writeDays(days))).toEqual({ days, unread: [] });
      }),
    );
  });
});

describe('days that are put into a list', () => {
  it('are one or a range by one name', () => {
    expect(daysBetweenNamed('2026-12-24', null, ' Eve ')).toEqual([{ on: '2026-12-24', name: 'Eve' }]);
    expect(daysBetweenNamed('2026-12-31', '2027-01-01', 'Turn of the year').map(({ on }) => on)).toEqual([
      '2026-12-31',
      '2027-01-01',
    ]);
    expect(daysBetweenNamed('2026-12-24', '2026-12-23', '')).toEqual([]);
    expect(daysBetweenNamed('', null, '')).toEqual([]);
  });

  it('stand in order, each once, with their newest name', () => {
    const days = [{ on: '2026-12-25', name: 'Christmas' }];
    const added = [
      { on: '2026-12-24', name: '' },
      { on: '2026-12-25', name: 'Christmas Day' },
    ];
    expect(withDays(days, added)).toEqual(added);
  });
});
