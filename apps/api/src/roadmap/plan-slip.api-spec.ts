import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { planChangeRoutes } from '@workback/contracts/roadmap/plan-change.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';

describe('the slip of a plan against a baseline', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('is worked out day by day from what was changed since, in the days of the workspace', async () => {
    const home = await api.world.workspace();
    const named = { as: home.owner, params: { workspaceId: home.id }, body: { name: 'Kettle' } };
    const { id: initiativeId } = await api.ok(initiativeRoutes.create, named);
    await new InitiativeFactsByHand(api.database, home.id, initiativeId).approve('2026-03-31');
    const at = { as: home.owner, params: { workspaceId: home.id, initiativeId } };
    const [design, sell] = [crypto.randomUUID(), crypto.randomUUID()];
    // The record is dated by the database: each change is put on the day on which it happens here.
    const on = async (day: string, operations: object[]): Promise<void> => {
      api.setNow(new Date(`${day}T09:00:00Z`));
      const { planVersion } = await api.ok(roadmapRoutes.get, at);
      const body = { operations: operations as never, reason: 'As it went' };
      await api.ok(planChangeRoutes.apply, { ...at, body, ifMatch: planVersion });
      await dated('plan_changes', 'changed_at', day);
    };
    const dated = (table: string, column: string, day: string) =>
      api.database.query(
        `UPDATE ${table} SET ${column} = $2 WHERE initiative_id = $1 AND ${column} > now() - interval '1 hour'`,
        [initiativeId, `${day}T12:00:00Z`],
      );
    await on('2026-03-02', [
      { op: 'create', milestoneId: design, outcome: 'Design', estimateDays: 5, startedOn: '2026-03-02' },
      { op: 'create', milestoneId: sell, outcome: 'Sell', estimateDays: 3 },
      { op: 'link', predecessorId: design, successorId: sell },
    ]);
    const { baselines } = await api.ok(planChangeRoutes.takeBaseline, { ...at, body: { name: 'First' } });
    await dated('plan_baselines', 'created_at', '2026-03-02');
    const baselineId = baselines[0]!.id;
    await on('2026-03-04', [{ op: 'estimate', milestoneId: design, estimateDays: 7 }]);
    await on('2026-03-05', [{ op: 'create', milestoneId: crypto.randomUUID(), outcome: 'More', estimateDays: 4 }]);

    const slip = await api.ok(planChangeRoutes.slip, { as: home.owner, params: { ...at.params, baselineId } });
    expect(slip.baseline).toEqual({ id: baselineId, name: 'First', takenOn: '2026-03-02', forecast: '2026-03-11' });
    expect(slip.points.map((point) => [point.on, point.forecast, point.forecastSlipDays, point.scopeDays])).toEqual([
      ['2026-03-02', '2026-03-11', 0, 0],
      ['2026-03-03', '2026-03-11', 0, 0],
      ['2026-03-04', '2026-03-13', 2, 2],
      ['2026-03-05', '2026-03-13', 2, 6],
    ]);
    expect(slip.points.at(-1)).toMatchObject({ launchDate: '2026-03-31', added: 1, removed: 0 });
    expect(slip.milestones).toEqual([
      { id: design, number: 1, outcome: 'Design', slipDays: [0, 0, 2, 2] },
      { id: sell, number: 2, outcome: 'Sell', slipDays: [0, 0, 2, 2] },
    ]);
    expect(slip.held).toBe(0);

    const unknown = { as: home.owner, params: { ...at.params, baselineId: crypto.randomUUID() } };
    expect((await api.call(planChangeRoutes.slip, unknown)).status).toBe(404);
  });
});
