import { describe, expect, it } from '@jest/globals';
import { cadenceDraftOf, cadenceOf, cadenceWords } from './cadence-draft.js';
import { kpiMessage } from './kpi-message.js';

const latest = (value: number) => ({ date: '2026-11-21', value, runId: 1, fetchedAt: '2026-11-22T05:10:00Z' });
const kpi = { name: 'Activation', unit: 'percent', currency: null, precision: 1, target: 45 } as const;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the message of a KPI', () => {
  it.each([
    [{ ...kpi, latest: latest(41.2) }, 'Activation 41.2 %, 3.8 pp under target'],
    [{ ...kpi, latest: latest(47) }, 'Activation 47.0 %, 2.0 pp over target'],
    [{ ...kpi, latest: latest(45.01) }, 'Activation 45.0 %, on target'],
    [{ ...kpi, latest: latest(0), target: null }, 'Activation 0.0 %'],
    [{ ...kpi, latest: null }, 'Activation has no numbers yet'],
  ])('%#', (given, message) => expect(plain(kpiMessage(given))).toBe(message));
});

describe('a rhythm in the form', () => {
  it.each([
    [{ kind: 'interval', everySeconds: 21_600 } as const, 'every 6 hours'],
    [{ kind: 'interval', everySeconds: 86_400 } as const, 'every day'],
    [{ kind: 'interval', everySeconds: 90 * 60 } as const, 'every 90 minutes'],
    [{ kind: 'cron', expression: '10 5 * * *', timeZone: 'Europe/Berlin' } as const, '10 5 * * * (Europe/Berlin)'],
    [{ kind: 'interval', everySeconds: 86_400, catchUp: 'all', spreadSeconds: 600 } as const, 'every day'],
    [null, 'only by hand'],
  ])('%j comes back as it was stored, and reads “%s”', (cadence, words) => {
    expect(cadenceOf(cadenceDraftOf(cadence, 'UTC'))).toEqual(cadence);
    expect(cadenceWords(cadence)).toBe(words);
  });

  it('is not complete below a minute or without an expression', () => {
    const draft = cadenceDraftOf(undefined, 'UTC');
    expect(cadenceOf({ ...draft, every: '0' })).toBeUndefined();
    expect(cadenceOf({ ...draft, kind: 'cron', expression: '* *' })).toBeUndefined();
  });
});
