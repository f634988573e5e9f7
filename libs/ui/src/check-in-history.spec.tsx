import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { CheckInHistoryChart } from './check-in-history.js';

afterEach(cleanup);

const said = { confidence: 'high', dueOn: '2026-05-06', expectedOn: null, remainingDays: 20 } as const;
const entries = [
  { ...said, on: '2026-03-02', achievement: 'green', finishOn: '2026-05-01' },
  { ...said, on: '2026-03-09', achievement: 'red', finishOn: '2026-05-09', expectedOn: '2026-05-12' },
] as const;
const spans = [
  { from: '2026-03-02', to: '2026-03-09', status: 'green' },
  { from: '2026-03-09', to: '2026-03-17', status: 'red' },
  { from: '2026-03-17', to: '2026-03-20', status: 'outdated' },
] as const;

describe('the history of check-ins', () => {
  it('says in a sentence and in a table what it draws', async () => {
    const { container } = render(
      <CheckInHistoryChart entries={entries} spans={spans} end="2026-03-20" subject="launch" width={600} />,
    );
    const drawing = screen.getByRole('img', { name: /3 days after the promised launch/ });
    expect(drawing.querySelectorAll('.hist-band')).toHaveLength(3);
    expect(drawing.querySelectorAll('.shape')).toHaveLength(2);
    const cells = [...container.querySelectorAll('tbody tr:first-child td')].map(({ textContent }) => textContent);
    expect(cells).toEqual(['9 Mar 2026', 'Off track', 'high', '9 May 2026', '6 May 2026', '12 May 2026', '20 days']);
    expect(screen.getByText('not updated')).toBeDefined();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('shows what happened between check-ins', async () => {
    const annotations = [{ id: 'a', from: '2026-03-05', to: null, text: 'Amendment 1 was approved' }];
    const { container } = render(
      <CheckInHistoryChart
        {...{ entries, spans, annotations }}
        end="2026-03-20"
        subject="launch"
        width={600}
        aboutAnnotation={() => <a href="/x">See</a>}
      />,
    );
    expect(screen.getByRole('list', { name: 'Annotations' }).textContent).toContain('5 Mar 2026 Amendment 1');
    expect(container.querySelector('thead')?.textContent).toContain('Happened');
    const rows = [...container.querySelectorAll('tbody tr')].map((row) => row.lastElementChild?.textContent);
    expect(rows).toEqual(['Amendment 1 was approved', '']);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('is nothing without check-ins', () => {
    const { container } = render(<CheckInHistoryChart entries={[]} spans={[]} end="2026-03-20" subject="finish" />);
    expect(container.textContent).toBe('');
  });
});
