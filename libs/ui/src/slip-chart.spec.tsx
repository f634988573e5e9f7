import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { prepareSlip, signedDays, type SlipSeries } from './prepare/slip-chart.js';
import { SlipChart } from './slip-chart.js';

afterEach(cleanup);

const point = (on: string, slip: number | null, scopeDays: number) => ({
  on,
  launchDate: '2026-03-31',
  forecast: '2026-03-27',
  forecastSlipDays: slip,
  scopeDays,
});
const series: SlipSeries = {
  baseline: { name: 'First', takenOn: '2026-03-02' },
  points: [point('2026-03-02', 0, 0), point('2026-03-03', 0, 0), point('2026-03-04', 3, 5)],
  milestones: [
    { id: 'a', number: 1, outcome: 'Design', slipDays: [0, 0, 7] },
    { id: 'b', number: 2, outcome: 'Build', slipDays: [0, 1, null] },
  ],
  launchedOn: null,
};
const look = { dayTicksAtMost: 4, linesAtMost: 4 };

describe('the chart of slip', () => {
  it('says what moved since when, and lists only days on which something did', () => {
    const slip = prepareSlip(series, look)!;
    expect(slip.says).toBe('The end of the plan moved 3 days later since 2 Mar 2026, with 5 days of work added');
    expect(slip.rows.map((row) => [row[0], row[3], row[4]])).toEqual([
      ['4 Mar 2026', '+3 d', '+5 d'],
      ['2 Mar 2026', '0 d', '0 d'],
    ]);
    expect(slip.launch.label).toBe('Launch +3 d');
    expect(slip.milestones.map(({ label, points }) => [label, points.length])).toEqual([
      ['M1 +7 d', 3],
      ['M2 +1 d', 2],
    ]);
    expect(slip.slip).toMatchObject({ from: 0, to: 8 });
  });

  it('shows what happened, each in the row that held on its day', async () => {
    const annotations = [{ id: 'a', from: '2026-03-03', to: null, text: 'Two people left' }];
    const slip = prepareSlip(series, { ...look, annotations })!;
    expect(slip.columns.at(-1)).toBe('Happened');
    expect(slip.rows.map((row) => row.at(-1))).toEqual(['', 'Two people left']);
    const { container } = render(<SlipChart series={series} annotations={annotations} width={600} />);
    expect(screen.getByRole('list', { name: 'Annotations' }).textContent).toContain('3 Mar 2026 Two people left');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('says it when the plan ends earlier, has no end, or has launched', () => {
    const at = (last: ReturnType<typeof point>, launchedOn: string | null = null) =>
      prepareSlip({ ...series, points: [series.points[0]!, last], milestones: [], launchedOn }, look)!.says;
    expect(at(point('2026-03-04', -2, -1))).toMatch(/moved 2 days earlier .+ 1 day of work taken out$/);
    expect(at(point('2026-03-04', null, 0))).toMatch(/has no end to measure .+ no work added$/);
    expect(at(point('2026-03-04', 0, 0), '2026-03-04')).toMatch(/^Launched 4 Mar 2026 since/);
    expect([signedDays(0), signedDays(-3)]).toEqual(['0 d', '−3 d']);
  });

  it('has nothing to draw on the day of the baseline', () => {
    expect(prepareSlip({ ...series, points: [series.points[0]!] }, look)).toBeNull();
  });

  it('is a picture with its message, and a table', async () => {
    const { container } = render(<SlipChart series={series} width={680} />);
    screen.getByRole('img', { name: /moved 3 days later/ });
    expect(container.querySelectorAll('tbody tr')).toHaveLength(2);
    expect((await axe(container)).violations).toEqual([]);
  });
});
