import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { workspaceRoutes } from '@workback/contracts/workspace/workspace.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { countQueries } from '../testing/count-queries.js';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';

const MONDAY = '2026-03-02';

describe('what another calendar would do', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
    api.setNow(new Date('2026-03-02T09:00:00Z'));
  });
  afterAll(() => api.close());

  it('is told for every plan before its launch, the worst hit first, and changes nothing', async () => {
    const home = await api.world.workspace();
    const as = home.owner;
    const workspaceId = home.id;
    const plan = async (name: string, days: number, promised: string | null) => {
      const { id } = await api.ok(initiativeRoutes.create, { as, params: { workspaceId }, body: { name } });
      const hand = new InitiativeFactsByHand(api.database, workspaceId, id);
      if (promised !== null) await hand.approve(promised);
      const params = { workspaceId, initiativeId: id };
      await api.ok(roadmapRoutes.addMilestone, { as, params, body: { outcome: 'One', estimateDays: days } });
      return id;
    };
    const long = await plan('Long', 8, addDays(MONDAY, 60));
    const tight = await plan('Tight', 5, addDays(MONDAY, 4));
    const short = await plan('Short', 1, null);
    await api.database.query(`UPDATE initiatives SET parked_at = now() WHERE id = $1`, [await plan('Parked', 8, null)]);

    const preview = (holidays: string[]) =>
      api.ok(workspaceRoutes.previewCalendar, { as, params: { workspaceId }, body: { holidays } });
    const { initiatives, plans } = await preview(['2026-03-04']);
    expect(plans).toBe(3);
    expect(initiatives.map(({ id }) => id)).toEqual([tight, long]);
    expect(initiatives[0]).toMatchObject({
      forecast: { before: '2026-03-06', after: '2026-03-09' },
      daysToRecover: { before: 0, after: 1 },
      moved: 1,
    });
    expect(initiatives[1]).toMatchObject({ daysToRecover: { before: 0, after: 0 }, moved: 1 });
    expect(initiatives.some(({ id }) => id === short)).toBe(false);
    expect((await preview([])).initiatives).toEqual([]);
    expect((await api.ok(workspaceRoutes.get, { as, params: { workspaceId } })).holidays).toEqual([]);
    // However many plans there are, they are read at once.
    const few = await countQueries(api.database, () => preview(['2026-03-05']));
    await plan('More', 3, null);
    expect(await countQueries(api.database, () => preview(['2026-03-05']))).toBe(few);
  });
});
