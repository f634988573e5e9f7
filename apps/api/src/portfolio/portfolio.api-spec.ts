import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { checkInRoutes } from '@workback/contracts/check-in/check-in.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { portfolioRoutes } from '@workback/contracts/portfolio/portfolio.routes';
import type { Portfolio } from '@workback/contracts/portfolio/portfolio.schemas';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { workspaceRoutes } from '@workback/contracts/workspace/workspace.routes';
import { InitiativeFactsRepository } from '@workback/server/features/initiative/initiative-facts.repository';
import { PortfolioService } from '@workback/server/features/portfolio/portfolio.service';
import { countQueries } from '../testing/count-queries.js';
import { InitiativeFactsByHand } from '../testing/initiative-facts.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('the portfolio', () => {
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

  const start = async (name: string) => {
    const params = { workspaceId: home.id };
    return (await api.ok(initiativeRoutes.create, { as: home.owner, params, body: { name } })).id;
  };
  const at = (initiativeId: string) => ({ as: home.owner, params: { workspaceId: home.id, initiativeId } });
  const byHand = (id: string) => new InitiativeFactsByHand(api.database, home.id, id);
  const portfolio = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const read = (): Promise<Portfolio> => api.ok(portfolioRoutes.get, portfolio());
  const rowOf = async (id: string) => (await read()).rows.find((row) => row.id === id);
  const add = (id: string, estimateDays: number) =>
    api.ok(roadmapRoutes.addMilestone, { ...at(id), body: { outcome: 'Build', estimateDays, reason: 'Planned so' } });
  const fine = { achievement: 'green', confidence: 'high', done: 'Fine' } as const;
  const marks = () => api.database.query('SELECT FROM portfolio_marks WHERE workspace_id = $1', [home.id]);

  it('of an empty workspace has no rows', async () => {
    expect(await read()).toMatchObject({ rows: [], today: '2026-03-02' });
  });

  it('tells the whole way of an initiative in one row', async () => {
    const id = await start('Kettle');
    const hand = byHand(id);
    await hand.approve('2026-03-10');
    const [built, unbuilt] = [await hand.promise(1), await hand.promise(2)];
    const orders = await hand.kpi('Orders');
    await hand.criterion(orders, built, 'on-track', 30);
    await hand.criterion(await hand.kpi('Speed'), built, 'stale', '2026-12-01');
    await hand.kpi('Never pulled');
    await api.database.query('UPDATE kpi_statuses SET consecutive_failures = 2 WHERE kpi_id = $1', [orders]);
    await api.database.query('UPDATE portfolio_rows SET last_pull_at = $2 WHERE initiative_id = $1', [
      id,
      '2026-03-02T08:59:58.123456Z',
    ]);
    const { milestones } = await api.ok(roadmapRoutes.addMilestone, {
      ...at(id),
      body: { outcome: 'Build', estimateDays: 9, promiseIds: [built], reason: 'Planned so' },
    });
    await api.ok(roadmapRoutes.updateMilestone, {
      as: home.owner,
      params: { workspaceId: home.id, initiativeId: id, milestoneId: milestones[0]!.id },
      body: { startedOn: '2026-03-02' },
      ifMatch: 1,
    });
    expect(unbuilt).toBeDefined();
    expect(await rowOf(id)).toMatchObject({
      number: 1,
      name: 'Kettle',
      stage: 'building',
      launch: { promised: '2026-03-10', forecast: '2026-03-12', actual: null },
      delivered: { state: 'not-yet', days: null },
      worked: { verdict: 'no-data', tooEarly: 1, noData: 1 },
      daysToRecover: 2,
      milestones: { total: 1, done: 0, late: 0 },
      promises: { total: 2, unbuilt: 1, unmeasured: 1 },
      checkIn: null,
      criteria: { total: 2, onTrack: 1, noData: 1, met: 0 },
      data: { kpis: 3, failing: 1, stale: 0 },
      lastPullAt: '2026-03-02T08:59:58.123Z',
      attentionReason: '2 working days to recover before the promised launch.',
    });
  });

  it('says it in the same words as the initiative itself', async () => {
    const id = await start('Kettle');
    await byHand(id).approve('2026-03-10');
    await add(id, 3);
    const { stage, launch, delivered, worked, owner, headline } = await api.ok(initiativeRoutes.get, at(id));
    expect(await rowOf(id)).toMatchObject({ stage, launch, delivered, worked, owner, headline });
  });

  it('lists the worst first, and equals in their order', async () => {
    const [calm, red, overdue, calmToo] = [
      await start('Calm'),
      await start('Red'),
      await start('Overdue'),
      await start('Calm too'),
    ];
    const body = { achievement: 'red', confidence: 'high', done: 'Stuck', pathToGreen: 'Hire' } as const;
    await api.ok(checkInRoutes.create, { ...at(red), body });
    await byHand(overdue).approve('2026-02-20');
    const { rows } = await read();
    expect(rows.map(({ id }) => id)).toEqual([overdue, red, calm, calmToo]);
    expect(rows.map(({ attentionReason }) => attentionReason)).toEqual([
      'The promised launch date passed 10 days ago.',
      'The last check-in is red.',
      '',
      '',
    ]);
  });

  it('follows every change with the next reading', async () => {
    const id = await start('Kettle');
    expect((await rowOf(id))?.name).toBe('Kettle');
    await api.ok(initiativeRoutes.update, { ...at(id), body: { name: 'Pot' }, ifMatch: 1 });
    expect((await rowOf(id))?.name).toBe('Pot');
    await add(id, 3);
    expect((await rowOf(id))?.milestones.total).toBe(1);
    await api.ok(checkInRoutes.create, { ...at(id), body: fine });
    expect((await rowOf(id))?.checkIn).toMatchObject({ colour: 'green', note: 'Fine', author: home.owner.name });
    await byHand(id).approve('2026-03-03');
    expect((await rowOf(id))?.daysToRecover).toBe(1);
    await api.ok(workspaceRoutes.update, {
      ...portfolio(),
      body: { workingDays: [1, 2, 3, 4, 5], holidays: ['2026-03-02'] },
      ifMatch: 1,
    });
    expect((await rowOf(id))?.daysToRecover).toBe(2);
  });

  it('turns with the date of the workspace, and silence is not green', async () => {
    const id = await start('Kettle');
    await byHand(id).approve('2026-03-20');
    const { milestones } = await add(id, 5);
    await api.ok(roadmapRoutes.updateMilestone, {
      as: home.owner,
      params: { workspaceId: home.id, initiativeId: id, milestoneId: milestones[0]!.id },
      body: { startedOn: '2026-03-02' },
      ifMatch: 1,
    });
    await api.ok(checkInRoutes.create, { ...at(id), body: fine });
    await api.database.query(`UPDATE check_ins SET created_at = '2026-03-02T10:00:00Z' WHERE initiative_id = $1`, [id]);
    expect((await rowOf(id))?.checkIn).toMatchObject({ on: '2026-03-02', outdated: false });
    api.setNow(new Date('2026-03-10T00:00:01Z'));
    expect(await read()).toMatchObject({
      today: '2026-03-10',
      rows: [{ checkIn: { colour: 'green', outdated: true }, attentionReason: 'No check-in for 8 days.' }],
    });
    api.setNow(new Date('2026-03-24T00:00:01Z'));
    expect((await rowOf(id))?.attentionReason).toBe('The promised launch date passed 4 days ago.');
  });

  it('notices within five minutes what has no event: a new name, data that grew old', async () => {
    const id = await start('Kettle');
    const minutely = { kind: 'interval', everySeconds: 60 };
    const kpi = await byHand(id).kpi('Orders', 'output', minutely);
    await api.database.query(`UPDATE kpi_statuses SET last_success_at = '2026-03-02T08:59:30Z' WHERE kpi_id = $1`, [
      kpi,
    ]);
    expect((await rowOf(id))?.data.stale).toBe(0);
    await api.database.query(`UPDATE users SET name = 'Renamed' WHERE id = $1`, [home.owner.userId]);
    api.setNow(new Date('2026-03-02T09:04:59Z'));
    expect((await rowOf(id))?.data.stale).toBe(0);
    api.setNow(new Date('2026-03-02T09:05:01Z'));
    expect(await rowOf(id)).toMatchObject({
      data: { stale: 1 },
      attentionReason: '1 of 1 KPI brings no fresh numbers.',
    });
  });

  it('keeps a change that happens while it is computed', async () => {
    const id = await start('Before');
    const facts = api.app.get(InitiativeFactsRepository);
    const original = facts.read.bind(facts);
    facts.read = async (...parameters) => {
      const rows = await original(...parameters);
      // Commits after the facts were read and before the row is stored.
      facts.read = original;
      await api.ok(initiativeRoutes.update, { ...at(id), body: { name: 'After' }, ifMatch: 1 });
      return rows;
    };
    expect((await rowOf(id))?.name).toBe('Before');
    expect(await marks()).toHaveLength(1);
    expect((await rowOf(id))?.name).toBe('After');
    expect(await marks()).toHaveLength(0);
  });

  it('keeps its marks when computing fails', async () => {
    const id = await start('Kettle');
    const facts = api.app.get(InitiativeFactsRepository);
    const original = facts.read.bind(facts);
    facts.read = () => Promise.reject(new Error('no facts today'));
    await expect(api.app.get(PortfolioService).get(home.id)).rejects.toThrow('no facts today');
    facts.read = original;
    expect((await rowOf(id))?.name).toBe('Kettle');
  });

  it('is right for many readers and writers at once', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, (_, i) => start(`Kettle ${i}`)));
    await Promise.all([
      ...Array.from({ length: 10 }, () => read()),
      ...ids.flatMap((id) => Array.from({ length: 4 }, () => add(id, 1))),
    ]);
    const { rows } = await read();
    expect(rows.map(({ milestones }) => milestones.total)).toEqual([4, 4, 4, 4, 4]);
  });

  it('is one statement beside the sign-in, and nothing but the tag for who has it already', async () => {
    const count = () => countQueries(api.database, read);
    const first = await start('Kettle');
    await read();
    const one = await count();
    for (let i = 0; i < 8; i++) await add(await start(`Pot ${i}`), 3);
    await read();
    expect([one, await count()]).toEqual([2, 2]);

    const { headers } = await api.call(portfolioRoutes.get, portfolio());
    const seen = { ...portfolio(), headers: { 'if-none-match': String(headers.etag) } };
    const again = await api.call(portfolioRoutes.get, seen);
    expect([again.status, again.body]).toEqual([304, undefined]);
    await api.database.query('UPDATE portfolio_rows SET last_pull_at = now() WHERE initiative_id = $1', [first]);
    expect((await api.call(portfolioRoutes.get, seen)).status).toBe(200);
    await add(first, 1);
    expect((await api.call(portfolioRoutes.get, seen)).status).toBe(200);
  });

  it('shows nothing of another workspace', async () => {
    await start('Ours');
    const other = await api.world.workspace();
    const theirs = { as: other.owner, params: { workspaceId: other.id } };
    expect((await api.ok(portfolioRoutes.get, theirs)).rows).toEqual([]);
    expect((await api.call(portfolioRoutes.get, { ...theirs, params: { workspaceId: home.id } })).status).toBe(404);
  });

  describe('since an earlier week', () => {
    const nextWeek = () => api.setNow(new Date('2026-03-09T09:00:00Z'));
    const round = () => api.app.get(PortfolioService).round();

    it('has nothing to compare with at first, and no change when nothing changed', async () => {
      const id = await start('Kettle');
      expect((await rowOf(id))?.trend).toBeNull();
      nextWeek();
      expect((await rowOf(id))?.trend).toEqual({
        kind: 'same',
        since: expect.stringMatching(/^2026-03-0[1-8]$/),
        words: 'No change',
        from: null,
        to: null,
      });
    });

    it('says what got worse, compared with how the week ended', async () => {
      const id = await start('Kettle');
      await byHand(id).approve('2026-03-20');
      await add(id, 2);
      await api.ok(checkInRoutes.create, { ...at(id), body: fine });
      expect((await rowOf(id))?.shown).toMatchObject({
        delivered: 'on-track',
        deliveredWords: '0 of 1 milestone done',
      });
      nextWeek();
      await add(id, 12);
      await api.ok(checkInRoutes.create, { ...at(id), body: fine });
      const row = await rowOf(id);
      expect(row?.trend).toMatchObject({
        kind: 'worse',
        from: 'on-track',
        to: 'at-risk',
        words: row?.shown.deliveredWords,
      });
    });

    it('is kept by the clockwork where nobody looks, once a day', async () => {
      const id = await start('Kettle');
      expect(await round()).toBeGreaterThan(0);
      expect(await round()).toBe(0);
      const [kept] = await api.database.query('SELECT state FROM portfolio_weeks WHERE initiative_id = $1', [id]);
      expect(kept).toMatchObject({ state: { stage: 'draft', delivered: 'not-started' } });
    });
  });

  it('counts data that is old or cannot be had against the verdict, and says so', async () => {
    const id = await start('Kettle');
    const hand = byHand(id);
    await hand.approve('2026-02-10');
    const orders = await hand.kpi('Orders');
    await hand.criterion(orders, await hand.promise(1), 'on-track', '2026-06-01');
    await api.database.query(`UPDATE initiatives SET launched_on = '2026-02-11' WHERE id = $1`, [id]);
    const tell = async (sql: string, ...values: unknown[]) => {
      await api.database.query(`UPDATE kpi_statuses SET ${sql} WHERE kpi_id = $1`, [orders, ...values]);
      await hand.mark();
      return (await rowOf(id))!;
    };
    expect((await tell('latest_day = $2', '2026-03-01')).shown).toMatchObject({
      worked: 'on-track',
      workedWords: '1 of 1 criterion on track',
    });
    expect((await tell('latest_day = $2', '2026-02-20')).shown).toMatchObject({
      worked: 'stale',
      workedWords: 'Orders: no number since 20 Feb, 9 days behind',
    });
    const failed = await tell(`consecutive_failures = 1, last_error = '401 from the shop.'`);
    expect(failed.shown).toMatchObject({ worked: 'error', workedWords: 'Orders: last pull failed, 401 from the shop' });
    expect(failed.data).toMatchObject({ failing: 1, behind: 0, words: failed.shown.workedWords });
    expect(failed.attentionReason).toBe('1 of 1 KPI brings no fresh numbers.');
  });
});
