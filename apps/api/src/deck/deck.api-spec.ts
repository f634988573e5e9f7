import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { annotationRoutes } from '@workback/contracts/annotation/annotation.routes';
import { deckRoutes } from '@workback/contracts/deck/deck.routes';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { workspaceRoutes } from '@workback/contracts/workspace/workspace.routes';
import { addDays } from '@workback/domain/calendar/plain-date';
import { countQueries } from '../testing/count-queries.js';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

/** A Thursday; weeks end on Saturday, so the last complete one ended on the 21st. */
const NOW = '2026-11-26T09:00:00Z';
const WEEK_ENDING = '2026-11-21';

describe('decks', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    api.setNow(new Date(NOW));
  });
  beforeEach(async () => {
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const here = () => ({ as: home.owner, params: { workspaceId: home.id } });
  const kpi = async (name: string, more: object = {}) => {
    const body = { name, unit: 'count', direction: 'up', aggregation: 'sum', ownerId: home.owner.userId, ...more };
    return (await api.ok(kpiRoutes.create, { ...here(), body: body as never })).id;
  };
  /** A number a day up to, and with, a day. */
  const numbers = (kpiId: string, days: number, value: (daysBefore: number) => number, last = WEEK_ENDING) =>
    api.ok(kpiRoutes.write, {
      as: home.owner,
      params: { workspaceId: home.id, kpiId },
      body: { points: Array.from({ length: days }, (_, i) => ({ date: addDays(last, -i), value: value(i) })) },
    });
  const everything = {
    id: 'b',
    kind: 'rule',
    initiativeId: null,
    ownerId: null,
    kinds: [],
    without: [],
    form: 'six-twelve',
  } as const;
  const deck = async (blocks: readonly object[] = [everything], more: object = {}) => {
    const sections = [{ id: 's', title: 'All', text: '', blocks: blocks as never[] }];
    const { id, version } = await api.ok(deckRoutes.create, { ...here(), body: { name: 'Weekly', sections, ...more } });
    return { id, version, at: { as: home.owner, params: { workspaceId: home.id, deckId: id } } };
  };

  it('are made, changed by whoever saw the last change, listed and removed, and each change is an event', async () => {
    const { id, version, at } = await deck();
    const changed = await api.ok(deckRoutes.update, { ...at, ifMatch: version, body: { name: 'Second', asks: 'all' } });
    expect(changed).toMatchObject({ id, name: 'Second', asks: 'all', meetingDay: 3, version: version + 1 });
    expect(changed).toMatchObject({ latestWeekEnding: WEEK_ENDING, sections: [{ title: 'All' }] });
    expect((await api.call(deckRoutes.update, { ...at, ifMatch: version, body: { name: 'Third' } })).status).toBe(412);
    const listed = await api.ok(deckRoutes.list, here());
    expect(listed.decks).toMatchObject([{ id, name: 'Second', lastFrozen: null }]);
    expect((await api.call(deckRoutes.remove, at)).status).toBe(204);
    expect(await api.ok(deckRoutes.list, here())).toEqual({ decks: [] });
    const events = await api.database.query<{ kind: string }>(
      'SELECT kind FROM events WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(events.map(({ kind }) => kind)).toEqual(['deck.created', 'deck.updated', 'deck.removed']);
  });

  it('of another workspace do not exist', async () => {
    const { id } = await deck();
    const elsewhere = await api.world.workspace();
    const at = { as: elsewhere.owner, params: { workspaceId: elsewhere.id, deckId: id } };
    for (const route of [
      deckRoutes.get,
      deckRoutes.read,
      deckRoutes.words,
      deckRoutes.restatements,
      deckRoutes.remove,
    ]) {
      expect((await api.call(route as typeof deckRoutes.get, at)).status).toBe(404);
    }
  });

  it('show six weeks and twelve months beside the year before, to date, plan and variance', async () => {
    const plan = { grain: 'month', rows: [{ start: '2026-11-01', commit: 300, stretch: null }] };
    const id = await kpi('Parcels', { targets: { kind: 'per-period', ...plan } });
    // 12 a day in the last week, 11 the week before, 10 a day 364 days and more ago.
    await numbers(id, 800, (before) => (before < 7 ? 12 : before < 14 ? 11 : before >= 364 ? 10 : 9));
    const { at } = await deck();
    const reading = await api.ok(deckRoutes.read, at);
    expect(reading).toMatchObject({
      weekEnding: WEEK_ENDING,
      week: { year: 2026, number: 47 },
      reviewOn: '2026-11-25',
    });
    const { figures } = reading.kpis[0]!;
    expect(reading.axis.weeks.at(-1)).toMatchObject({
      from: '2026-11-15',
      to: WEEK_ENDING,
      priorYear: { to: '2025-11-22' },
    });
    expect(reading.axis.months.map(({ month, standing }) => `${month} ${standing}`)).toEqual([
      ...[11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((month) => `${month} full`),
      '11 partial',
    ]);
    expect(figures.weeks.value.slice(-2)).toEqual([77, 84]);
    expect(figures.weeks.priorYear.value.at(-1)).toBe(70);
    // A plan of months says nothing of a week.
    expect([figures.weeks.target, figures.weeks.variance]).toEqual([null, null]);
    // The month that runs has no actual, and its plan is whole.
    expect([figures.months.value.at(-1), figures.months.target?.value.at(-1)]).toEqual([null, 300]);
    expect(figures.toDate.value).toEqual([7 * 9 + 77 + 84, 38 * 9 + 77 + 84, expect.any(Number)]);
    expect(figures.boxes.map(({ box }) => box)).toHaveLength(9);
    expect(figures.boxes[2]).toEqual({ box: 'week-on-year', state: 'compared', value: expect.closeTo(20) });
  });

  it('follow the workspace: its week, its fiscal year', async () => {
    const { version } = await api.ok(workspaceRoutes.get, here());
    await api.ok(workspaceRoutes.update, {
      ...here(),
      ifMatch: version,
      body: { weekEndingDay: 0, fiscalYearEndMonth: 6 },
    });
    const id = await kpi('Parcels');
    await numbers(id, 400, () => 1, '2026-11-22');
    const { at } = await deck([everything], { months: 'fiscal-year' });
    const { weekEnding, axis, kpis } = await api.ok(deckRoutes.read, at);
    expect(weekEnding).toBe('2026-11-22');
    expect(axis.months.map(({ month }) => month)).toEqual([7, 8, 9, 10, 11]);
    expect(axis.toDate[2]).toMatchObject({ from: '2026-07-01', to: '2026-11-22' });
    // The prior year is not there: no comparison, which is not zero.
    expect(kpis[0]!.figures.boxes.at(-1)).toMatchObject({ state: 'not-comparable', value: null });
  });

  it('read an earlier week without what came after it, and refuse days that end no complete week', async () => {
    const id = await kpi('Parcels');
    await numbers(id, 60, (before) => (before < 7 ? 100 : 1));
    const { at } = await deck();
    const { kpis, exceptions } = await api.ok(deckRoutes.read, { ...at, query: { weekEnding: '2026-11-14' } });
    expect(kpis[0]!.figures.weeks.value.at(-1)).toBe(7);
    expect(kpis[0]).toMatchObject({ freshness: null, criterion: null });
    expect(exceptions).toEqual([]);
    for (const weekEnding of ['2026-11-20', '2026-11-28']) {
      expect((await api.call(deckRoutes.read, { ...at, query: { weekEnding } })).status).toBe(422);
    }
  });

  it('tell exceptions first: a missed target, a number outside its limits, a KPI that nobody owns', async () => {
    const missed = await kpi('Missed', { aggregation: 'mean', target: 10 });
    await numbers(missed, 200, () => 9);
    const jumped = await kpi('Jumped', {
      aggregation: 'mean',
      kind: 'guardrail',
      direction: 'down',
      target: 11,
      ownerId: null,
    });
    await numbers(jumped, 200, (before) => (before < 7 ? 50 : 9 + (Math.floor(before / 7) % 2)));
    const { at } = await deck();
    const { exceptions } = await api.ok(deckRoutes.read, at);
    expect(exceptions.map(({ subject, reasons }) => [subject.name, ...reasons.map(({ kind }) => kind)])).toEqual([
      ['Jumped', 'guardrail-breached', 'outside-limits', 'no-owner'],
      ['Missed', 'target-missed'],
    ]);
  });

  it('compute derived KPIs after aggregation, from the same rows', async () => {
    const clicks = await kpi('Clicks');
    const views = await kpi('Views');
    await numbers(clicks, 20, (before) => (before % 2 === 0 ? 10 : 100));
    await numbers(views, 20, (before) => (before % 2 === 0 ? 100 : 10_000));
    await kpi('Rate', { unit: 'percent', formula: '100 * Clicks / Views', target: 1 });
    const { at } = await deck();
    const rate = (await api.ok(deckRoutes.read, at)).kpis.find(({ name }) => name === 'Rate')!;
    const { weeks } = rate.figures;
    expect(weeks.value.at(-1)).toBeCloseTo((100 * (4 * 10 + 3 * 100)) / (4 * 100 + 3 * 10_000), 10);
    expect(weeks.variance?.at(-1)).toBeCloseTo(weeks.value.at(-1)! - 1, 10);
  });

  it('tell what happened in the weeks that they show, and in those of the year before', async () => {
    const id = await kpi('Orders');
    await numbers(id, 20, () => 1);
    const { at } = await deck();
    const { weekEnding } = await api.ok(deckRoutes.read, at);
    const note = (from: string, text: string, kpiId: string | null = null) =>
      api.ok(annotationRoutes.create, {
        as: home.owner,
        params: { workspaceId: home.id },
        body: { from, text, kpiId },
      });
    await note(addDays(weekEnding, -3), 'Trade fair', id);
    await note(addDays(weekEnding, -364), 'Strike');
    await note(addDays(weekEnding, -60), 'Between the weeks');
    await note(addDays(weekEnding, -2), 'Of another', await kpi('Other'));
    const events = async () => (await api.ok(deckRoutes.read, at)).kpis.find(({ name }) => name === 'Orders')?.events;
    expect((await events())?.map(({ text, yearBefore }) => [text, yearBefore])).toEqual([
      ['Strike', true],
      ['Trade fair', false],
    ]);
  });

  it('take in by rule what is defined later, and cost the same number of statements whatever their size', async () => {
    const { at } = await deck();
    await numbers(await kpi('First'), 30, () => 1);
    const few = await countQueries(api.database, () => api.ok(deckRoutes.read, at));
    for (const name of ['Second', 'Third', 'Fourth']) await numbers(await kpi(name), 30, () => 1);
    const many = await countQueries(api.database, () => api.ok(deckRoutes.read, at));
    expect((await api.ok(deckRoutes.read, at)).kpis.map(({ name }) => name)).toEqual([
      'First',
      'Fourth',
      'Second',
      'Third',
    ]);
    expect(many).toBe(few);
  });

  it('are frozen at the meeting to the digit, whatever is restated and written afterwards', async () => {
    const id = await kpi('Rate', { unit: 'percent', aggregation: 'mean', precision: 2 });
    await numbers(id, 60, (before) => 0.1 + 0.7 * before);
    const { at } = await deck();
    const said = { as: home.owner, params: { workspaceId: home.id, kpiId: id } };
    await api.ok(deckRoutes.comment, { ...said, ifMatch: 0, body: { weekEnding: WEEK_ENDING, words: 'Rain.' } });
    const before = await api.ok(deckRoutes.read, at);
    const frozen = await api.ok(deckRoutes.freeze, { ...at, body: { weekEnding: WEEK_ENDING } });
    expect(frozen.frozen).toMatchObject({ weekEnding: WEEK_ENDING, frozenBy: { id: home.owner.userId } });
    expect({ ...frozen, frozen: null }).toEqual(before);
    expect((await api.call(deckRoutes.freeze, { ...at, body: { weekEnding: WEEK_ENDING } })).status).toBe(409);
    expect((await api.ok(deckRoutes.restatements, at)).restated).toEqual([]);

    await numbers(id, 7, () => 5);
    await api.ok(deckRoutes.comment, { ...said, ifMatch: 1, body: { weekEnding: WEEK_ENDING, words: 'Snow.' } });
    expect(await api.ok(deckRoutes.read, at)).toEqual(frozen);
    expect((await api.ok(deckRoutes.words, at)).commentaries).toMatchObject([{ words: 'Rain.' }]);
    const { restated } = await api.ok(deckRoutes.restatements, at);
    const was = frozen.kpis[0]!.figures.weeks.value.at(-1);
    expect(restated).toMatchObject([{ kpiId: id, number: 1 }]);
    expect(restated[0]!.changes).toContainEqual({ period: 'week', at: 5, was, now: 5 });
    expect((await api.call(deckRoutes.remove, at)).status).toBe(409);
    await expect(api.database.query(`DELETE FROM deck_meetings WHERE workspace_id = $1`, [home.id])).rejects.toThrow();
  });

  it('carry commentary by week, where “I do not know yet” is an answer, and nobody writes over anybody', async () => {
    const id = await kpi('Parcels');
    const { at } = await deck();
    const said = { as: await home.member('contributor'), params: { workspaceId: home.id, kpiId: id } };
    const body = { weekEnding: WEEK_ENDING, words: '', known: false };
    expect(await api.ok(deckRoutes.comment, { ...said, ifMatch: 0, body })).toMatchObject({ known: false, version: 1 });
    expect((await api.call(deckRoutes.comment, { ...said, ifMatch: 0, body })).status).toBe(412);
    await api.ok(deckRoutes.comment, {
      ...said,
      ifMatch: 1,
      body: { ...body, words: 'A depot was shut.', known: true },
    });
    expect((await api.ok(deckRoutes.words, at)).commentaries).toMatchObject([
      { kpiId: id, words: 'A depot was shut.' },
    ]);
    const earlier = await api.ok(deckRoutes.words, { ...at, query: { weekEnding: '2026-11-14' } });
    expect(earlier.commentaries).toEqual([]);
    expect(
      (await api.call(deckRoutes.comment, { ...said, as: await home.member('viewer'), ifMatch: 2, body })).status,
    ).toBe(403);
  });

  it('turn notes into actions with an owner and a date, and carry them on until they are done', async () => {
    const { at } = await deck();
    const ada = await home.member('editor');
    const note = { weekEnding: '2026-11-14', words: 'Ask the depot', ownerId: ada.userId, dueOn: '2026-11-24' };
    const { id, version } = await api.ok(deckRoutes.addNote, { ...at, body: note });
    await api.ok(deckRoutes.addNote, { ...at, body: { weekEnding: '2026-11-14', words: 'Only a note' } });
    expect((await api.ok(deckRoutes.words, at)).notes).toMatchObject([{ id, owner: { id: ada.userId }, doneAt: null }]);
    const one = { as: ada, params: { ...at.params, noteId: id } };
    expect((await api.call(deckRoutes.updateNote, { ...one, ifMatch: 9, body: { done: true } })).status).toBe(412);
    expect(await api.ok(deckRoutes.updateNote, { ...one, ifMatch: version, body: { done: true } })).toMatchObject({
      doneAt: expect.any(String),
    });
    expect((await api.ok(deckRoutes.words, at)).notes).toEqual([]);
    const stranger = (await api.world.person()).userId;
    expect((await api.call(deckRoutes.addNote, { ...at, body: { ...note, ownerId: stranger } })).status).toBe(422);
  });

  it('are given out as CSV with zero, no data and no comparison apart', async () => {
    await numbers(await kpi('=Zero, "quoted"'), 14, () => 0);
    const { at } = await deck();
    const lines = (await api.ok(deckRoutes.csv, at)).split('\r\n');
    const week = lines.find((line) => line.includes('week 47'))!;
    expect(week).toContain(`1,"'=Zero, ""quoted""",,count,week 47 of 2026,2026-11-15,2026-11-21,complete,0,`);
    expect(lines.find((line) => line.includes('week 42'))).toContain('no-data,,');
  });
});
