import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { signalRoutes } from '@workback/contracts/signal/signal.routes';
import type { SignalSettingsWire } from '@workback/contracts/signal/signal.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

/** The sample of METHOD 9.1. */
const SAMPLE = [5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200];

describe('signal or noise', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    api.setNow(new Date('2026-06-01T12:00:00Z'));
  });
  afterAll(() => api.close());

  /** A KPI with the same number on each day of a week; the last of the weeks given ends right before today's week. */
  const weekly = async (values: readonly number[]) => {
    const at = { as: home.owner, params: { workspaceId: home.id } };
    const body = { name: 'Orders', unit: 'count', direction: 'up', aggregation: 'mean' } as const;
    const { id } = await api.ok(kpiRoutes.create, { ...at, body });
    const kpi = { as: home.owner, params: { workspaceId: home.id, kpiId: id } };
    const { periods } = await api.ok(kpiRoutes.periods, { ...kpi, query: { grain: 'week', count: 2 } });
    const first = addDays(periods[1]!.from, -7 * (values.length - 1));
    const points = values.flatMap((value, week) =>
      Array.from({ length: 7 }, (_, day) => ({ date: addDays(first, week * 7 + day), value })),
    );
    await api.ok(kpiRoutes.write, { ...kpi, body: { points } });
    return { kpi, first };
  };
  const settings = (change: Partial<SignalSettingsWire> = {}): SignalSettingsWire => ({
    grain: 'week',
    centre: 'mean',
    dividers: [],
    locked: null,
    season: null,
    ...change,
  });

  it('gives the published figures of the published sample', async () => {
    const { kpi } = await weekly(SAMPLE);
    const chart = await api.ok(signalRoutes.get, kpi);
    expect(chart).toMatchObject({ version: 0, changed: null, left: 0, reading: { side: 'above', signals: 1 } });
    expect(chart.values.map(({ value }) => value)).toEqual(SAMPLE);
    const { mean, upper, lower, upperRange } = chart.parts[0]!.limits!;
    expect([mean, upper, lower, upperRange].map((each) => Math.round(each * 100) / 100)).toEqual([
      4135.5, 5082.28, 3188.72, 1163.19,
    ]);
    expect(chart.values.at(-1)).toMatchObject({ signal: 'outside-limit', rangeSignal: true });
  });

  it('is divided, locked and re-based with a reason that stays in the record', async () => {
    const { kpi, first } = await weekly([...SAMPLE.slice(0, 8), ...SAMPLE.slice(0, 8).map((value) => value + 9000)]);
    const dividers = [addDays(first, 8 * 7)];
    const body = { settings: settings({ dividers }), reason: 'The launch changed the process' };
    const chart = await api.ok(signalRoutes.set, { ...kpi, ifMatch: 0, body });
    expect(chart).toMatchObject({ version: 1, changed: { reason: body.reason }, reading: { side: null, signals: 0 } });
    expect(chart.parts.map(({ count }) => count)).toEqual([8, 8]);
    expect((await api.call(signalRoutes.set, { ...kpi, ifMatch: 0, body })).status).toBe(412);
    const locked = { kind: 'periods', from: first, to: addDays(first, 8 * 7 - 1) } as const;
    const rebased = { settings: settings({ locked }), reason: 'Compare with the time before' };
    const held = await api.ok(signalRoutes.set, { ...kpi, ifMatch: 1, body: rebased });
    expect(held.parts).toMatchObject([{ count: 16, locked: true }]);
    expect(held.reading?.signals).toBe(8);
    const { events } = await api.ok(eventRoutes.list, { as: home.owner, params: { workspaceId: home.id } });
    expect(events.map(({ summary }) => summary)).toContain(
      'How Orders is read as signal or noise was changed: Compare with the time before',
    );
  });

  it('leaves out weeks that are not complete, and says how many', async () => {
    const { kpi, first } = await weekly([5, 6, 5, 6, 5, 6, 5]);
    await api.database.query(
      `DELETE FROM observations WHERE series = (SELECT series FROM kpis WHERE id = $1) AND day BETWEEN $2 AND $3`,
      [kpi.params.kpiId, addDays(first, 7), addDays(first, 8)],
    );
    expect(await api.ok(signalRoutes.get, kpi)).toMatchObject({ left: 1, parts: [{ count: 6 }] });
  });

  it('refuses settings that mean nothing, and viewers', async () => {
    const { kpi } = await weekly([1]);
    const refused = await api.call(signalRoutes.set, {
      ...kpi,
      ifMatch: 0,
      body: {
        settings: settings({ season: 'weekday', locked: { kind: 'values', mean: 1, lower: 2, upper: 3 } }),
        reason: 'x',
      },
    });
    expect(refused.status).toBe(422);
    expect(refused.problem).toMatchObject({ errors: [{ field: 'settings.season' }, { field: 'settings.locked' }] });
    const viewer = await home.member('viewer');
    const body = { settings: settings(), reason: 'x' };
    expect((await api.call(signalRoutes.set, { ...kpi, as: viewer, ifMatch: 0, body })).status).toBe(403);
    expect((await api.ok(signalRoutes.get, { ...kpi, as: viewer })).reading).toBeNull();
  });
});
