import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { amendmentRoutes } from '@workback/contracts/amendment/amendment.routes';
import { criterionRoutes } from '@workback/contracts/criterion/criterion.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { promiseRoutes } from '@workback/contracts/promise/promise.routes';
import { planChangeRoutes } from '@workback/contracts/roadmap/plan-change.routes';
import { roundRoutes } from '@workback/contracts/round/round.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { closeRound, startRound } from '../testing/review.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

const today = new Date().toISOString().slice(0, 10);

describe('an approval', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  /** An initiative in review with one promise, and a KPI with a week of numbers. */
  const inReview = async () => {
    const { id: initiativeId } = await api.ok(initiativeRoutes.create, { ...here(), body: { name: 'Fern' } });
    const at = { as: home.owner, params: { workspaceId: home.id, initiativeId } };
    const sections = { heading: 'Fern', summary: 'Cellars stay dry.' };
    await api.ok(prfaqRoutes.edit, { ...at, ifMatch: 1, body: { sections, launchDate: addDays(today, 90) } });
    const passage = { place: 'summary', exact: 'Cellars stay dry.', prefix: '', suffix: '', start: 0 };
    const promise = await api.ok(promiseRoutes.mark, { ...at, body: { passage } });
    const kpi = await api.ok(kpiRoutes.create, {
      ...here(),
      body: { name: 'Dry cellars', unit: 'count', direction: 'up' },
    });
    const points = [4, 5, 6].map((value, i) => ({ date: addDays(today, -1 - i), value }));
    await api.ok(kpiRoutes.write, {
      as: home.owner,
      params: { workspaceId: home.id, kpiId: kpi.id },
      body: { points },
    });
    await startRound(api, at);
    const body = {
      initiativeId,
      kpiId: kpi.id,
      promiseId: promise.id,
      comparator: 'at-least',
      value: 10,
      window: { count: 3, grain: 'day' },
      due: { kind: 'after-launch', days: 30 },
    } as const;
    const setCriterion = () => api.ok(criterionRoutes.create, { ...here(), body });
    const approve = () => closeRound(api, at, 'approve');
    const criteria = async () => (await api.ok(criterionRoutes.list, { ...here(), query: { initiativeId } })).criteria;
    return { at, setCriterion, approve, criteria };
  };

  it('freezes text, promises, launch date and criteria with their measured baselines', async () => {
    const { at, setCriterion, approve, criteria } = await inReview();
    await setCriterion();
    await approve();
    const [criterion] = await criteria();
    expect(criterion).toMatchObject({ frozen: true, addedAfterApproval: false, baseline: { value: 5 } });
    const { promises } = await api.ok(promiseRoutes.list, at);
    expect(promises).toMatchObject([{ frozen: true, verdict: 'too-early', criterionIds: [criterion!.id] }]);
    expect(await api.ok(initiativeRoutes.get, at)).toMatchObject({
      prfaqStatus: 'approved',
      launch: { promised: addDays(today, 90) },
      worked: { verdict: 'too-early', tooEarly: 1 },
    });
  });

  it('approves the version that was read, under its number', async () => {
    const { at, approve } = await inReview();
    const { rounds } = await api.ok(roundRoutes.list, at);
    await approve();
    const { versions } = await api.ok(prfaqRoutes.versions, at);
    expect(versions).toMatchObject([{ number: rounds[0]!.versionNumber, reason: 'approved' }]);
    const { approvedVersionNumber, latestVersionNumber, decisions } = await api.ok(prfaqRoutes.get, at);
    expect([approvedVersionNumber, latestVersionNumber, decisions[0]!.versionNumber]).toEqual([1, 1, 1]);
    const { drift } = await api.ok(amendmentRoutes.drift, at);
    expect(drift).toMatchObject({ firstVersionNumber: 1, firstApprovedAt: decisions[0]!.decidedAt });
  });

  it('keeps the plan as the baseline that stays, where there is one', async () => {
    const empty = await inReview();
    await empty.approve();
    expect((await api.ok(planChangeRoutes.baselines, empty.at)).baselines).toEqual([]);
    const { at, approve } = await inReview();
    await api.ok(roadmapRoutes.addMilestone, { ...at, body: { outcome: 'Pump', estimateDays: 5 } });
    await approve();
    const { baselines } = await api.ok(planChangeRoutes.baselines, at);
    expect(baselines).toMatchObject([
      {
        name: 'Approval of version 1',
        byApproval: true,
        launchDate: addDays(today, 90),
        milestones: [{ outcome: 'Pump' }],
      },
    ]);
    const one = { as: home.owner, params: { ...at.params, baselineId: baselines[0]!.id } };
    expect((await api.call(planChangeRoutes.removeBaseline, one)).problem.code).toBe('baseline-of-approval');
  });

  it('leaves no criterion between frozen and added later, whoever is faster', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { setCriterion, approve, criteria } = await inReview();
      const wait = new Promise((done) => setTimeout(done, round * 3));
      await Promise.all([approve(), wait.then(setCriterion), setCriterion()]);
      const kinds = (await criteria()).map(({ frozen, addedAfterApproval }) => frozen !== addedAfterApproval);
      expect(kinds).toEqual([true, true]);
    }
  });
});
