import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

describe('numbers out of a file', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    api.setNow(new Date('2026-03-10T12:00:00Z'));
  });
  afterAll(() => api.close());

  const define = async (more: object = {}) => {
    const at = { as: home.owner, params: { workspaceId: home.id } };
    const { id } = await api.ok(kpiRoutes.create, {
      ...at,
      body: { name: 'Orders', unit: 'count', direction: 'up', ...more },
    });
    return { as: home.owner, params: { workspaceId: home.id, kpiId: id } };
  };
  const file = (text: string | Buffer, format: object = {}, more: object = {}) => ({
    body: {
      content: Buffer.from(text).toString('base64'),
      format: { dateColumn: 'day', valueColumn: 'v', delimiter: 'auto', ...format },
      ...more,
    },
  });

  it('are shown before anything is stored, and stored once however often the button is pressed', async () => {
    const kpi = await define({ aggregation: 'sum' });
    const sheet = file('day;v\r\n01.03.2026;"1.000,50 €"\r\n01.03.2026;2\r\n02.03.2026;\r\n03.03.2026;-3\r\n', {
      decimal: ',',
      dates: 'dmy',
    });
    const shown = await api.ok(kpiRoutes.writeFile, { ...kpi, body: { ...sheet.body, preview: true } });
    expect(shown).toEqual({
      points: [
        { date: '2026-03-01', value: 1002.5 },
        { date: '2026-03-03', value: -3 },
      ],
      totalPoints: 2,
      lastDate: '2026-03-03',
      blanks: 1,
      combinedDays: 1,
      written: null,
    });
    expect((await api.ok(kpiRoutes.series, kpi)).values).toEqual([]);
    const stored = await api.ok(kpiRoutes.writeFile, { ...kpi, ...sheet, headers: { 'idempotency-key': 'one' } });
    expect(stored.written).toMatchObject({ added: 2, replayed: false });
    const again = await api.ok(kpiRoutes.writeFile, { ...kpi, ...sheet, headers: { 'idempotency-key': 'one' } });
    expect(again.written).toMatchObject({ runId: stored.written?.runId, replayed: true });
    expect((await api.ok(kpiRoutes.series, kpi)).values).toEqual([1002.5, null, -3]);
  });

  it('of a newer vintage keep the earlier values beside them', async () => {
    const kpi = await define();
    await api.ok(kpiRoutes.writeFile, { ...kpi, ...file('day,v\n2026-03-01,1\n2026-03-02,2\n') });
    const { written } = await api.ok(kpiRoutes.writeFile, {
      ...kpi,
      ...file('day,v\n2026-03-01,1\n2026-03-02,5\n2026-03-03,3\n'),
    });
    expect(written).toMatchObject({ added: 1, unchanged: 1, restated: 1 });
    expect((await api.ok(kpiRoutes.series, kpi)).restatedDays).toEqual(['2026-03-02']);
  });

  it.each([
    ['day,v\n2026-03-01,1\n2026-03-02,x\n', {}, 'content', 'Line 3: the value is the text "x"'],
    ['day,v\n2026-03-01,1\n2026-04-02,2\n', {}, 'content', 'more than a day ahead'],
    ['day,v\n', {}, 'content', 'no number'],
    ['', {}, 'content', ''],
    ['a,v\n1,2\n', {}, 'content', 'no column "day"'],
    ['day,v\n2026-03-01,1\n', { decimal: '?' }, 'format.decimal', ''],
    ['day,v\n2026-03-01,1\n', { path: '/x' }, 'format', 'path'],
  ])('are refused as a whole: %j %j', async (text, format, field, words) => {
    const kpi = await define();
    const { status, problem } = await api.call(kpiRoutes.writeFile, { ...kpi, ...file(text, format) });
    expect(status).toBe(422);
    expect(problem.errors).toContainEqual({ field, message: expect.stringContaining(words) });
    expect((await api.ok(kpiRoutes.series, kpi)).values).toEqual([]);
  });

  it('are read as UTF-16 and as Windows-1252, and belong to those who may write', async () => {
    const kpi = await define();
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('täg\tv\n2026-03-01\t7\n', 'utf16le')]);
    await api.ok(kpiRoutes.writeFile, { ...kpi, ...file(utf16, { dateColumn: 'täg' }) });
    expect((await api.ok(kpiRoutes.series, kpi)).values).toEqual([7]);
    const viewer = await home.member('viewer');
    expect((await api.call(kpiRoutes.writeFile, { ...kpi, as: viewer, ...file('day,v\n2026-03-01,1\n') })).status).toBe(
      403,
    );
  });
});
