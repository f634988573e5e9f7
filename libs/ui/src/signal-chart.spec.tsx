import { afterEach, describe, expect, it } from '@jest/globals';
import { addDays } from '@workback/domain/calendar/plain-date';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { placeSignalChart, type SignalChartInput } from './prepare/signal-chart.js';
import { SignalChart } from './signal-chart.js';

afterEach(cleanup);

const weeks = Array.from({ length: 10 }, (_, i) => ({
  start: addDays('2026-03-02', i * 7),
  end: addDays('2026-03-08', i * 7),
  value: 40 + (i % 3),
  plain: 40 + (i % 3),
  part: 0,
  range: i === 0 ? null : 1,
  signal: null,
  rangeSignal: false,
}));
const chart: SignalChartInput = {
  values: weeks,
  parts: [
    {
      start: '2026-03-02',
      limits: { mean: 41, meanRange: 1, upper: 43.7, lower: 38.3, upperRange: 3.3 },
      locked: false,
    },
  ],
  target: 42,
};
const look = { unit: 'count', precision: 1 } as const;
const annotations = [
  { id: 'a', from: '2026-03-25', to: '2026-03-28', text: 'Rail strike' },
  { id: 'b', from: '2025-03-25', to: null, text: 'Long ago' },
];

describe('the process behaviour chart', () => {
  it('flags what happened; a flag unfolds the list and leads to its entry', async () => {
    const { container } = render(
      <SignalChart label="Orders. Routine." chart={chart} look={look} annotations={annotations} width={900} />,
    );
    expect(screen.getByRole('img', { name: 'Orders. Routine.' }).querySelectorAll('.chart-note-band')).toHaveLength(1);
    expect(container.querySelector('details')?.open).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Annotation 1' }));
    expect(container.querySelector('details')?.open).toBe(true);
    expect(document.activeElement?.textContent).toContain('25 Mar to 28 Mar 2026 Rail strike');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('has it in the rows of its table, and nothing without', () => {
    const frame = { left: 0, right: 900, valuesTop: 0, valuesBottom: 100, rangesTop: 120, rangesBottom: 200 };
    const noted = placeSignalChart(chart, look, frame, annotations).rows.filter(({ note }) => note !== '');
    expect(noted.map(({ key, note }) => [key, note])).toEqual([['2026-03-29', 'Rail strike']]);
    const { container } = render(<SignalChart label="Orders" chart={chart} look={look} width={900} />);
    expect(container.querySelector('.chart-annotations')).toBeNull();
  });
});
