/** “Is it noise?” in words (METHOD 9): what a process behaviour chart says about its latest value and about a target. */
import { formatValue, type NumberLook } from './format.js';
import { formatDate } from './format-date.js';

/** What the words need of a chart; the wire shape `SignalChart` fits. */
export interface ReadChart {
  readonly settings: { readonly grain: 'day' | 'week' | 'month'; readonly season: string | null };
  readonly values: readonly {
    readonly end: string;
    readonly value: number;
    readonly plain: number;
    readonly part: number;
    readonly signal: 'outside-limit' | 'near-limit' | 'run' | null;
  }[];
  readonly parts: readonly {
    readonly start: string;
    readonly count: number;
    readonly limits: { readonly lower: number; readonly upper: number; readonly mean: number } | null;
    readonly locked: boolean;
  }[];
  readonly target: number | null;
  readonly left: number;
  readonly reading: {
    readonly side: 'above' | 'below' | null;
    readonly signals: number;
    readonly target: 'met-routinely' | 'by-chance' | 'not-without-change' | null;
  } | null;
}

/** The sentences beside a chart. */
export interface SignalWords {
  /** The answer in one line. */
  readonly title: string;
  /** What the process does by itself. */
  readonly range: string;
  /** What that means for the target; empty without one. */
  readonly target: string;
  /** What is left out or taken out. */
  readonly notes: readonly string[];
}

const NEEDED = 6;

/** Puts the reading of a chart into words. */
export function signalWords(chart: ReadChart, direction: 'up' | 'down', look: NumberLook): SignalWords {
  const { reading, values, parts } = chart;
  const { grain } = chart.settings;
  const [last, part] = [values.at(-1), parts.at(-1)];
  const notes = notesOf(chart);
  if (reading === null || last === undefined || !part?.limits) {
    const count = part?.count ?? 0;
    const since = parts.length > 1 ? ` since ${formatDate(part?.start ?? '')}` : '';
    return {
      title: `Too early to tell signal from noise: ${count} of ${NEEDED} complete ${grain}s${since}.`,
      range: '',
      target: '',
      notes,
    };
  }
  const { lower, upper } = part.limits;
  const amount = (value: number): string => formatValue(value, look);
  const between = `between ${amount(lower)} and ${amount(upper)}`;
  const when = parts.length > 1 ? `Since ${formatDate(part.start)} it` : 'It';
  return {
    title: titleOf(chart, last, reading.side, direction),
    range: `${when} runs ${between}${part.locked ? ' by limits that are locked' : ' by itself'}. ${signalsOf(reading.signals, part.count, grain)}`,
    target: targetWords(chart, amount),
    notes,
  };
}

function titleOf(
  { settings: { grain } }: ReadChart,
  { signal }: ReadChart['values'][number],
  side: 'above' | 'below' | null,
  direction: 'up' | 'down',
): string {
  if (signal === null || side === null) return `Noise: the last ${grain} is routine variation.`;
  const better = (side === 'above') === (direction === 'up');
  const turn = better ? 'for the better' : 'for the worse';
  switch (signal) {
    case 'outside-limit':
      return `Signal ${turn}: the last ${grain} lies ${side} the ${side === 'above' ? 'upper' : 'lower'} limit.`;
    case 'near-limit':
      return `Signal ${turn}: three of four ${grain}s lie nearer to the ${side === 'above' ? 'upper' : 'lower'} limit than to the centre.`;
    case 'run':
      return `Signal ${turn}: eight ${grain}s or more in a row lie ${side} the centre.`;
  }
}

function signalsOf(signals: number, count: number, grain: string): string {
  if (signals === 0) return `None of its ${count} ${grain}s is a signal.`;
  return `${signals} of its ${count} ${grain}s ${signals === 1 ? 'is a signal' : 'are signals'}.`;
}

function targetWords({ reading, target }: ReadChart, amount: (value: number) => string): string {
  if (target === null || !reading?.target) return '';
  const words = {
    'met-routinely': 'is met routinely: it lies beyond the limits, on the safe side.',
    'by-chance': 'is met or missed by chance: it lies between the limits.',
    'not-without-change': 'lies beyond the limits: without a change in the process it will not be met.',
  };
  return `The target of ${amount(target)} ${words[reading.target]}`;
}

function notesOf({ left, settings, reading, parts }: ReadChart): string[] {
  const { grain, season } = settings;
  const changed = reading !== null && reading.signals > (parts.at(-1)?.count ?? 0) / 2;
  return [
    changed ? 'Most values are signals: the process changed on the way. Divide the chart where it did.' : '',
    left === 0
      ? ''
      : `${left} ${grain}${left === 1 ? '' : 's'} without enough data ${left === 1 ? 'is' : 'are'} left out.`,
    season === null ? '' : `The season by ${season} is taken out before anything is computed.`,
  ].filter((note) => note !== '');
}
