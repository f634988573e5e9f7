import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { addDays } from '@workback/domain/calendar/plain-date';
import { KpiChart } from './kpi-chart.js';
import type { KpiChartInput } from './prepare/kpi-chart.js';
import { Sparkline } from './sparkline.js';
import type { Status } from './status-mark.js';

afterEach(cleanup);

const start = '2026-09-01';
const data: KpiChartInput<Status> = {
  unit: 'percent',
  precision: 1,
  start,
  values: Array.from({ length: 40 }, (_, i) => (i === 20 ? null : 84 + (i % 5))),
  target: 92,
  baseline: { value: 81.4, on: '2026-09-05' },
  launchDate: '2026-09-20',
  verdicts: [
    { date: '2026-09-22', state: 'too-early', label: 'Too early' },
    { date: '2026-09-29', state: 'on-track', label: 'On track' },
    { date: '2026-10-06', state: 'on-track', label: 'On track' },
  ],
  guardrail: { value: 80, badSide: 'below' },
  provisionalFrom: addDays(start, 39),
};
const shown = (props: Partial<KpiChartInput<Status>> = {}, width = 936) =>
  render(<KpiChart name="Delivered in the promised hour" data={{ ...data, ...props }} width={width} />);

describe('KpiChart', () => {
  it('says its conclusion, names the picture and draws two pieces around a gap', () => {
    const { container } = shown();
    const picture = screen.getByRole('img', { name: /^Delivered in the promised hour\. 87\.0.%.*under the target/ });
    expect(picture.getAttribute('tabindex')).toBe('0');
    expect(container.querySelector('figcaption')?.textContent).toMatch(/9 Oct 2026.*10 Oct is provisional/);
    const line = container.querySelector('.recharts-line-curve')?.getAttribute('d') ?? '';
    expect(line.match(/M/g)).toHaveLength(2);
    expect(line).not.toMatch(/NaN/);
  });

  it('labels target, baseline, guardrail, launch and the hollow last point', () => {
    const { container } = shown();
    const texts = [...container.querySelectorAll('.chart-marks text')].map((text) =>
      text.textContent?.replaceAll('\u00a0', ' '),
    );
    expect(texts).toEqual([
      'Launch, 20 Sep',
      '88.0 %',
      '▲ Target 92.0 %',
      'Baseline 81.4 %',
      'Guardrail: under 80.0 %',
    ]);
    expect(container.querySelectorAll('.chart-dot.hollow')).toHaveLength(1);
  });

  it('flags what happened at its days, in a list, and in the table', async () => {
    const annotations = [
      { id: 'b', from: '2026-09-28', to: '2026-10-02', text: 'Rail strike' },
      { id: 'a', from: '2026-09-10', to: null, text: 'Price rise' },
      { id: 'c', from: '2025-01-01', to: null, text: 'Long ago' },
    ];
    const { container } = render(
      <KpiChart
        name="Delivered"
        data={{ ...data, annotations }}
        width={936}
        aboutAnnotation={({ id }) => <button type="button">Change {id}</button>}
      />,
    );
    const list = screen.getByRole('list', { name: 'Annotations' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map((entry) => entry.textContent),
    ).toEqual(['110 Sep 2026 Price rise Change a', '228 Sep to 2 Oct 2026 Rail strike Change b']);
    expect(screen.getByText('1 more lies outside the days of the chart.')).toBeTruthy();
    expect(container.querySelectorAll('.chart-note-line')).toHaveLength(2);
    expect(container.querySelectorAll('.chart-note-band')).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: 'Annotation 2' }));
    expect(document.activeElement?.textContent).toContain('Rail strike');
    const row = screen
      .getAllByRole('row', { hidden: true })
      .find((each) => each.textContent?.startsWith('30 Sep 2026'));
    expect(row?.textContent).toContain('Rail strike');
    expect((await axe(container)).violations).toEqual([]);
  });

  it('lists the latest of many, and the others when their flag is followed', () => {
    const annotations = Array.from({ length: 30 }, (_, i) => ({
      ...{ id: `n${i}`, from: addDays(start, i), to: null, text: `Release ${i + 1}` },
    }));
    shown({ annotations });
    const entries = () => within(screen.getByRole('list', { name: 'Annotations' })).getAllByRole('listitem');
    expect(entries()).toHaveLength(12);
    expect(screen.getByRole('button', { name: 'Show 18 earlier' })).toBeTruthy();
    fireEvent.click(screen.getAllByRole('button', { name: /^Annotations? 1/ })[0]!);
    expect(entries()).toHaveLength(30);
    expect(document.activeElement?.textContent).toContain('Release 1');
  });

  it('lists the verdicts in words', () => {
    shown();
    const verdicts = within(screen.getByRole('list', { name: 'Verdicts' })).getAllByRole('listitem');
    expect(verdicts.map(({ textContent }) => textContent)).toEqual([
      'Too early, 22 Sep 2026',
      'On track, 29 Sep to 6 Oct 2026, 2 times in 8 days',
    ]);
  });

  it('has a table twin with gaps written as such', () => {
    const { container } = shown();
    const rows = container.querySelectorAll('details tbody tr');
    expect(rows).toHaveLength(40);
    expect(rows[0]?.textContent).toMatch(/^10 Oct 202688\.0.%Provisional$/);
    expect(rows[19]?.textContent).toBe('21 Sep 2026—');
  });

  it('draws no picture without data, in words', () => {
    const { container } = shown({ values: [], start: null, launchDate: null, verdicts: [] });
    expect(screen.queryByRole('img')).toBeNull();
    expect(container.querySelector('.chart-plot')?.textContent).toBe('No data yet.');
    expect((container.querySelector('.chart-plot') as HTMLElement).style.height).toBe('320px');
  });

  it('reads values with the arrow keys', async () => {
    const { container } = shown();
    const picture = screen.getByRole('img');
    fireEvent.focus(picture);
    fireEvent.keyDown(picture, { key: 'ArrowRight' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(container.querySelector('.chart-tip')?.textContent?.replaceAll('\u00a0', ' ')).toBe('85.0 %Wed 2 Sep 2026');
  });

  it.each([936, 320])('has no accessibility violations at %p pixels', async (width) => {
    const { container } = shown({}, width);
    expect((await axe(container)).violations).toEqual([]);
  });
});

describe('Sparkline', () => {
  it('breaks at gaps and ends in a dot', () => {
    const { container } = render(<Sparkline values={[1, 2, null, 4, null]} label="Orders: 4" target={3} />);
    expect(screen.getByRole('img', { name: 'Orders: 4' })).toBeTruthy();
    expect(container.querySelector('.spark-line')?.getAttribute('d')?.match(/M/g)).toHaveLength(2);
    expect(container.querySelectorAll('circle')).toHaveLength(1);
  });

  it.each([[[]], [[null, null]], [[5]], [[5, 5, 5]], [[Number.NaN, 1e308, -1e308]]])(
    'draws %p without NaN',
    (values) => {
      const { container } = render(<Sparkline values={values} label="x" provisional />);
      expect(container.innerHTML).not.toMatch(/NaN|Infinity/);
    },
  );
});
