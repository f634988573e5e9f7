import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import { axe } from 'jest-axe';
import { type Status, StatusMark, statusWord } from './status-mark.js';

afterEach(cleanup);

/** Statuses that stand side by side in one column: colour-blind readers tell them apart by shape. */
const families: readonly (readonly Status[])[] = [
  ['too-early', 'on-track', 'at-risk', 'off-track', 'met', 'missed', 'no-data', 'stale', 'error'],
  ['too-early', 'kept', 'partly', 'missed', 'no-data'],
  ['green', 'yellow', 'red', 'outdated', 'none'],
  ['draft', 'in-review', 'approved', 'rejected', 'parked'],
];

const drawing = (status: Status): string =>
  render(<StatusMark status={status} />).container.querySelector('svg')?.innerHTML ?? '';

describe('StatusMark', () => {
  it.each(families.map((family) => [family]))('tells %p apart by shape and by word', (family) => {
    expect(new Set(family.map(drawing)).size).toBe(family.length);
    expect(new Set(family.map(statusWord)).size).toBe(family.length);
  });

  it('keeps an outdated check-in out of green', () => {
    const { container } = render(<StatusMark status="outdated" />);
    expect(container.textContent).toBe('Not updated');
    expect(container.querySelector('.s-ok')).toBeNull();
    expect(container.querySelector('.late')).not.toBeNull();
  });

  it('keeps the tone of what still runs from what is final', () => {
    const tone = (status: Status) => render(<StatusMark status={status} />).container.firstElementChild?.className;
    expect(['met', 'kept', 'launched'].map((status) => tone(status as Status))).toEqual(Array(3).fill('st s-done'));
    expect(tone('on-track')).toBe('st s-ok');
  });

  it('hides its drawing from screen readers and says its word', async () => {
    const { container } = render(<StatusMark status="at-risk" label="6 days to recover" tinted />);
    expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(container.textContent).toBe('6 days to recover');
    expect((await axe(container)).violations).toEqual([]);
  });
});
