import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { amendmentRoutes } from '@workback/contracts/amendment/amendment.routes';
import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import { criterionRoutes } from '@workback/contracts/criterion/criterion.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { promiseRoutes } from '@workback/contracts/promise/promise.routes';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { roundRoutes } from '@workback/contracts/round/round.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { approveDraft } from '../testing/review.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

const today = new Date().toISOString().slice(0, 10);
const launch = addDays(today, 90);
const summary =
  'A driver collects within one working day. Collection starts in 140 towns. The refund starts at the scan.';
const passage = (exact: string, text = summary) => ({
  ...{ place: 'summary', exact, prefix: '', suffix: '' },
  start: text.indexOf(exact),
});

describe('amendments', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let author: TestCaller;
  let params: { workspaceId: string; initiativeId: string };
  let promises: string[];
  let kpiId: string;
  let criterionId: string;
  let milestoneId: string;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    author = await home.member('editor');
  });
  afterAll(() => api.close());
  /** An approved text with three promises, the second built by a milestone and proved by a criterion. */
  beforeEach(async () => {
    const here = { as: author, params: { workspaceId: home.id } };
    const { id } = await api.ok(initiativeRoutes.create, { ...here, body: { name: 'Returns' } });
    params = { workspaceId: home.id, initiativeId: id };
    const body = { sections: { heading: 'Returns', summary }, launchDate: launch };
    await api.ok(prfaqRoutes.edit, { as: author, params, ifMatch: 1, body });
    promises = [];
    for (const words of ['within one working day', 'Collection starts in 140 towns', 'The refund starts at the scan']) {
      const made = await api.ok(promiseRoutes.mark, { as: author, params, body: { passage: passage(words) } });
      promises.push(made.id);
    }
    const kpi = await api.ok(kpiRoutes.create, { ...here, body: { name: 'Towns', unit: 'count', direction: 'up' } });
    kpiId = kpi.id;
    const points = [4, 5, 6].map((value, i) => ({ date: addDays(today, -1 - i), value }));
    await api.ok(kpiRoutes.write, { as: author, params: { workspaceId: home.id, kpiId }, body: { points } });
    const rule = { comparator: 'at-least', value: 140, window: { count: 3, grain: 'day' } } as const;
    const due = { kind: 'after-launch', days: 30 } as const;
    const criterion = await api.ok(criterionRoutes.create, {
      ...here,
      body: { initiativeId: id, kpiId, promiseId: promises[1]!, ...rule, due },
    });
    criterionId = criterion.id;
    const milestone = { outcome: 'Depots are ready', estimateDays: 5, promiseIds: [promises[1]!] };
    const roadmap = await api.ok(roadmapRoutes.addMilestone, { as: author, params, body: milestone });
    milestoneId = roadmap.milestones[0]!.id;
    await approveDraft(api, { as: home.owner, params });
  });

  const propose = async (reason = 'Fewer towns, so that the date holds') =>
    api.call(amendmentRoutes.propose, { as: author, params, body: { reason } });
  const begin = async (): Promise<Amendment> => (await propose()).body;
  const at = ({ id }: Amendment) => ({ ...params, amendmentId: id });
  type Patch = NonNullable<Parameters<typeof api.call<typeof amendmentRoutes.edit>>[1]>['body'];
  const edit = (amendment: Amendment, body: Patch, as = author) =>
    api.call(amendmentRoutes.edit, { as, params: at(amendment), ifMatch: amendment.version, body });
  const edited = async (amendment: Amendment, body: Patch): Promise<Amendment> => {
    const answer = await edit(amendment, body);
    if (answer.status !== 200) throw new Error(answer.problem.detail);
    return answer.body;
  };
  const read = (amendment: Amendment) => api.ok(amendmentRoutes.get, { as: author, params: at(amendment) });
  const startRound = (amendment: Amendment, approverIds = [home.owner.userId]) =>
    api.call(roundRoutes.start, {
      as: author,
      params,
      body: {
        ...{ amendmentId: amendment.id, objective: 'Fewer towns?', dueOn: '2999-01-01', door: 'one-way' as const },
        ...{ facilitatorId: author.userId, approverIds },
      },
    });
  const close = async (verdict: 'approve' | 'iterate' | 'reject', reasons = '') => {
    const { rounds } = await api.ok(roundRoutes.list, { as: author, params });
    const roundId = rounds[0]!.id;
    return api.call(roundRoutes.close, { as: home.owner, params: { ...params, roundId }, body: { verdict, reasons } });
  };
  const prfaq = () => api.ok(prfaqRoutes.get, { as: author, params });
  const drift = async () => (await api.ok(amendmentRoutes.drift, { as: author, params })).drift;
  const listPromises = () => api.ok(promiseRoutes.list, { as: author, params });
  const fewer = summary.replace('140', '120');

  it('begin as a copy of the approved text, one at a time, and leave the yardstick where it is', async () => {
    const amendment = await begin();
    expect(amendment).toMatchObject({
      number: 1,
      status: 'draft',
      baseVersionNumber: 1,
      document: (await prfaq()).document,
      problems: [{ field: 'document' }],
    });
    const second = await propose();
    expect([second.status, second.problem.code]).toEqual([409, 'amendment-open']);
    const saved = await edited(amendment, { sections: { summary: fewer }, launchDate: addDays(launch, 14) });
    expect(saved).toMatchObject({ version: amendment.version + 1, document: { sections: { summary: fewer } } });
    expect((await prfaq()).document).toMatchObject({ sections: { summary }, launchDate: launch });
    const initiative = await api.ok(initiativeRoutes.get, { as: author, params });
    expect([initiative.stage, initiative.launch.promised]).toEqual(['approved', launch]);
  });

  it('are refused where nothing is approved', async () => {
    const here = { as: author, params: { workspaceId: home.id } };
    const { id } = await api.ok(initiativeRoutes.create, { ...here, body: { name: 'Moss' } });
    const refused = await api.call(amendmentRoutes.propose, {
      as: author,
      params: { workspaceId: home.id, initiativeId: id },
      body: { reason: 'x' },
    });
    expect([refused.status, refused.problem.code]).toEqual([409, 'not-approved']);
    const none = await api.ok(amendmentRoutes.drift, {
      as: author,
      params: { workspaceId: home.id, initiativeId: id },
    });
    expect(none).toEqual({ drift: null });
  });

  it('name every promise, milestone and KPI that they touch', async () => {
    const amendment = await edited(await begin(), { sections: { summary: fewer }, launchDate: addDays(launch, 14) });
    expect(amendment.promises.map(({ label, outcome, after }) => [label, outcome, after])).toEqual([
      ['P1', 'kept', 'within one working day'],
      ['P2', 'reworded', 'Collection starts in 120 towns'],
      ['P3', 'kept', 'The refund starts at the scan'],
    ]);
    expect(amendment.impact).toMatchObject({
      launchDate: { before: launch, after: addDays(launch, 14), days: 14 },
      promises: [{ label: 'P2', how: 'reworded', before: 'Collection starts in 140 towns' }],
      milestones: [{ id: milestoneId, promises: ['P2'], float: { before: expect.any(Number) } }],
      kpis: [{ id: kpiId, name: 'Towns', promises: ['P2'], criteria: [] }],
    });
    const { before, after } = amendment.impact.milestones[0]!.float!;
    expect(after - before).toBe(10);
    expect(amendment.problems).toEqual([]);
  });

  it('become the yardstick when the approvers approve again, with everything they say', async () => {
    const rule = (
      await api.ok(criterionRoutes.list, { as: author, params: { workspaceId: home.id }, query: { kpiId } })
    ).criteria[0]!;
    const newRule = {
      ...{ comparator: rule.comparator, value: 120, against: rule.against, window: rule.window, due: rule.due },
      ...{ aggregation: null, minimumCoverage: 1, consecutivePeriods: 1, noDataPolicy: rule.noDataPolicy },
      ...{ tolerance: 0.1, trajectory: false },
    };
    const text = 'A driver collects within one working day. Collection starts in 120 towns. Nobody prints a label.';
    const added = crypto.randomUUID();
    const amendment = await edited(await begin(), {
      sections: { summary: text },
      launchDate: addDays(launch, 14),
      promiseChanges: [
        { change: 'withdraw', promiseId: promises[2]!, reason: 'The bank cannot' },
        { change: 'add', id: added, kind: 'commitment', passage: passage('Nobody prints a label', text) },
      ],
      criterionChanges: [
        { change: 'replace', criterionId, promiseId: promises[1]!, rule: newRule, reason: 'As many as promised' },
        { change: 'add', id: crypto.randomUUID(), kpiId, promiseId: added, rule: { ...newRule, value: 1 } },
      ],
    });
    expect(amendment.problems).toEqual([]);
    expect((await startRound(amendment)).body).toMatchObject({ number: 1, amendment: { number: 1 }, versionNumber: 2 });
    expect((await read(amendment)).status).toBe('in-review');
    const frozen = await edit(await read(amendment), { sections: { summary: 'x' } });
    expect([frozen.status, frozen.problem.code]).toEqual([409, 'amendment-frozen']);
    expect((await prfaq()).document.sections.summary).toBe(summary);
    expect((await close('approve', 'Fewer, and surely')).body).toMatchObject({ state: 'closed', verdict: 'approve' });

    expect(await prfaq()).toMatchObject({
      status: 'approved',
      approvedVersionNumber: 2,
      document: { sections: { summary: text }, launchDate: addDays(launch, 14) },
    });
    const initiative = await api.ok(initiativeRoutes.get, { as: author, params });
    expect(initiative.launch.promised).toBe(addDays(launch, 14));
    const { promises: standing, withdrawn } = await listPromises();
    expect(
      standing.map(({ label, passage: { exact }, frozen: held, earlierWords }) => [label, exact, held, earlierWords]),
    ).toEqual([
      ['P1', 'within one working day', true, []],
      ['P2', 'Collection starts in 120 towns', true, ['Collection starts in 140 towns']],
      ['P4', 'Nobody prints a label', true, []],
    ]);
    expect(withdrawn).toMatchObject([{ label: 'P3', withdrawn: { reason: 'The bank cannot' } }]);
    expect(standing.every(({ found }) => found)).toBe(true);
    const { criteria } = await api.ok(criterionRoutes.list, {
      as: author,
      params: { workspaceId: home.id },
      query: { initiativeId: params.initiativeId },
    });
    expect(
      criteria.map(({ value, frozen: held, baseline, promiseId }) => [value, held, baseline?.value, promiseId]),
    ).toEqual([
      [120, true, 5, promises[1]],
      [1, true, 5, standing[2]!.id],
    ]);
    const [kept] = await api.database.query<{ rule: { value: number }; reason: string; by: string }>(
      'SELECT rule, reason, replaced_by AS by FROM criterion_revisions WHERE criterion_id = $1',
      [criterionId],
    );
    expect([kept!.rule.value, kept!.reason, kept!.by]).toEqual([140, 'As many as promised', home.owner.userId]);
    expect((await read(amendment)).impact.promises.map(({ how }) => how)).toEqual(['reworded', 'withdrawn', 'added']);

    expect(await drift()).toMatchObject({
      firstVersionNumber: 1,
      presentVersionNumber: 2,
      amendments: 1,
      launchDate: { days: 14 },
      promises: [
        { name: 'P2', how: 'reworded', before: 'Collection starts in 140 towns' },
        { name: 'P3', how: 'withdrawn', reason: 'The bank cannot' },
        { name: 'P4', how: 'added' },
      ],
      criteria: [
        { name: 'Towns', how: 'reworded' },
        { name: 'Towns', how: 'added' },
      ],
      words: { parts: 2 },
    });
    // What was withdrawn is served and proved by nobody any more.
    const roadmap = await api.ok(roadmapRoutes.get, { as: author, params });
    expect(roadmap.milestones[0]!.promiseIds).toEqual([promises[1]]);
    const tied = await api.call(roadmapRoutes.addMilestone, {
      as: author,
      params,
      body: { outcome: 'x', estimateDays: 1, promiseIds: [promises[2]!] },
    });
    expect(tied.problem.errors![0]!.field).toBe('promiseIds');
  });

  it('wait for promises whose words are gone, and for the criteria of what they withdraw', async () => {
    const gone = await edited(await begin(), { sections: { summary: 'A driver collects within one working day.' } });
    expect(gone.problems.map(({ field }) => field)).toEqual([`promises.${promises[1]}`, `promises.${promises[2]}`]);
    const refused = await startRound(gone);
    expect([refused.status, refused.problem.errors!.length]).toEqual([422, 2]);
    const settled = await edited(gone, {
      promiseChanges: promises.slice(1).map((promiseId) => ({ change: 'withdraw', promiseId, reason: 'Too dear' })),
    });
    expect(settled.problems.map(({ field }) => field)).toEqual([`criteria.${criterionId}`]);
    const ready = await edited(settled, {
      criterionChanges: [{ change: 'withdraw', criterionId, reason: 'With its promise' }],
    });
    expect(ready.problems).toEqual([]);
    await startRound(ready);
    await close('approve');
    const { criteria } = await api.ok(criterionRoutes.list, {
      as: author,
      params: { workspaceId: home.id },
      query: { initiativeId: params.initiativeId },
    });
    expect(criteria).toEqual([]);
    expect((await drift())!.criteria).toMatchObject([{ how: 'withdrawn', reason: 'With its promise' }]);
    expect(await api.ok(initiativeRoutes.get, { as: author, params })).toMatchObject({ worked: { noData: 1 } });
  });

  it('ask those again who approved before, as far as they still can', async () => {
    const amendment = await edited(await begin(), { sections: { summary: fewer } });
    const ines = await home.member('contributor');
    const without = await startRound(amendment, [ines.userId]);
    expect(without.problem.errors).toMatchObject([{ field: 'approverIds' }]);
    expect((await startRound(amendment, [ines.userId, home.owner.userId])).status).toBe(201);
  });

  it('come back with changes to make, are rejected or given up, and the yardstick stays', async () => {
    const first = await edited(await begin(), { sections: { summary: fewer } });
    await startRound(first);
    await close('iterate', 'Say which towns wait');
    const back = await read(first);
    expect(back.status).toBe('draft');
    const again = await startRound(await edited(back, { reason: 'Fewer towns; the list is in the FAQ' }));
    expect(again.body).toMatchObject({ number: 2, amendment: { number: 1 } });
    await close('reject', 'We promised 140');
    expect(await read(first)).toMatchObject({ status: 'rejected', impact: { promises: [{ label: 'P2' }] } });
    const second = await begin();
    expect(second.number).toBe(2);
    const gaveUp = await api.call(amendmentRoutes.withdraw, {
      as: author,
      params: at(second),
      body: { reason: 'We found the vans' },
    });
    expect(gaveUp.body).toMatchObject({ status: 'withdrawn', withdrawnReason: 'We found the vans' });
    expect((await prfaq()).document.sections.summary).toBe(summary);
    const { amendments } = await api.ok(amendmentRoutes.list, { as: author, params });
    expect(amendments.map(({ number, status }) => `${number} ${status}`)).toEqual(['2 withdrawn', '1 rejected']);
    expect(await drift()).toMatchObject({ amendments: 0, launchDate: null, promises: [], words: { parts: 0 } });
  });

  it('tell the second of two editors what is there now, and lose nothing', async () => {
    const amendment = await begin();
    const other = await home.member('editor');
    const [one, two] = await Promise.all([
      edit(amendment, { sections: { summary: fewer } }),
      edit(amendment, { sections: { heading: 'Other' } }, other),
    ]);
    const [won, lost] = one.status === 200 ? [one, two] : [two, one];
    expect([won.status, lost.status, lost.problem.code]).toEqual([200, 412, 'stale-version']);
    expect(lost.problem.current).toEqual(won.body);
    const begun = await Promise.all([propose(), propose()]);
    expect(begun.map(({ status }) => status)).toEqual([409, 409]);
  });

  it('end once, whoever is faster', async () => {
    const amendment = await edited(await begin(), { sections: { summary: fewer } });
    const { body: round } = await startRound(amendment);
    const withdraw = () =>
      api.call(roundRoutes.withdraw, {
        as: author,
        params: { ...params, roundId: round.id },
        body: { reason: 'Later' },
      });
    const answers = await Promise.all([close('approve'), withdraw(), close('approve'), withdraw()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    const { status } = await read(amendment);
    const text = (await prfaq()).document.sections.summary;
    expect([status, text]).toEqual(text === fewer ? ['approved', fewer] : ['draft', summary]);
  });

  it('do not move the promised date of what is launched', async () => {
    const body = { launchedOn: today, exception: 'The fair opens today' };
    await api.ok(initiativeRoutes.launch, { as: author, params, body });
    const amendment = await edited(await begin(), { launchDate: addDays(launch, 7) });
    expect(amendment.problems.map(({ field }) => field)).toEqual(['launchDate']);
    expect(amendment.impact.milestones).toEqual([]);
  });

  it('are the only way in which the database lets the yardstick change', async () => {
    const amendment = await begin();
    for (const [sql, values] of [
      [`UPDATE prfaqs SET headline = 'x' WHERE initiative_id = $1`, [params.initiativeId]],
      ['UPDATE initiatives SET promised_launch_on = now() WHERE id = $1', [params.initiativeId]],
      ['UPDATE promises SET withdrawn_at = now() WHERE initiative_id = $1', [params.initiativeId]],
      [`UPDATE success_criteria SET rule = '{}' WHERE id = $1`, [criterionId]],
      ['UPDATE success_criteria SET withdrawn_at = now() WHERE id = $1', [criterionId]],
      ['DELETE FROM success_criteria WHERE id = $1', [criterionId]],
      // An amendment that calls itself approved is not enough: its round has to say so in the same transaction.
      [
        `WITH a AS (UPDATE prfaq_amendments SET status = 'approved', decided_at = now() WHERE id = $1)
         UPDATE prfaqs SET headline = 'x' WHERE initiative_id = $2`,
        [amendment.id, params.initiativeId],
      ],
    ] as const) {
      await expect(api.database.query(sql, values)).rejects.toMatchObject({ code: '23000' });
    }
    const saved = await edited(amendment, { sections: { summary: fewer } });
    await startRound(saved);
    await close('approve');
    for (const sql of [
      `UPDATE prfaqs SET headline = 'x' WHERE initiative_id = $1`,
      `UPDATE prfaq_amendments SET reason = 'x' WHERE initiative_id = $1`,
      'DELETE FROM prfaq_amendments WHERE initiative_id = $1',
      `UPDATE promise_revisions SET passage = '{}' WHERE initiative_id = $1`,
    ]) {
      await expect(api.database.query(sql, [params.initiativeId])).rejects.toMatchObject({ code: '23000' });
    }
  });

  it('are read by viewers and edited by editors of their own workspace', async () => {
    const amendment = await begin();
    const viewer = await home.member('viewer');
    expect((await api.call(amendmentRoutes.get, { as: viewer, params: at(amendment) })).status).toBe(200);
    expect((await edit(amendment, { reason: 'x' }, viewer)).status).toBe(403);
    const stranger = (await api.world.workspace()).owner;
    expect((await edit(amendment, { reason: 'x' }, stranger)).status).toBe(404);
    const events = await api.database.query<{ kind: string }>(
      `SELECT kind FROM events WHERE initiative_id = $1 AND kind LIKE 'amendment.%'`,
      [params.initiativeId],
    );
    expect(events.map(({ kind }) => kind)).toEqual(['amendment.proposed']);
  });
});
