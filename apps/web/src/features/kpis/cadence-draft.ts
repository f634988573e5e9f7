import type { Cadence } from './api/kpis.queries.js';

type IntervalUnit = 'minutes' | 'hours' | 'days';

/** A rhythm as it stands in the form. */
export interface CadenceDraft {
  readonly kind: 'interval' | 'cron' | 'none';
  readonly every: string;
  readonly unit: IntervalUnit;
  readonly expression: string;
  readonly timeZone: string;
  readonly catchUp: 'latest' | 'none' | 'all';
  /** Minutes over which times are spread; empty for the usual. */
  readonly spread: string;
}

const SECONDS: Record<IntervalUnit, number> = { minutes: 60, hours: 3600, days: 86_400 };

const USUAL = { catchUp: 'latest', spread: '' } as const;

/** The stored rhythm as a draft; a new KPI begins with every hour. */
export function cadenceDraftOf(cadence: Cadence | null | undefined, timeZone: string): CadenceDraft {
  const start: CadenceDraft = {
    kind: 'interval',
    every: '1',
    unit: 'hours',
    expression: '10 5 * * *',
    timeZone,
    ...USUAL,
  };
  if (cadence === undefined) return start;
  if (cadence === null) return { ...start, kind: 'none' };
  const rules = {
    catchUp: cadence.catchUp ?? USUAL.catchUp,
    spread: cadence.spreadSeconds === undefined ? '' : String(cadence.spreadSeconds / 60),
  };
  if (cadence.kind === 'cron') {
    const { expression, timeZone: zone } = cadence;
    return { ...start, kind: 'cron', expression, timeZone: zone, ...rules };
  }
  const unit = (['days', 'hours', 'minutes'] as const).find((name) => cadence.everySeconds % SECONDS[name] === 0);
  const used = unit ?? 'minutes';
  return { ...start, ...rules, kind: 'interval', unit: used, every: String(cadence.everySeconds / SECONDS[used]) };
}

/** The draft as the API takes it; null for no schedule, undefined while it is not complete. */
export function cadenceOf(draft: CadenceDraft): Cadence | null | undefined {
  if (draft.kind === 'none') return null;
  if (draft.kind === 'cron') {
    const expression = draft.expression.trim();
    if (expression.length < 9 || draft.timeZone === '') return undefined;
    return { kind: 'cron', expression, timeZone: draft.timeZone, ...rulesOf(draft) };
  }
  const everySeconds = Math.round(Number(draft.every) * SECONDS[draft.unit]);
  return everySeconds >= 60 && everySeconds <= 31_536_000
    ? { kind: 'interval', everySeconds, ...rulesOf(draft) }
    : undefined;
}

/** What differs from the usual. */
function rulesOf({ catchUp, spread }: CadenceDraft): Pick<Cadence, 'catchUp' | 'spreadSeconds'> {
  return {
    ...(catchUp === USUAL.catchUp ? {} : { catchUp }),
    ...(spread.trim() === '' ? {} : { spreadSeconds: Math.round(Number(spread) * 60) }),
  };
}

/** A rhythm in words: "every 6 hours", "10 5 * * * in Europe/Berlin". */
export function cadenceWords(cadence: Cadence | null): string {
  if (cadence === null) return 'only by hand';
  if (cadence.kind === 'cron') return `${cadence.expression} (${cadence.timeZone})`;
  const { every, unit } = cadenceDraftOf(cadence, '');
  return every === '1' ? `every ${unit.slice(0, -1)}` : `every ${every} ${unit}`;
}
