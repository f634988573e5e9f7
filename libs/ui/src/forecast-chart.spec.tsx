import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ForecastChart } from './forecast-chart.js';
import { prepareForecast } from './prepare/forecast-chart.js';

afterEach(cleanup);

const result = {
  launchDate: '2026-03-13',
  percentiles: [
    { percent: 50, on: '2026-03-12' },
    { percent: 85, on: '2026-03-16' },
  ],
  bars: [
    { from: '2026-03-12', to: '2026-03-12', runs: 60 },
    { from: '2026-03-13', to: '2026-03-13', runs: 20 },
    { from: '2026-03-16', to: '2026-03-17', runs: 20 },
  ],
} as const;

describe('the chart of a forecast', () => {
  it('marks what is late, draws bars of one width, and adds up', () => {
    const { bars, days, rows } = prepareForecast(result, 5);
    expect(bars.map(({ late }) => late)).toEqual([false, false, true]);
    expect(bars.map(({ height }) => height)).toEqual([1, 1 / 3, 1 / 3]);
    expect(days).toMatchObject([
      { label: '50 %', at: 1 },
      { label: '85 %', at: 2.5 },
      { label: 'Launch 13 Mar', at: 2 },
    ]);
    expect(rows.map((row) => row.slice(2))).toEqual([
      ['60', '60.0 %', '60.0 %'],
      ['20', '20.0 %', '80.0 %'],
      ['20', '20.0 %', '100.0 %'],
    ]);
  });

  it('keeps the launch in sight where no run ends near it', () => {
    const early = prepareForecast({ ...result, launchDate: '2026-01-15' }, 5);
    const launch = early.days.find(({ kind }) => kind === 'launch')!;
    expect(launch.at).toBeLessThan(-20);
    expect(early.from).toBeLessThan(launch.at);
    const none = prepareForecast({ ...result, launchDate: null }, 5);
    expect(none.bars.some(({ late }) => late)).toBe(false);
  });

  it('says what it shows in a sentence and in a table', async () => {
    const title = 'The promised 13 Mar 2026 holds in 80 of 100 runs';
    const { container } = render(<ForecastChart title={title} result={result} runs={100} width={600} />);
    expect(screen.getByRole('img', { name: title }).querySelectorAll('.fc-bar.late')).toHaveLength(1);
    expect(container.querySelectorAll('tbody tr')).toHaveLength(3);
    expect((await axe(container)).violations).toEqual([]);
  });
});
