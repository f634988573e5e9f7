/** The colours people have to tell apart, computed from the file that browsers read (WCAG 2.2, 1.4.3 and 1.4.11). */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function tokensAfter(opening: string): Record<string, string> {
  const start = css.indexOf(opening);
  if (start === -1) throw new Error(`no ${opening} in tokens.css`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

const themes = { light: tokensAfter("[data-theme='light'] {"), dark: tokensAfter("[data-theme='dark'] {") };

/** Relative luminance of `#rrggbb`, 0 to 1. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const surfaces = ['surface', 'raised', 'hover'];
const texts = ['ink', 'muted', 'action', 'ok', 'risk', 'off', 'done', 'none'].flatMap((ink) =>
  surfaces.map((on) => [ink, on] as const),
);
const onTints = ['ok', 'risk', 'off', 'done', 'none'].map((tone) => [`${tone}-on`, `${tone}-tint`] as const);
const other: (readonly [string, string])[] = [
  ['on-action', 'action'],
  ['action', 'action-tint'],
  ['ink', 'mark'],
  ['ink', 'mark-gap'],
  ['add-on', 'add'],
  ['del-on', 'del'],
  ['raised', 'ink'],
  // the stripes under an overdue check-in
  ...['ok', 'risk', 'off'].flatMap((tone) => [[`${tone}-on`, 'stripe'] as const, [`${tone}-on`, 'none-tint'] as const]),
] as const;
const lines = ['control', 'focus', 'metric', 'prior', 'series-2', 'bar-done', 'band-line'].map(
  (name) => [name, 'raised'] as const,
);

describe.each(Object.entries(themes))('%s', (_, tokens) => {
  const ratio = (ink: string, on: string) => contrast(tokens[ink] as string, tokens[on] as string);
  it.each([...texts, ...onTints, ...other])('text: %s on %s is at least 4.5', (ink, on) =>
    expect(ratio(ink, on)).toBeGreaterThanOrEqual(4.5),
  );
  it.each(lines)('control or line: %s on %s is at least 3', (ink, on) =>
    expect(ratio(ink, on)).toBeGreaterThanOrEqual(3),
  );
});

describe('dark', () => {
  it('is the same by choice and by the system', () => {
    expect(tokensAfter(':root:not([data-theme]) {')).toEqual(themes.dark);
  });
  it('answers every colour of light', () => {
    expect(Object.keys(themes.dark).toSorted()).toEqual(Object.keys(themes.light).toSorted());
  });
});
