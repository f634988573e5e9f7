import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { meetingRoutes } from '@workback/contracts/meeting/meeting.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import { roundRoutes } from '@workback/contracts/round/round.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestCaller, TestWorkspace } from '../testing/world.js';

describe('the meeting of a round', () => {
  let api: TestApi;
  let home: TestWorkspace;
  let author: TestCaller;
  let ines: TestCaller;
  let jonas: TestCaller;
  let params: { workspaceId: string; initiativeId: string; roundId: string };
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
    [author, ines, jonas] = [
      await home.member('editor'),
      await home.member('contributor'),
      await home.member('contributor'),
    ];
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const here = { as: author, params: { workspaceId: home.id } };
    const { id } = await api.ok(initiativeRoutes.create, { ...here, body: { name: 'Fern' } });
    const at = { workspaceId: home.id, initiativeId: id };
    const sections = { heading: 'Fern', summary: 'Cellars stay dry.' };
    await api.ok(prfaqRoutes.edit, {
      as: author,
      params: at,
      ifMatch: 1,
      body: { sections, launchDate: '2031-02-03' },
    });
    const plan = { objective: 'Go?', dueOn: '2999-01-01', door: 'two-way' as const };
    const people = { facilitatorId: author.userId, noteTakerId: jonas.userId, approverIds: [ines.userId] };
    const round = await api.ok(roundRoutes.start, { as: author, params: at, body: { ...plan, ...people } });
    params = { ...at, roundId: round.id };
  });

  const read = () => api.ok(meetingRoutes.get, { as: ines, params });
  const start = (as = author, readingMinutes = 15) =>
    api.call(meetingRoutes.start, { as, params, body: { readingMinutes } });
  type Step = NonNullable<Parameters<typeof api.call<typeof meetingRoutes.step>>[1]>['body'];
  const step = async (body: Step, as = author, ifMatch?: number) =>
    api.call(meetingRoutes.step, { as, params, body, ifMatch: ifMatch ?? (await read()).meeting!.version });
  const note = (text: string, version: number, as = jonas, place = 'summary') =>
    api.call(meetingRoutes.note, { as, params: { ...params, place }, ifMatch: version, body: { text } });
  const minutesLeft = async (): Promise<number> => {
    const { meeting, now } = await read();
    return Math.round((Date.parse(meeting!.readingEndsAt) - Date.parse(now)) / 60_000);
  };

  it('gives everybody one reading time, by the clock of the server, which the facilitator starts and extends', async () => {
    expect((await read()).meeting).toBeNull();
    expect((await start(ines)).problem.code).toBe('not-facilitator');
    expect((await start()).body).toMatchObject({ meeting: { phase: 'reading', place: null } });
    expect(await minutesLeft()).toBe(15);
    expect((await start()).problem.code).toBe('meeting-started');
    await step({ step: 'more-time', minutes: 5 });
    expect(await minutesLeft()).toBe(20);
    for (let more = 0; more < 3; more += 1) await step({ step: 'more-time', minutes: 30 });
    expect((await step({ step: 'more-time', minutes: 30 })).problem.errors![0]!.field).toBe('minutes');
  });

  it('leads everybody from section to section, one leader at a time', async () => {
    await start();
    const { version } = (await read()).meeting!;
    const both = await Promise.all([
      step({ step: 'go-to', place: 'summary' }, author, version),
      step({ step: 'go-to', place: 'problem' }, author, version),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await step({ step: 'go-to', place: 'internal-faq' })).body).toMatchObject({
      meeting: { phase: 'walking', place: 'internal-faq' },
    });
    expect((await step({ step: 'go-to', place: 'nowhere' })).problem.errors![0]!.field).toBe('place');
    expect((await step({ step: 'go-to', place: 'summary' }, jonas)).status).toBe(403);
  });

  it('keeps the notes of the note taker by section, as part of the record of the round', async () => {
    const first = await note('Whose price?', 0);
    expect(first.body).toMatchObject({
      place: 'summary',
      text: 'Whose price?',
      version: 1,
      savedBy: { id: jonas.userId },
    });
    expect((await note('Other', 0)).problem.current).toEqual(first.body);
    expect((await note('Whose price? Ines asks.', 1)).body.version).toBe(2);
    expect((await note('x', 2, author)).problem.code).toBe('not-note-taker');
    expect((await note('x', 0, jonas, 'nowhere')).status).toBe(422);
    await note('Lunch', 0, jonas, 'general');
    const { notes } = await read();
    expect(notes.map(({ place }) => place)).toEqual(['general', 'summary']);
    await api.ok(roundRoutes.close, { as: ines, params, body: { verdict: 'iterate', reasons: 'Price' } });
    expect((await note('Late', 2)).problem.code).toBe('round-ended');
    await expect(
      api.database.query(`UPDATE review_notes SET text = 'x' WHERE round_id = $1`, [params.roundId]),
    ).rejects.toMatchObject({ code: '23000' });
    const { workspaceId, initiativeId } = params;
    const { rounds } = await api.ok(roundRoutes.list, { as: author, params: { workspaceId, initiativeId } });
    expect(rounds[0]!.notes).toEqual([
      { place: 'summary', text: 'Whose price? Ines asks.' },
      { place: 'general', text: 'Lunch' },
    ]);
  });

  it('is led and noted by the facilitator where nobody takes notes, and ends with the round', async () => {
    const { workspaceId, initiativeId, roundId } = params;
    const [round] = (await api.ok(roundRoutes.list, { as: author, params: { workspaceId, initiativeId } })).rounds;
    await api.ok(roundRoutes.change, { as: author, params, ifMatch: round!.version, body: { noteTakerId: null } });
    expect((await note('Mine', 0, author)).status).toBe(200);
    await api.ok(roundRoutes.withdraw, {
      as: author,
      params: { workspaceId, initiativeId, roundId },
      body: { reason: 'x' },
    });
    expect((await start()).problem.code).toBe('round-ended');
  });
});
