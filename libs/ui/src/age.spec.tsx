import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';
import { Age } from './age.js';

const NOW = Date.parse('2026-11-22T06:10:00Z');
const before = (ms: number) => new Date(NOW - ms).toISOString();

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const text = (at: string | null, verb?: string) =>
  render(<Age at={at} {...(verb ? { verb } : {})} />).container.textContent;

describe('Age', () => {
  it('is relative under 7 days and a date from then on', () => {
    expect(text(before(4 * 60_000), 'pulled')).toBe('pulled 4 min ago');
    expect(text(before(3 * 86_400_000))).toBe('3 d ago');
    expect(text(before(30 * 86_400_000))).toBe('23 Oct 2026');
  });

  it('says never with and without a verb', () => {
    expect([text(null, 'pulled'), text(null)]).toEqual(['never pulled', 'never']);
  });

  it('forgives a server whose clock is ahead, but not what is still to come', () => {
    expect(text(before(-90_000))).toBe('just now');
    expect(text(before(-2 * 3_600_000))).toBe('in 2 h');
  });

  it('grows older on the page, with one timer for all, which ends with the last', () => {
    const { container, unmount } = render(
      <>
        <Age at={before(59_000)} />
        <Age at={before(119_000)} />
      </>,
    );
    expect(container.textContent).toBe('just now1 min ago');
    expect(jest.getTimerCount()).toBe(1);
    act(() => jest.advanceTimersByTime(30_000));
    expect(container.textContent).toBe('1 min ago2 min ago');
    unmount();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('carries the exact instant and its zone', () => {
    const time = render(<Age at={before(0)} />).container.querySelector('time');
    expect(time?.dateTime).toBe('2026-11-22T06:10:00.000Z');
    expect(time?.title).toMatch(/22 Nov 2026.*(UTC|GMT|[A-Z]{2,})/);
  });
});
