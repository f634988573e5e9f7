import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { notificationRoutes } from '@workback/contracts/notification/notification.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { roundRoutes } from '@workback/contracts/round/round.routes';
import type { Round } from '@workback/contracts/round/round.schemas';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('review rounds', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let author: TestCaller;
  let ines: TestCaller;
  let soline: TestCaller;
  let jonas: TestCaller;
  let params: { workspaceId: string; initiativeId: string };
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    [author, ines, soline, jonas] = [
      await home.member('editor'),
      await home.member('contributor'),
      await home.member('contributor'),
      await home.member('contributor'),
    ];
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const at = { as: author, params: { workspaceId: home.id } };
    const { id } = await api.ok(initiativeRoutes.create, { ...at, body: { name: 'Fern' } });
    params = { workspaceId: home.id, initiativeId: id };
    const sections = { heading: 'Fern', summary: 'Cellars stay dry.' };
    await api.ok(prfaqRoutes.edit, { as: author, params, ifMatch: 1, body: { sections, launchDate: '2031-02-03' } });
  });

  const plan = () => ({
    objective: 'Is the price right?',
    dueOn: '2999-01-01',
    door: 'one-way' as const,
    facilitatorId: author.userId,
    noteTakerId: jonas.userId as string | null,
    reviewerIds: [jonas.userId],
    approverIds: [ines.userId, soline.userId],
  });
  type Plan = Partial<ReturnType<typeof plan>>;
  const tryStart = (changed: Plan = {}, as = author) =>
    api.call(roundRoutes.start, { as, params, body: { ...plan(), ...changed } });
  const start = async (changed: Plan = {}): Promise<Round> => {
    const answer = await tryStart(changed);
    if (answer.status !== 201) throw new Error(answer.problem.detail);
    return answer.body;
  };
  const at = ({ id }: Round) => ({ ...params, roundId: id });
  type Said = 'agrees' | 'concerns' | 'approve' | 'changes' | 'reject';
  const say = (round: Round, as: TestCaller, answer: Said, note = '') =>
    api.call(roundRoutes.answer, { as, params: at(round), body: { answer, note } });
  const close = (round: Round, as: TestCaller, verdict: 'approve' | 'iterate' | 'reject', reasons = '') =>
    api.call(roundRoutes.close, { as, params: at(round), body: { verdict, reasons } });
  const withdraw = (round: Round, as = author) =>
    api.call(roundRoutes.withdraw, { as, params: at(round), body: { reason: 'New facts' } });
  const list = async () => (await api.ok(roundRoutes.list, { as: author, params })).rounds;
  const prfaq = () => api.ok(prfaqRoutes.get, { as: author, params });
  const said = ({ readers }: Round) =>
    Object.fromEntries(readers.map(({ person, role, answer }) => [person?.id, `${role} ${answer}`]));

  it('ask named people to read one version, and nobody edits it meanwhile', async () => {
    const round = await start();
    expect(round).toMatchObject({
      number: 1,
      versionNumber: 1,
      state: 'open',
      door: 'one-way',
      facilitator: { id: author.userId },
      noteTaker: { id: jonas.userId },
      startedBy: { id: author.userId },
      verdict: null,
    });
    expect(said(round)).toEqual({
      [ines.userId]: 'approver null',
      [soline.userId]: 'approver null',
      [jonas.userId]: 'reviewer null',
    });
    const { version, status } = await prfaq();
    expect(status).toBe('in-review');
    const body = { sections: { heading: 'Other' } };
    const late = await api.call(prfaqRoutes.edit, { as: author, params, ifMatch: version, body });
    expect(late.problem.code).toBe('prfaq-frozen');
    expect((await api.call(prfaqRoutes.saveVersion, { as: author, params })).problem.code).toBe('prfaq-frozen');
    expect((await tryStart()).problem.code).toBe('wrong-status');
  });

  it('need an approver, people who may answer, each once, and a day to come', async () => {
    const stranger = (await api.world.workspace()).owner.userId;
    const viewer = (await home.member('viewer')).userId;
    const wrong: [Plan, string][] = [
      [{ approverIds: [] }, 'approverIds'],
      [{ approverIds: [stranger] }, 'approverIds'],
      [{ reviewerIds: [viewer] }, 'reviewerIds'],
      [{ reviewerIds: [ines.userId] }, 'reviewerIds'],
      [{ noteTakerId: author.userId }, 'noteTakerId'],
      [{ facilitatorId: stranger }, 'facilitatorId'],
      [{ dueOn: '2020-01-01' }, 'dueOn'],
    ];
    for (const [changed, field] of wrong) {
      const refused = await tryStart(changed);
      expect([refused.status, refused.problem.errors?.map((error) => error.field)]).toEqual([422, [field]]);
    }
    // A refused start leaves no trace.
    expect(await prfaq()).toMatchObject({ status: 'draft', latestVersionNumber: 0 });
    expect(await list()).toEqual([]);
    const once = await start({ approverIds: [ines.userId, ines.userId] });
    expect(once.readers.filter(({ role }) => role === 'approver')).toHaveLength(1);
  });

  it('keep what everybody says, and every earlier word', async () => {
    const round = await start();
    expect((await say(round, jonas, 'concerns', 'Too dear')).status).toBe(200);
    await say(round, jonas, 'agrees');
    await say(round, jonas, 'agrees');
    const answered = await say(round, ines, 'changes', 'Name the price');
    expect(said(answered.body)).toMatchObject({
      [jonas.userId]: 'reviewer agrees',
      [ines.userId]: 'approver changes',
    });
    const kept = await api.database.query<{ answer: string }>(
      `SELECT a.answer FROM review_answers a JOIN review_readers p ON p.id = a.reader_id
        WHERE p.user_id = $1 AND p.round_id = $2 ORDER BY a.id`,
      [jonas.userId, round.id],
    );
    expect(kept.map(({ answer }) => answer)).toEqual(['concerns', 'agrees']);
    const unasked = await say(round, home.owner, 'approve');
    expect([unasked.status, unasked.problem.code]).toEqual([403, 'not-in-round']);
    expect((await say(round, jonas, 'approve')).problem.errors![0]!.field).toBe('answer');
    expect((await say(round, soline, 'reject')).problem.errors![0]!.field).toBe('note');
  });

  it('approve when every named approver approves, and freeze', async () => {
    const round = await start();
    const early = await close(round, author, 'approve');
    expect([early.status, early.problem.code]).toEqual([409, 'verdict-not-reached']);
    await say(round, ines, 'approve', 'Go');
    expect((await close(round, author, 'approve')).status).toBe(409);
    expect((await close(round, jonas, 'approve')).problem.code).toBe('not-in-round');
    const closed = await close(round, soline, 'approve', 'For this spring');
    expect(closed.body).toMatchObject({ state: 'closed', verdict: 'approve', endedBy: { id: soline.userId } });
    expect(said(closed.body)).toMatchObject({ [ines.userId]: 'approver approve', [soline.userId]: 'approver approve' });
    const initiative = await api.ok(initiativeRoutes.get, { as: author, params });
    expect(initiative).toMatchObject({ stage: 'approved', launch: { promised: '2031-02-03' } });
    for (const late of [
      await say(round, ines, 'reject', 'x'),
      await close(round, ines, 'reject', 'x'),
      await withdraw(round),
    ]) {
      expect([late.status, late.problem.code]).toEqual([409, 'round-ended']);
    }
  });

  it('do not approve what an approval would miss', async () => {
    const { version } = await prfaq();
    await api.ok(prfaqRoutes.edit, { as: author, params, ifMatch: version, body: { launchDate: null } });
    const round = await start({ approverIds: [ines.userId] });
    const refused = await close(round, ines, 'approve');
    expect([refused.status, refused.problem.errors!.map(({ field }) => field)]).toEqual([422, ['launchDate']]);
    // The answer that closing would have given is not kept either.
    expect(said((await list())[0]!)).toMatchObject({ [ines.userId]: 'approver null' });
  });

  it('ask for changes, which the author ticks off until the next and wider round begins', async () => {
    const first = await start({ approverIds: [ines.userId], reviewerIds: [] });
    const { body: back } = await close(first, author, 'iterate', 'Name the price\n\n Say when ');
    expect((await prfaq()).status).toBe('draft');
    const [price, when] = back.requiredChanges;
    expect(back.requiredChanges.map(({ words, done }) => [words, done])).toEqual([
      ['Name the price', false],
      ['Say when', false],
    ]);
    const tick = (change: typeof price, body: { done?: boolean; note?: string }, ifMatch = change!.version) =>
      api.call(roundRoutes.tick, { as: author, params: { ...params, changeId: change!.id }, ifMatch, body });
    const done = await tick(price, { done: true, note: ' In question 2 ' });
    expect(done.body).toMatchObject({
      done: true,
      note: 'In question 2',
      doneBy: { id: author.userId },
      settled: false,
    });
    const stale = await tick(price, { done: false });
    expect([stale.status, stale.problem.current]).toEqual([412, done.body]);

    const second = await start({ approverIds: [ines.userId, soline.userId], reviewerIds: [jonas.userId] });
    expect(second.number).toBe(2);
    const fresh = second.readers.filter(({ isNew }) => isNew).map(({ person }) => person!.id);
    expect(fresh.toSorted()).toEqual([soline.userId, jonas.userId].toSorted());
    const [, earlier] = await list();
    expect(earlier!.requiredChanges.map(({ done: made, settled }) => [made, settled])).toEqual([
      [true, true],
      [false, true],
    ]);
    expect((await tick(when, { done: true })).problem.code).toBe('change-settled');
    // A round that was withdrawn asked nobody: the checklist is the author's again.
    await withdraw(second);
    expect((await tick(when, { done: true })).status).toBe(200);
  });

  it('reject with the reasons of an approver who rejects, and stay readable', async () => {
    const round = await start();
    expect((await close(round, author, 'reject', 'Too small')).problem.code).toBe('verdict-not-reached');
    await say(round, ines, 'reject', 'Too small');
    expect((await close(round, author, 'reject')).problem.errors![0]!.field).toBe('reasons');
    await close(round, author, 'reject', 'Too small\nNot a tenth of the shops');
    expect((await list())[0]).toMatchObject({ verdict: 'reject', reasons: 'Too small\nNot a tenth of the shops' });
    expect(await prfaq()).toMatchObject({ status: 'rejected', decisions: [{ verdict: 'reject' }] });
    const log = await api.call(roundRoutes.exportLog, { as: author, params });
    expect(log.headers['content-type']).toBe('text/markdown; charset=utf-8');
    expect(log.body).toContain('> Not a tenth of the shops');
  });

  it('can be withdrawn with a reason, and the text is a draft again', async () => {
    const round = await start();
    const nothing = await api.call(roundRoutes.withdraw, { as: author, params: at(round), body: { reason: ' ' } });
    expect(nothing.status).toBe(422);
    expect((await withdraw(round, ines)).status).toBe(403);
    expect((await withdraw(round)).body).toMatchObject({
      state: 'withdrawn',
      withdrawnReason: 'New facts',
      verdict: null,
    });
    expect((await prfaq()).status).toBe('draft');
    expect((await start()).number).toBe(2);
  });

  it('can ask other people or give more time, without losing the word of an approver', async () => {
    const round = await start();
    await say(round, ines, 'changes', 'Name the price');
    const change = (body: Plan, ifMatch: number) =>
      api.call(roundRoutes.change, { as: author, params: at(round), ifMatch, body });
    const lost = await change({ approverIds: [soline.userId] }, round.version);
    expect(lost.problem.errors!.map(({ field }) => field)).toEqual(['approverIds']);
    const { body: changed } = await change(
      { approverIds: [ines.userId], reviewerIds: [soline.userId], dueOn: '2999-02-02' },
      round.version,
    );
    expect(changed).toMatchObject({ dueOn: '2999-02-02', version: round.version + 1 });
    expect(said(changed)).toEqual({ [ines.userId]: 'approver changes', [soline.userId]: 'reviewer null' });
    const stale = await change({ dueOn: '2999-03-03' }, round.version);
    expect([stale.status, stale.problem.current]).toEqual([412, changed]);
    // Somebody who was left out may be asked again.
    const { body: again } = await change({ reviewerIds: [soline.userId, jonas.userId] }, changed.version);
    expect(Object.keys(said(again))).toContain(jonas.userId);
  });

  it('take two approvers at once, and end once', async () => {
    const round = await start();
    await Promise.all([say(round, ines, 'approve'), say(round, soline, 'approve'), say(round, jonas, 'agrees')]);
    const answers = await Promise.all([
      close(round, author, 'approve'),
      close(round, ines, 'approve'),
      close(round, soline, 'iterate', 'Wait'),
      withdraw(round),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
    const [only] = await list();
    const { status, decisions } = await prfaq();
    expect(decisions).toHaveLength(only!.state === 'withdrawn' ? 0 : 1);
    expect(status).toBe({ approve: 'approved', iterate: 'draft', reject: '' }[only!.verdict ?? 'iterate']);
  });

  it('begin once when two people start one at the same time', async () => {
    const answers = await Promise.all([tryStart(), tryStart({}, home.owner), tryStart()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(await list()).toHaveLength(1);
  });

  it('cannot be rewritten, not even in the database', async () => {
    const round = await start({ approverIds: [ines.userId] });
    await close(round, ines, 'iterate', 'Name the price');
    await start();
    for (const [sql, id] of [
      ['UPDATE review_rounds SET objective = $2 WHERE id = $1', round.id],
      ['UPDATE review_rounds SET state = $2 WHERE id = $1', round.id],
      ['DELETE FROM review_rounds WHERE id = $1 AND $2 <> $3', round.id],
      ['UPDATE review_readers SET role = $2 WHERE round_id = $1', round.id],
      ['DELETE FROM review_readers WHERE round_id = $1 AND $2 <> $3', round.id],
      [
        `UPDATE review_answers SET note = $2 FROM review_readers p WHERE p.id = reader_id AND p.round_id = $1`,
        round.id,
      ],
      ['UPDATE required_changes SET note = $2 WHERE round_id = $1', round.id],
      ['UPDATE required_changes SET words = $2 WHERE round_id = $1', round.id],
    ] as const) {
      const given = sql.includes('$3') ? [id, 'a', 'b'] : [id, sql.includes('role') ? 'reviewer' : 'x'];
      await expect(api.database.query(sql, given)).rejects.toMatchObject({ code: '23000' });
    }
  });

  it('outlive the people in them', async () => {
    const guest = await home.member('editor');
    const round = await start({ facilitatorId: guest.userId, approverIds: [guest.userId], noteTakerId: null });
    await close(round, guest, 'iterate', 'Name the price');
    await api.database.query('DELETE FROM users WHERE id = $1', [guest.userId]);
    const [kept] = await list();
    expect(kept).toMatchObject({ verdict: 'iterate', endedBy: null, facilitator: null });
    expect(kept!.readers).toMatchObject([{ person: null, answer: 'changes' }, {}]);
  });

  it('belong to their initiative and workspace', async () => {
    const round = await start();
    const stranger = (await api.world.workspace()).owner;
    expect((await api.call(roundRoutes.list, { as: stranger, params })).status).toBe(404);
    const viewer = await home.member('viewer');
    expect((await say(round, viewer, 'agrees')).status).toBe(403);
    expect((await api.call(roundRoutes.list, { as: viewer, params })).status).toBe(200);
    const { id } = await api.ok(initiativeRoutes.create, {
      as: author,
      params: { workspaceId: home.id },
      body: { name: 'Moss' },
    });
    const elsewhere = { workspaceId: home.id, initiativeId: id, roundId: round.id };
    const answer = await api.call(roundRoutes.answer, { as: ines, params: elsewhere, body: { answer: 'approve' } });
    expect([answer.status, answer.problem.code]).toEqual([404, 'round-not-found']);
  });

  it('tell those who are asked, and all of them the verdict', async () => {
    const inbox = async (as: TestCaller) =>
      (await api.ok(notificationRoutes.list, { as, params: { workspaceId: home.id } })).notifications
        .filter(({ initiativeId }) => initiativeId === params.initiativeId)
        .map(({ kind }) => kind);
    const round = await start({ approverIds: [ines.userId] });
    expect([await inbox(ines), await inbox(jonas), await inbox(soline), await inbox(author)]).toEqual([
      ['review-asked'],
      ['review-asked'],
      [],
      [],
    ]);
    const body = { approverIds: [ines.userId, soline.userId] };
    await api.ok(roundRoutes.change, { as: author, params: at(round), ifMatch: round.version, body });
    expect([await inbox(ines), await inbox(soline)]).toEqual([['review-asked'], ['review-asked']]);
    await close(round, ines, 'iterate', 'Price');
    expect([await inbox(author), await inbox(jonas)]).toEqual([['verdict-given'], ['verdict-given', 'review-asked']]);
  });

  it('leave one event each behind', async () => {
    const round = await start({ approverIds: [ines.userId] });
    await say(round, ines, 'changes', 'Price');
    await close(round, ines, 'iterate', 'Price');
    const events = await api.database.query<{ kind: string }>(
      `SELECT kind FROM events WHERE initiative_id = $1 AND kind SIMILAR TO '(prfaq|round).%' ORDER BY id`,
      [params.initiativeId],
    );
    expect(events.map(({ kind }) => kind)).toEqual([
      'prfaq.edited',
      'prfaq.submitted',
      'round.answered',
      'prfaq.returned',
    ]);
  });
});
