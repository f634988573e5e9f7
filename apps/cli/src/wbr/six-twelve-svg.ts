import type { MetricFigures, PeriodFigures } from '@workback/domain/wbr/metric-figures';

const WIDTH = 480;
const HEIGHT = 168;
const TOP = 10;
const BOTTOM = 146;
const AXIS = 48;
const GAP = 24;

/** Six weeks left and months right, each with a scale of its own, the prior year dashed and the plan as markers. */
export function sixTwelveSvg(
  { weeks, months }: Pick<MetricFigures, 'weeks' | 'months'>,
  names: { readonly weeks: readonly string[]; readonly months: readonly string[] },
  words: (value: number) => string,
): string {
  const middle = AXIS + (WIDTH - 2 * AXIS - GAP) * 0.36;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${half(weeks, names.weeks, AXIS, middle, words, 'left')}${half(months, names.months, middle + GAP, WIDTH - AXIS, words, 'right')}</svg>`;
}

function half(
  periods: readonly PeriodFigures[],
  names: readonly string[],
  left: number,
  right: number,
  words: (value: number) => string,
  side: 'left' | 'right',
): string {
  const current = periods.map(({ actual }) => actual.value);
  const prior = periods.map(({ priorYear }) => priorYear.value);
  const plan = periods.map(({ target }) => target?.value ?? null);
  const known = [...current, ...prior, ...plan].filter((value) => value !== null);
  if (known.length === 0) return '';
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const room = high === low ? Math.abs(high) * 0.1 || 1 : (high - low) * 0.1;
  const [from, to] = [low - room, high + room];
  const step = (right - left) / periods.length;
  const x = (at: number): string => (left + step * (at + 0.5)).toFixed(1);
  const y = (value: number): number => Math.round((BOTTOM - ((value - from) / (to - from)) * (BOTTOM - TOP)) * 10) / 10;
  const path = (values: readonly (number | null)[]): string =>
    values
      .map((value, at) =>
        value === null ? '' : `${at > 0 && values[at - 1] !== null ? 'L' : 'M'}${x(at)} ${y(value)}`,
      )
      .join('');
  const each = (values: readonly (number | null)[], mark: (x: string, y: number) => string): string =>
    values.map((value, at) => (value === null ? '' : mark(x(at), y(value)))).join('');
  const every = Math.ceil(26 / step);
  const label = side === 'left' ? `x="${left - 6}" text-anchor="end"` : `x="${right + 6}"`;
  const ticks = [low, high].map(
    (value) =>
      `<path class="grid" d="M${left} ${y(value)}H${right}"/><text ${label} y="${y(value) + 4}">${words(value)}</text>`,
  );
  const under = names.map((name, at) =>
    (names.length - 1 - at) % every === 0
      ? `<text x="${x(at)}" y="${HEIGHT - 6}" text-anchor="middle">${name}</text>`
      : '',
  );
  return [
    ...ticks,
    `<path class="prior" d="${path(prior)}"/><path class="now" d="${path(current)}"/>`,
    each(current, (cx, cy) => `<circle class="dot" cx="${cx}" cy="${cy}" r="2.4"/>`),
    each(plan, (cx, cy) => `<path class="plan" d="M${cx} ${cy - 4}l4 7h-8z"/>`),
    ...under,
  ].join('');
}
