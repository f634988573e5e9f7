import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { portfolioRoutes } from '@workback/contracts/portfolio/portfolio.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { crossDependencyRoutes } from '@workback/contracts/roadmap/cross-dependency.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('plans of several initiatives', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    api.setNow(new Date('2026-11-02T09:00:00Z'));
  });
  beforeEach(async () => {
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const planOf = (initiativeId: string) => ({ as: home.owner, params: { workspaceId: home.id, initiativeId } });
  /** An initiative with milestones of so many days, one after the other unless told. */
  const initiative = async (name: string, days: readonly number[], launchDate: string | null = null) => {
    const { id } = await api.ok(initiativeRoutes.create, { ...here(), body: { name } });
    if (launchDate) {
      const { version } = await api.ok(prfaqRoutes.get, planOf(id));
      await api.ok(prfaqRoutes.edit, { ...planOf(id), body: { launchDate }, ifMatch: version });
    }
    const milestones: string[] = [];
    for (const [at, estimateDays] of days.entries()) {
      const roadmap = await api.ok(roadmapRoutes.addMilestone, {
        ...planOf(id),
        body: { outcome: `${name} ${at + 1}`, estimateDays },
      });
      milestones.push(roadmap.milestones.at(-1)!.id);
    }
    return { id, milestones };
  };
  const link = (predecessorId: string, successorId: string, more: object = {}) =>
    api.call(crossDependencyRoutes.create, { ...here(), body: { predecessorId, successorId, ...more } });

  it('hold each other up: dates, floats and forecasts cross, and both plans say so', async () => {
    const handset = await initiative('Handset', [10], '2026-12-31');
    const returns = await initiative('Returns', [5], '2026-11-24');
    expect((await link(handset.milestones[0]!, returns.milestones[0]!, { lagDays: 1 })).status).toBe(201);
    const waiting = await api.ok(roadmapRoutes.get, planOf(returns.id));
    expect(waiting.milestones[0]!.scheduled).toMatchObject({
      earliestStart: '2026-11-17',
      earliestFinish: '2026-11-23',
      totalFloatDays: 1,
    });
    expect(waiting.crossing).toMatchObject([
      {
        direction: 'waits-for',
        lagDays: 1,
        date: '2026-11-13',
        other: { initiativeName: 'Handset', number: 1, outcome: 'Handset 1' },
      },
    ]);
    const awaited = await api.ok(roadmapRoutes.get, planOf(handset.id));
    expect(awaited.milestones[0]!.scheduled).toMatchObject({ latestFinish: '2026-11-16', totalFloatDays: 1 });
    expect(awaited.crossing).toMatchObject([{ direction: 'awaited-by', other: { initiativeName: 'Returns' } }]);

    // A longer estimate there makes this launch break, in the portfolio as well.
    const { version } = awaited.milestones[0]!;
    const one = {
      ...planOf(handset.id),
      params: { ...planOf(handset.id).params, milestoneId: handset.milestones[0]! },
    };
    await api.ok(roadmapRoutes.updateMilestone, { ...one, body: { estimateDays: 15 }, ifMatch: version });
    const { rows } = await api.ok(portfolioRoutes.get, here());
    expect(rows.find(({ id }) => id === returns.id)).toMatchObject({ daysToRecover: 4 });
    const timeline = await api.ok(crossDependencyRoutes.timeline, here());
    expect(
      timeline.initiatives.map(({ name, forecastLaunch, daysToRecover }) => [name, forecastLaunch, daysToRecover]),
    ).toEqual([
      ['Handset', '2026-11-20', 0],
      ['Returns', '2026-11-30', 4],
    ]);
    expect(timeline.crossing).toHaveLength(1);
  });

  it('are refused when a milestone would wait for itself over several of them', async () => {
    const [a, b, c] = [await initiative('A', [1, 1]), await initiative('B', [1]), await initiative('C', [1])];
    await link(a.milestones[0]!, b.milestones[0]!);
    await link(b.milestones[0]!, c.milestones[0]!);
    const ring = await link(c.milestones[0]!, a.milestones[0]!);
    expect([ring.status, ring.problem.errors]).toEqual([
      422,
      [{ field: 'predecessorId', message: 'this closes a cycle: M1 of A → M1 of B → M1 of C → M1 of A' }],
    ]);
    // The other milestone of A may wait: the plans wait for each other, no milestone for itself.
    expect((await link(c.milestones[0]!, a.milestones[1]!)).status).toBe(201);
    expect((await api.ok(crossDependencyRoutes.timeline, here())).crossing).toHaveLength(3);
  });

  it('are linked once, within a workspace, between two initiatives; removing lets go', async () => {
    const [a, b] = [await initiative('A', [2, 2]), await initiative('B', [2])];
    const made = await link(a.milestones[0]!, b.milestones[0]!);
    expect((await link(a.milestones[0]!, b.milestones[0]!)).problem.code).toBe('linked-already');
    expect((await link(a.milestones[0]!, a.milestones[1]!)).problem.errors?.[0]?.field).toBe('successorId');
    const elsewhere = await api.world.workspace();
    const stranger = await api.call(crossDependencyRoutes.create, {
      as: elsewhere.owner,
      params: { workspaceId: elsewhere.id },
      body: { predecessorId: a.milestones[0]!, successorId: b.milestones[0]! },
    });
    expect(stranger.problem.errors?.map(({ field }) => field)).toEqual(['predecessorId', 'successorId']);
    const viewer = await home.member('viewer');
    const at = { params: { workspaceId: home.id, dependencyId: made.body.id } };
    expect((await api.call(crossDependencyRoutes.remove, { ...at, as: viewer })).status).toBe(403);
    await api.ok(crossDependencyRoutes.remove, { ...at, as: home.owner });
    expect((await api.ok(roadmapRoutes.get, planOf(b.id))).crossing).toEqual([]);
  });

  it('let go of a milestone that is removed', async () => {
    const [a, b] = [await initiative('A', [5]), await initiative('B', [2])];
    await link(a.milestones[0]!, b.milestones[0]!);
    await api.ok(roadmapRoutes.removeMilestone, {
      ...planOf(a.id),
      params: { ...planOf(a.id).params, milestoneId: a.milestones[0]! },
    });
    const plan = await api.ok(roadmapRoutes.get, planOf(b.id));
    expect(plan.crossing).toEqual([]);
    expect(plan.milestones[0]!.scheduled?.earliestStart).toBe('2026-11-02');
  });
});
