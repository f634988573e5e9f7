import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { planExchangeRoutes } from '@workback/contracts/roadmap/plan-exchange.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('plans in files', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    api.setNow(new Date('2026-11-02T09:00:00Z'));
  });
  afterAll(() => api.close());

  const start = async () => {
    const { id } = await api.ok(initiativeRoutes.create, {
      as: home.owner,
      params: { workspaceId: home.id },
      body: { name: 'Doorstep Returns' },
    });
    return { as: home.owner, params: { workspaceId: home.id, initiativeId: id } };
  };
  const file = (text: string, more: object = {}) => ({
    body: { content: Buffer.from(text).toString('base64'), ...more },
  });
  const sheet = `Outcome;Milestone;Owner;Estimate days;Waits for
Handset scans;A;${'OWNER'};10;
Depots sign;B;Nobody Known;5;
=Round absorbs it;C;;3;A, B SS+2d
`;

  it('are shown before anything is made, then made in one step that can be taken back', async () => {
    const plan = await start();
    const text = sheet.replace('OWNER', home.owner.name);
    const preview = await api.ok(planExchangeRoutes.preview, { ...plan, ...file(text) });
    expect(preview).toMatchObject({ form: 'workback', made: 3, linked: 2, refusal: null, forecastBefore: null });
    expect(preview.settings.mapping).toEqual({ outcome: [0], key: [1], owner: [2], estimate: [3], waitsFor: [4] });
    expect(preview.remarks).toEqual([{ row: 2, message: expect.stringContaining('“Nobody Known” is no member') }]);
    expect(preview.forecastAfter).not.toBeNull();
    const before = await api.ok(roadmapRoutes.get, plan);
    expect(before.milestones).toEqual([]);

    const imported = await api.ok(planExchangeRoutes.import, { ...plan, ...file(text), ifMatch: before.planVersion });
    expect(imported).toMatchObject({ made: 3, skipped: 0 });
    const { milestones } = imported.roadmap;
    expect(milestones.map(({ outcome, owner, estimateDays }) => [outcome, owner?.id ?? null, estimateDays])).toEqual([
      ['Handset scans', home.owner.userId, 10],
      ['Depots sign', null, 5],
      ['=Round absorbs it', null, 3],
    ]);
    expect(milestones[2]!.predecessors).toEqual([
      { milestoneId: milestones[0]!.id, type: 'FS', lagDays: 0 },
      { milestoneId: milestones[1]!.id, type: 'SS', lagDays: 2 },
    ]);
    // The same file again makes nothing.
    const again = await api.call(planExchangeRoutes.import, {
      ...plan,
      ...file(text),
      ifMatch: imported.roadmap.planVersion,
    });
    expect([again.status, again.problem.errors?.[0]?.message]).toEqual([422, expect.stringContaining('nothing new')]);
  });

  it('come out as CSV that another plan takes as it is, with nothing that a spreadsheet would run', async () => {
    const plan = await start();
    const text = sheet.replace('OWNER', home.owner.name);
    await api.ok(planExchangeRoutes.import, { ...plan, ...file(text), ifMatch: 1 });
    const answer = await api.call(planExchangeRoutes.exportCsv, plan);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const csv = answer.body;
    expect(csv).toContain("'=Round absorbs it");
    expect(csv).toMatch(/M3,.*"M1, M2SS\+2d"/);
    const other = await start();
    const preview = await api.ok(planExchangeRoutes.preview, { ...other, ...file(csv) });
    expect(preview).toMatchObject({ form: 'workback', made: 3, linked: 2, remarks: [] });
    const { roadmap } = await api.ok(planExchangeRoutes.import, { ...other, ...file(csv), ifMatch: 1 });
    expect(roadmap.milestones.map(({ outcome }) => outcome)).toEqual([
      'Handset scans',
      'Depots sign',
      '=Round absorbs it',
    ]);
  });

  it.each([
    ['', {}, 'content', ''],
    ['{"a":', {}, 'content', 'broken JSON'],
    ['a\n', {}, 'content', 'no rows'],
    ['a,b\nx,1\n', { settings: { mapping: { outcome: [7] } } }, 'settings.mapping.outcome', 'does not have'],
    ['a,b\nx,1\n', { settings: { mapping: { owner: [0] } } }, 'settings.mapping.outcome', 'which column'],
  ])('are refused in a sentence: %j', async (text, more, field, words) => {
    const plan = await start();
    const { status, problem } = await api.call(planExchangeRoutes.preview, { ...plan, ...file(text, more) });
    expect(status).toBe(422);
    expect(problem.errors).toContainEqual({ field, message: expect.stringContaining(words) });
  });

  it('belong to those who may plan', async () => {
    const plan = await start();
    const viewer = await home.member('viewer');
    expect((await api.call(planExchangeRoutes.preview, { ...plan, as: viewer, ...file('a\nb\n') })).status).toBe(403);
    expect((await api.call(planExchangeRoutes.exportCsv, { ...plan, as: viewer })).status).toBe(200);
  });
});
