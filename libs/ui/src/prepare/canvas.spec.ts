import { describe, expect, it } from '@jest/globals';
import { toDayNumber } from '@workback/domain/calendar/plain-date';
import { DEPENDENCY_TYPES } from '@workback/domain/roadmap/plan';
import { dependencyPath, linksIn, placeLinks } from './canvas-links.js';
import { type CanvasMilestone, canvasRange, canvasRows } from './canvas-rows.js';
import { canvasScale, closedDays, headerLines, nextZoom, ZOOM_STEPS } from './canvas-scale.js';

const today = '2026-11-23';
const milestone = (number: number, start: string, finish: string): CanvasMilestone => ({
  id: `m${number}`,
  number,
  outcome: `Outcome ${number}`,
  ownerName: null,
  estimateDays: 5,
  startedOn: null,
  finishedOn: null,
  predecessors: [],
  baseline: { start: '2026-11-20', finish: '2026-11-26' },
  note: { text: 'no promise', bad: true },
  scheduled: {
    earliestStart: start,
    earliestFinish: finish,
    latestStart: start,
    latestFinish: finish,
    startBy: start,
    totalFloatDays: 0,
    freeFloatDays: 0,
    critical: true,
  },
});
const lane = (id: string, name: string | null) => ({
  id,
  name,
  meta: '1 too late',
  launchDate: '2026-12-20',
  forecast: '2026-12-24',
  milestones: [milestone(1, '2026-11-23', '2026-11-27'), milestone(2, '2026-11-30', '2026-12-04')],
});

describe('rows of a canvas', () => {
  it('lie in lanes that open and close', () => {
    const rows = canvasRows([lane('a', 'Depot'), lane('b', 'Shops')], today, new Set(['b']));
    expect(rows.map(({ kind }) => kind)).toEqual(['lane', 'milestone', 'milestone', 'lane']);
    expect(rows[0]).toMatchObject({ sentence: 'Depot, 1 too late, 2 milestones.', expanded: true });
    expect(rows[3]).toMatchObject({ expanded: false, launch: toDayNumber('2026-12-20') });
    expect(rows[1]).toMatchObject({ level: 2, note: { bad: true }, critical: true });
    expect(canvasRows([lane('a', null)], today, new Set())).toHaveLength(2);
  });

  it('say how far the time reaches, baselines and launches included', () => {
    const rows = canvasRows([lane('a', 'Depot')], today, new Set());
    expect(canvasRange(rows, [])).toEqual({ from: toDayNumber('2026-11-20') - 5, to: toDayNumber('2026-12-24') + 6 });
    expect(canvasRange([], [null])).toBeNull();
    expect(canvasRange([], [100])).toEqual({ from: 76, to: 106 });
  });
});

describe('the scale', () => {
  const range = { from: toDayNumber('2026-11-01'), to: toDayNumber('2027-03-01') };
  it('fits the plan with the launch at the right, or takes a zoom', () => {
    const launch = toDayNumber('2027-02-20');
    const fit = canvasScale(range, 'fit', 900, launch);
    expect(fit.x(launch + 1)).toBeLessThanOrEqual(900 - 90);
    expect(fit.width).toBe(900);
    const days = canvasScale(range, 28, 900, launch);
    expect(days.width).toBe(120 * 28);
    expect(days.dayAt(days.x(launch))).toBeCloseTo(launch, 5);
    expect(canvasScale(range, 1e9, 900, null).dayWidth).toBe(56);
    expect(canvasScale(range, 1e-9, 900, null).dayWidth).toBe(0.05);
  });

  it('goes from step to step', () => {
    expect(nextZoom(2, 1)).toBe(3);
    expect(nextZoom(3, 1)).toBe(9);
    expect(nextZoom(2, -1)).toBe(1);
    expect(nextZoom(28, 1)).toBe(56);
    expect(nextZoom(0.3, -1)).toBe(0.1);
  });

  it.each(ZOOM_STEPS)('has a header at the zoom of %s', (_, width) => {
    const long = { from: toDayNumber('2026-06-15'), to: toDayNumber('2030-01-01') };
    const scale = canvasScale(long, width, 900, null);
    const { upper, lower, rules } = headerLines(scale, 0, 900);
    expect(upper.length).toBeGreaterThan(1);
    expect(rules).toHaveLength(upper.length);
    for (const line of [upper, lower]) {
      const gaps = line.slice(1).map(({ x }, i) => x - line[i]!.x);
      expect(Math.min(Infinity, ...gaps)).toBeGreaterThanOrEqual(18);
      expect(line.every(({ label }) => /^(\w{3}( \d{4})?|\d{1,4}|Q[1-4])$/.test(label))).toBe(true);
    }
  });

  it('shades weekends and days off, joined, where they can be seen', () => {
    const scale = canvasScale(range, 9, 900, null);
    const christmas = new Set([toDayNumber('2026-12-25'), toDayNumber('2026-12-28')]);
    const closed = closedDays(
      scale,
      scale.x(toDayNumber('2026-12-21')),
      scale.x(toDayNumber('2027-01-04')),
      [1, 2, 3, 4, 5],
      christmas,
    );
    expect(closed.map(({ from, to }) => to - from)).toEqual([4, 2]);
    expect(closedDays(canvasScale(range, 1, 900, null), 0, 900, [1, 2, 3, 4, 5], christmas)).toEqual([]);
  });
});

describe('dependencies', () => {
  const rows = canvasRows([lane('a', 'Depot')], today, new Set());
  const link = { predecessorId: 'm1', successorId: 'm2', type: 'FS', lagDays: 0 } as const;
  it('are placed where both ends have a row', () => {
    const placed = placeLinks([link, { ...link, successorId: 'elsewhere' }], rows);
    expect(placed).toMatchObject([{ fromRow: 1, toRow: 2, critical: true }]);
    expect([linksIn(placed, 0, 1), linksIn(placed, 2, 9), linksIn(placed, 3, 9)].map(({ length }) => length)).toEqual([
      1, 1, 0,
    ]);
  });

  it.each(DEPENDENCY_TYPES)('%s runs from end to end without a broken number', (type) => {
    for (const start of [0, 50, 400]) {
      const { path, arrow } = dependencyPath(
        type,
        { start: 100, finish: 180, y: 21 },
        { start, finish: start + 60, y: 109 },
      );
      expect(path).toMatch(/^M(100|180) 21[HV\d. -]+$/);
      expect(path.endsWith(`H${type[1] === 'S' ? start : start + 60}`)).toBe(true);
      expect(arrow).not.toMatch(/NaN/);
    }
  });
});
