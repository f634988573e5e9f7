import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deckRoutes } from '@workback/contracts/deck/deck.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { myWorkRoutes } from '@workback/contracts/my-work/my-work.routes';
import { notificationRoutes } from '@workback/contracts/notification/notification.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { CommentaryAskService } from '@workback/server/features/deck/commentary-ask.service';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

/** Weeks end on Saturday: the one of the 28th is over on Sunday and reviewed on Wednesday, 2 December. */
const THURSDAY = new Date('2026-11-26T09:00:00Z');
const SUNDAY = new Date('2026-11-29T09:00:00Z');
const REVIEW_DAY = new Date('2026-12-02T09:00:00Z');
const WEEK_ENDING = '2026-11-28';

describe('owners are asked for commentary', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let ada: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
  });
  beforeEach(async () => {
    api.setNow(THURSDAY);
    home = await api.world.workspace();
    ada = await home.member('contributor');
  });
  afterAll(() => api.close());

  const params = () => ({ workspaceId: home.id });
  const kpi = async (name: string, value: number, ownerId: string | null = ada.userId) => {
    const body = { name, unit: 'count', direction: 'up', aggregation: 'mean', target: 10, ownerId } as const;
    const { id } = await api.ok(kpiRoutes.create, { as: home.owner, params: params(), body });
    const points = Array.from({ length: 8 }, (_, i) => ({ date: addDays('2026-11-26', -i), value }));
    await api.ok(kpiRoutes.write, { as: home.owner, params: { ...params(), kpiId: id }, body: { points } });
    return id;
  };
  const deck = async (asks: 'all' | 'exceptions' | 'nobody' = 'exceptions') => {
    const rule = { initiativeId: null, ownerId: null, kinds: [], without: [], form: 'six-twelve' as const };
    const sections = [{ id: 's', title: '', text: '', blocks: [{ ...rule, id: 'r', kind: 'rule' as const }] }];
    const body = { name: 'Weekly', asks, sections };
    const { id } = await api.ok(deckRoutes.create, { as: home.owner, params: params(), body });
    return { as: home.owner, params: { ...params(), deckId: id } };
  };
  const round = async (workers = 1) => {
    const service = api.app.get(CommentaryAskService);
    await Promise.all(Array.from({ length: workers }, () => service.round()));
  };
  const inbox = async () =>
    (await api.ok(notificationRoutes.list, { as: ada, params: params() })).notifications
      .filter(({ readAt }) => readAt === null)
      .map(({ summary, count }) => [summary, count]);
  const work = async () =>
    (await api.ok(myWorkRoutes.get, { as: ada, params: params() })).items.map(({ kind, summary, dueOn }) => [
      kind,
      summary,
      dueOn,
    ]);
  const say = (kpiId: string, known = true) =>
    api.ok(deckRoutes.comment, {
      as: ada,
      params: { ...params(), kpiId },
      ifMatch: 0,
      body: { weekEnding: WEEK_ENDING, words: known ? 'A depot was shut.' : '', known },
    });

  it('the morning after the week ended, for exceptions, once however many workers look', async () => {
    const [late, fine] = [await kpi('Late', 9), await kpi('Fine', 11)];
    const at = await deck();
    await round();
    expect(await inbox()).toEqual([]);
    api.setNow(SUNDAY);
    await round(3);
    await round();
    expect(await inbox()).toEqual([['Commentary wanted by 2 Dec 2026 for Late in “Weekly”', 1]]);
    expect(await work()).toEqual([['commentary', 'Say what moved Late in the week ending 28 Nov 2026', '2026-12-02']]);
    expect((await api.ok(deckRoutes.words, at)).asked).toMatchObject([{ kpiId: late, person: { id: ada.userId } }]);
    await say(late, false);
    expect([await inbox(), await work()]).toEqual([[], []]);
    expect(fine).not.toBe(late);
  });

  it('again on the morning of the review, while something is left to say', async () => {
    const [one, other] = [await kpi('One', 9), await kpi('Other', 11)];
    await deck('all');
    api.setNow(SUNDAY);
    await round();
    await say(one);
    api.setNow(REVIEW_DAY);
    await round(2);
    await round();
    expect(await inbox()).toEqual([['Commentary wanted today for Other in “Weekly”', 2]]);
    await say(other);
    expect(await inbox()).toEqual([]);
  });

  it('not by decks that ask nobody, not about KPIs that nobody owns, and no more once the week is frozen', async () => {
    await kpi('Orphan', 9, null);
    await kpi('Late', 9);
    await deck('nobody');
    const at = await deck();
    api.setNow(SUNDAY);
    await round();
    expect(await work()).toHaveLength(1);
    await api.ok(deckRoutes.freeze, { ...at, body: { weekEnding: WEEK_ENDING } });
    expect(await work()).toEqual([]);
    expect((await api.call(deckRoutes.ask, { ...at, body: { weekEnding: WEEK_ENDING } })).status).toBe(409);
  });

  it('by a button too, and nobody is asked twice', async () => {
    await kpi('Late', 9);
    const at = await deck();
    const body = { weekEnding: '2026-11-21' };
    expect((await api.ok(deckRoutes.ask, { ...at, body })).asked).toHaveLength(1);
    await api.ok(deckRoutes.ask, { ...at, body });
    expect((await inbox()).map(([, count]) => count)).toEqual([1]);
  });

  it('and whoever gets an action hears of it, has it in their work, and is done when it is done', async () => {
    const at = await deck();
    const note = { weekEnding: '2026-11-21', words: 'Ask the depot', ownerId: ada.userId, dueOn: '2026-12-01' };
    const { id, version } = await api.ok(deckRoutes.addNote, { ...at, body: note });
    expect(await inbox()).toEqual([['A review gave you an action: Ask the depot, by 1 Dec 2026', 1]]);
    expect(await work()).toEqual([['action', 'Ask the depot', '2026-12-01']]);
    const one = { as: ada, params: { ...at.params, noteId: id }, ifMatch: version };
    await api.ok(deckRoutes.updateNote, { ...one, body: { done: true } });
    expect(await work()).toEqual([]);
  });
});
