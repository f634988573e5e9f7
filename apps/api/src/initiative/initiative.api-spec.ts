import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { emptyDocument } from '@workback/domain/prfaq/document';
import { InitiativeService } from '@workback/server/features/initiative/initiative.service';
import { countQueries } from '../testing/count-queries.js';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('an initiative', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const start = (name = 'Quiet Kettle', workspace = home) =>
    api.ok(initiativeRoutes.create, { as: workspace.owner, params: { workspaceId: workspace.id }, body: { name } });
  const at = (initiativeId: string) => ({ as: home.owner, params: { workspaceId: home.id, initiativeId } });
  const byHand = (id: string) => new InitiativeFactsByHand(api.database, home.id, id);
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

  it('starts as a draft with an empty PR/FAQ, and numbers have no gaps when many start at once', async () => {
    const own = await api.world.workspace();
    const made = await Promise.all(Array.from({ length: 6 }, (_, i) => start(`Idea ${i}`, own)));
    expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(made[0]).toMatchObject({
      stage: 'draft',
      prfaqStatus: 'draft',
      headline: '',
      launch: { promised: null, forecast: null, actual: null },
      delivered: { state: 'not-yet', days: null },
      worked: { verdict: 'too-early', kept: 0 },
      version: 1,
    });
    const [stored] = await api.database.query(
      `SELECT (SELECT document FROM prfaqs WHERE initiative_id = $1) AS document,
              (SELECT count(*)::int FROM portfolio_rows WHERE initiative_id = $1) AS rows,
              (SELECT kind FROM events WHERE initiative_id = $1) AS kind`,
      [made[0]!.id],
    );
    expect(stored).toEqual({ document: emptyDocument(), rows: 1, kind: 'initiative.created' });
  });

  it('takes an imported document with its headline and launch date', async () => {
    const empty = emptyDocument();
    const document = {
      ...empty,
      sections: { ...empty.sections, heading: '# **Quiet** Kettle', 'sub-heading': 'For people\nwho sleep' },
      launchDate: '2027-03-01',
    };
    const made = await api.app
      .get(InitiativeService)
      .create(home.id, { name: 'Imported', ownerId: home.owner.userId }, home.owner.userId, document);
    expect(made).toMatchObject({
      headline: 'Quiet Kettle',
      subHeading: 'For people who sleep',
      launch: { promised: '2027-03-01' },
      owner: { id: home.owner.userId },
    });
  });

  it('is owned by members only', async () => {
    const stranger = await api.world.person();
    const made = await api.call(initiativeRoutes.create, {
      as: home.owner,
      params: { workspaceId: home.id },
      body: { name: 'X', ownerId: stranger.userId },
    });
    expect([made.status, made.problem.errors?.[0]?.field]).toEqual([422, 'ownerId']);
    const { id } = await start();
    const given = await api.call(initiativeRoutes.update, {
      ...at(id),
      body: { ownerId: stranger.userId },
      ifMatch: 1,
    });
    expect([given.status, given.problem.errors?.[0]?.field]).toEqual([422, 'ownerId']);
  });

  it('is renamed, parked and taken up again by whoever saw the newest version', async () => {
    const { id } = await start();
    const member = await home.member('editor');
    const body = { name: 'Loud Kettle', ownerId: member.userId, parked: true };
    const parked = await api.ok(initiativeRoutes.update, { ...at(id), body, ifMatch: 1 });
    expect(parked).toMatchObject({ name: 'Loud Kettle', stage: 'parked', owner: { name: member.name }, version: 2 });
    expect(parked.parkedAt).not.toBeNull();
    const stale = await api.call(initiativeRoutes.update, { ...at(id), body: { name: 'Late' }, ifMatch: 1 });
    expect(stale.status).toBe(412);
    expect(stale.problem.current).toEqual(parked);
    const resumed = await api.ok(initiativeRoutes.update, { ...at(id), body: { parked: false }, ifMatch: 2 });
    expect(resumed).toMatchObject({ name: 'Loud Kettle', stage: 'draft', parkedAt: null });
  });

  it('of another workspace does not exist', async () => {
    const elsewhere = await api.world.workspace();
    const { id } = await start('Theirs', elsewhere);
    for (const { status } of [
      await api.call(initiativeRoutes.get, at(id)),
      await api.call(initiativeRoutes.update, { ...at(id), body: { name: 'Mine' }, ifMatch: 1 }),
      await api.call(initiativeRoutes.launch, { ...at(id), body: { launchedOn: '2026-01-01' } }),
      await api.call(initiativeRoutes.conclude, at(id)),
    ]) {
      expect(status).toBe(404);
    }
  });

  it('launches only when approved, not in the future, and once', async () => {
    const { id } = await start();
    const launch = (launchedOn: string) => api.call(initiativeRoutes.launch, { ...at(id), body: { launchedOn } });
    expect((await launch(daysAgo(1))).problem.code).toBe('not-approved');
    await byHand(id).approve(daysAgo(30));
    const future = await launch(daysAgo(-2));
    expect([future.status, future.problem.errors?.[0]?.field]).toEqual([422, 'launchedOn']);
    const launched = await launch(daysAgo(1));
    expect(launched.body).toMatchObject({ stage: 'launched', launch: { promised: daysAgo(30), actual: daysAgo(1) } });
    expect(launched.body.delivered.state).toBe('late');
    expect(launched.body.delivered.days).toBeGreaterThan(18);
    expect((await launch(daysAgo(1))).body.version).toBe(launched.body.version);
    expect((await launch(daysAgo(2))).problem.code).toBe('already-launched');
  });

  it('judges its criteria from the launch on and concludes once all are final', async () => {
    const { id } = await start();
    const hand = byHand(id);
    await hand.approve(daysAgo(40));
    const promise = await hand.promise();
    const kept = await hand.kpi('Orders a day');
    await api.database.query(
      `INSERT INTO observations (series, day, value, run_id)
       SELECT k.series, d::date, 12, 1 FROM kpis k, generate_series(now() - interval '40 days', now(), interval '1 day') d WHERE k.id = $1`,
      [kept],
    );
    await hand.criterion(kept, promise, 'too-early', 10);
    const late = await hand.criterion(await hand.kpi('Returns'), promise, 'too-early', 3000);
    expect((await api.call(initiativeRoutes.conclude, at(id))).problem.code).toBe('not-launched');

    const body = { launchedOn: daysAgo(40), exception: 'Returns are counted from the first parcel on' };
    const launched = await api.ok(initiativeRoutes.launch, { ...at(id), body });
    expect(launched).toMatchObject({ stage: 'measuring', delivered: { state: 'on-time', days: 0 } });
    const open = await api.call(initiativeRoutes.conclude, at(id));
    expect([open.status, open.problem.code]).toEqual([409, 'criteria-open']);
    expect(open.problem.detail).toContain('“Returns”');
    expect(open.problem.detail).not.toContain('“Orders a day”');

    await api.database.query(
      `UPDATE success_criteria SET rule = jsonb_set(rule, '{due,days}', '20'), state = 'missed' WHERE id = $1`,
      [late],
    );
    const concluded = await api.ok(initiativeRoutes.conclude, at(id));
    expect(concluded).toMatchObject({ stage: 'concluded', worked: { verdict: 'partly', partly: 1 } });
    expect(concluded.concludedAt).not.toBeNull();
  });

  it('without success criteria cannot be concluded', async () => {
    const { id } = await start();
    await byHand(id).approve(daysAgo(3));
    await api.ok(initiativeRoutes.launch, { ...at(id), body: { launchedOn: daysAgo(3) } });
    expect((await api.call(initiativeRoutes.conclude, at(id))).problem.code).toBe('no-criteria');
  });

  it('is read with three statements, however much hangs on it', async () => {
    const { id } = await start();
    const count = () => countQueries(api.database, () => api.ok(initiativeRoutes.get, at(id)));
    const bare = await count();
    for (let i = 0; i < 5; i++) {
      const body = { outcome: `Step ${i}`, estimateDays: 3 };
      await api.ok(roadmapRoutes.addMilestone, { ...at(id), body });
      await byHand(id).promise(i + 1);
    }
    expect([bare, await count()]).toEqual([3, 3]);
  });
});
