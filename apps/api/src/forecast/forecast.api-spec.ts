import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import { forecastRoutes } from '@workback/contracts/forecast/forecast.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { ForecastRunService } from '@workback/server/features/forecast/forecast-run.service';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

const range = { optimisticDays: 3, pessimisticDays: 20 };

describe('forecasts', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    api.setNow(new Date('2026-03-02T09:00:00Z'));
    home = await api.world.workspace();
  });

  const begin = async () => {
    const params = { workspaceId: home.id };
    const { id } = await api.ok(initiativeRoutes.create, { as: home.owner, params, body: { name: 'Kettle' } });
    await new InitiativeFactsByHand(api.database, home.id, id).approve('2026-03-13');
    return { as: home.owner, params: { ...params, initiativeId: id } };
  };
  type At = Awaited<ReturnType<typeof begin>>;
  const add = (at: At, estimateRange: typeof range | null = range, dates = {}) =>
    api.ok(roadmapRoutes.addMilestone, {
      ...at,
      body: { outcome: 'Build', estimateDays: 5, estimateRange, ...dates, reason: 'It is needed' },
    });
  const ask = (at: At, body: RouteRequest<typeof forecastRoutes.create>['body'] = { method: 'network' }) =>
    api.ok(forecastRoutes.create, { ...at, body });
  /** What a worker does, without its queue. */
  const work = async (signal = new AbortController().signal) => {
    const runner = api.app.get(ForecastRunService);
    const deliveries = await runner.takeDeliveries();
    for (const { payload } of deliveries) await runner.run(payload.forecastId, signal);
    return deliveries.length;
  };
  const list = (at: At) => api.ok(forecastRoutes.list, at);

  it('wait for a worker, and say how often the promise holds', async () => {
    const at = await begin();
    await add(at);
    expect(await list(at)).toEqual({ network: null, throughput: null });
    const asked = await ask(at);
    expect(asked).toMatchObject({ state: 'queued', runs: 10_000, done: 0, result: null, outdated: null });
    expect((await ask(at)).id).toBe(asked.id);
    expect(await work()).toBe(1);
    const { network } = await list(at);
    expect(network).toMatchObject({
      id: asked.id,
      state: 'succeeded',
      done: 10_000,
      asOf: '2026-03-02',
      outdated: null,
    });
    const { percentiles, held, bars, launchDate } = network!.result!;
    expect(percentiles.map(({ percent }) => percent)).toEqual([50, 85, 95]);
    // A triangle from 3 over 5 to 20 days holds ten days in 1 − (10 − 0.5)²/(17·15) of the runs.
    expect(held! / 10_000).toBeCloseTo(0.646, 1);
    expect([launchDate, bars.reduce((sum, bar) => sum + bar.runs, 0)]).toEqual(['2026-03-13', 10_000]);
    const { events } = await api.ok(eventRoutes.list, { as: home.owner, params: { workspaceId: home.id } });
    expect(events[0]?.summary).toMatch(/^Forecast of “Kettle”: the launch date holds in 6\d of 100 runs$/);
  });

  it('give the same answer to the same question, and say when it is another one', async () => {
    const at = await begin();
    const { milestones } = await add(at);
    await ask(at);
    await work();
    const first = (await list(at)).network!;
    await ask(at);
    await work();
    const again = (await list(at)).network!;
    expect([again.id === first.id, again.result]).toEqual([false, first.result]);
    api.setNow(new Date('2026-03-03T09:00:00Z'));
    expect((await list(at)).network?.outdated).toBe('another-day');
    await api.ok(roadmapRoutes.updateMilestone, {
      ...at,
      params: { ...at.params, milestoneId: milestones[0]!.id },
      body: { estimateDays: 6 },
      ifMatch: 1,
    });
    expect((await list(at)).network?.outdated).toBe('plan-changed');
  });

  it('are refused with the reason', async () => {
    const at = await begin();
    await add(at, null);
    expect(await ask(at)).toMatchObject({ state: 'refused', reason: expect.stringContaining('three-point estimate') });
    expect(await ask(at, { method: 'throughput', every: 'day' })).toMatchObject({
      state: 'refused',
      reason: 'The history of this plan covers 0 working days; a forecast by past throughput needs 10.',
    });
    expect(await work()).toBe(0);
    await api.database.query(`UPDATE initiatives SET launched_on = '2026-03-01' WHERE id = $1`, [
      at.params.initiativeId,
    ]);
    const launched = await api.call(forecastRoutes.create, { ...at, body: { method: 'network' } });
    expect([launched.status, launched.problem.code]).toEqual([409, 'already-launched']);
  });

  it('go by the throughput of the past', async () => {
    const at = await begin();
    for (let week = 1; week <= 12; week++) {
      const finishedOn = addDays('2026-02-25', -7 * (week - 1));
      await add(at, null, { startedOn: addDays(finishedOn, -2), finishedOn });
    }
    await add(at, null);
    await add(at, null);
    await ask(at, { method: 'throughput' });
    await work();
    const { throughput } = await list(at);
    expect(throughput).toMatchObject({ state: 'succeeded', options: { every: 'week', growthPercent: 0 } });
    expect(throughput?.result).toMatchObject({ earliestOn: '2026-03-13', latestOn: '2026-03-13', held: 10_000 });
  });

  it('can be stopped while they wait and while they are played', async () => {
    const at = await begin();
    await add(at);
    const waiting = await ask(at);
    const one = (forecastId: string) => ({ ...at, params: { ...at.params, forecastId } });
    expect((await api.ok(forecastRoutes.cancel, one(waiting.id))).state).toBe('cancelled');
    expect(await work()).toBe(0);
    const played = await ask(at);
    // So many that it cannot end before it is stopped.
    await api.database.query('UPDATE forecasts SET runs = 20000000 WHERE id = $1', [played.id]);
    const working = work();
    for (;;) {
      const { network } = await list(at);
      if (network!.done > 0) break;
      await new Promise((resume) => setTimeout(resume, 50));
    }
    await api.ok(forecastRoutes.cancel, one(played.id));
    await working;
    expect((await list(at)).network).toMatchObject({ state: 'cancelled', result: null });
  });

  it('are given back at shutdown, and played by another worker', async () => {
    const at = await begin();
    await add(at);
    const { id } = await ask(at);
    const stop = new AbortController();
    stop.abort();
    await work(stop.signal);
    expect((await list(at)).network?.state).toBe('queued');
    expect(await work()).toBe(1);
    expect((await list(at)).network).toMatchObject({ id, state: 'succeeded' });
  });

  it('are run by those who may', async () => {
    const at = await begin();
    await add(at);
    const viewer = await home.member('viewer');
    expect((await api.call(forecastRoutes.create, { ...at, as: viewer, body: { method: 'network' } })).status).toBe(
      403,
    );
    expect(await api.ok(forecastRoutes.list, { ...at, as: viewer })).toMatchObject({ network: null });
    const other = await begin();
    const { id } = await ask(at);
    const params = { ...other.params, forecastId: id };
    expect((await api.call(forecastRoutes.cancel, { as: home.owner, params })).status).toBe(404);
    expect((await list(at)).network?.state).toBe('queued');
  });
});
