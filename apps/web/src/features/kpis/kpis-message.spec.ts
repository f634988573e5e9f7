import { describe, expect, it } from '@jest/globals';
import { cadenceWords } from './cadence-draft.js';
import { kpisMessage, kpiState, worstKpisFirst } from './kpis-message.js';

type Freshness = 'fresh' | 'late' | 'stale' | 'failing' | 'never-pulled';
const kpi = (freshness: Freshness, missing: string[] = [], paused = false) => ({
  name: freshness,
  missing,
  paused,
  health: { freshness },
});

describe('words about KPIs', () => {
  it.each([
    [[], 'No KPI is defined yet'],
    [[kpi('fresh')], 'The KPI is fresh'],
    [[kpi('fresh'), kpi('failing'), kpi('stale')], 'Two of three KPIs cannot be trusted today'],
    [[kpi('fresh'), kpi('late')], 'One of two KPIs is late'],
    [[kpi('fresh', ['Name an owner.']), kpi('fresh')], 'One of two KPIs does not count yet'],
    [[kpi('never-pulled'), kpi('never-pulled')], 'All two KPIs wait for a first number'],
  ])('the page says what matters', (kpis, message) => expect(kpisMessage(kpis)).toBe(message));

  it('never calls what is unfinished or paused fresh', () => {
    expect(kpiState(kpi('fresh', ['Give it a source.']))).toBe('incomplete');
    expect(kpiState(kpi('fresh', [], true))).toBe('paused');
    expect(kpiState(kpi('failing', ['Set a target.'], true))).toBe('failing');
  });

  it('puts the worst first', () => {
    const order = worstKpisFirst([kpi('fresh'), kpi('never-pulled'), kpi('failing'), kpi('late')]);
    expect(order.map(({ name }) => name)).toEqual(['failing', 'late', 'never-pulled', 'fresh']);
  });

  it('says how often', () => {
    expect(cadenceWords({ kind: 'interval', everySeconds: 60 })).toBe('every minute');
    expect(cadenceWords({ kind: 'interval', everySeconds: 5400 })).toBe('every 90 minutes');
    expect(cadenceWords({ kind: 'interval', everySeconds: 172_800 })).toBe('every 2 days');
    expect(cadenceWords(null)).toBe('only by hand');
  });
});
