import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, instantOfWallClock, isTimeZone, offsetMsAt, plainDateIn, wallClockIn } from './zoned-time.js';

const ZONES = [
  'UTC',
  'Asia/Kolkata',
  'America/New_York',
  'America/Havana',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Cairo',
];
const utc = (text: string): number => Date.parse(`${text}Z`);

describe('time zones', () => {
  it('knows names, among them those the platform does not list', () => {
    for (const name of ['UTC', 'Asia/Kolkata', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5']) {
      expect(isTimeZone(name)).toBe(true);
    }
  });

  it('refuses offsets and nonsense', () => {
    for (const name of [
      '',
      '+02:00',
      '-0530',
      '+02',
      'UTC+2',
      'GMT+02:00',
      'Mars/Olympus',
      'Europe/',
      ' UTC',
      'a'.repeat(70),
      'UTC\0',
    ]) {
      expect(isTimeZone(name)).toBe(false);
    }
  });

  it.each([
    ['skipped: moved on by the gap', '2026-03-08', 150, 'America/New_York', '2026-03-08T07:30'],
    ['twice: the first', '2026-11-01', 90, 'America/New_York', '2026-11-01T05:30'],
    ['midnight twice: the first', '2026-11-01', 30, 'America/Havana', '2026-11-01T04:30'],
    ['midnight skipped', '2026-03-08', 0, 'America/Havana', '2026-03-08T05:00'],
    ['a gap of half an hour', '2026-10-04', 135, 'Australia/Lord_Howe', '2026-10-03T15:45'],
    ['a day that never was', '2011-12-30', 720, 'Pacific/Apia', '2011-12-30T22:00'],
    ['an ordinary day', '2026-07-01', 0, 'Asia/Kolkata', '2026-06-30T18:30'],
  ])('%s', (_, date, minute, zone, expected) => {
    expect(new Date(instantOf(date, minute, zone)).toISOString()).toBe(new Date(utc(expected)).toISOString());
  });

  it('gives the date on either side of midnight', () => {
    expect(plainDateIn(utc('2026-11-22T04:59:59'), 'America/New_York')).toBe('2026-11-21');
    expect(plainDateIn(utc('2026-11-22T05:00:00'), 'America/New_York')).toBe('2026-11-22');
    expect(plainDateIn(utc('1969-12-31T23:59:59.500'), 'UTC')).toBe('1969-12-31');
  });

  it('is the earliest instant that shows the wall clock, if any does', () => {
    const instants = fc.integer({ min: utc('2000-01-01T00:00') / 60_000, max: utc('2037-12-31T00:00') / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (zone, minute) => {
        const wall = wallClockIn(minute * 60_000, zone);
        const found = instantOfWallClock(wall, zone);
        expect(wallClockIn(found, zone)).toBe(wall);
        expect(found).toBeLessThanOrEqual(minute * 60_000);
        expect(offsetMsAt(found, zone)).toBe(wall - found);
      }),
      { numRuns: 500 },
    );
  });
});
