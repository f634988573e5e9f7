import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commentRoutes } from '@workback/contracts/comment/comment.routes';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import { prfaqRoutes } from '@workback/contracts/prfaq/prfaq.routes';
import type { RouteRequest } from '@workback/contracts/platform/route';
import { roadmapRoutes } from '@workback/contracts/roadmap/roadmap.routes';
import { roundRoutes } from '@workback/contracts/round/round.routes';
import { searchRoutes } from '@workback/contracts/search/search.routes';
import type { SearchHit } from '@workback/contracts/search/search.schemas';
import { mentionOf } from '@workback/domain/comment/body';
import type { SearchKind } from '@workback/domain/search/kinds';
import { startTestApi, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

type Draft = RouteRequest<typeof prfaqRoutes.edit>['body'];

const shown = (pieces: SearchHit['title']) => pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('search', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const at = (workspace = home) => ({ as: workspace.owner, params: { workspaceId: workspace.id } });
  const begin = async (name: string, workspace = home) =>
    (await api.ok(initiativeRoutes.create, { ...at(workspace), body: { name } })).id;
  const write = async (initiativeId: string, body: Draft, workspace = home) => {
    const params = { workspaceId: workspace.id, initiativeId };
    const { version } = await api.ok(prfaqRoutes.get, { as: workspace.owner, params });
    await api.ok(prfaqRoutes.edit, { as: workspace.owner, params, ifMatch: version, body });
  };
  const ask = (q: string, more: { kind?: SearchKind; limit?: number } = {}, workspace = home) =>
    api.call(searchRoutes.find, { ...at(workspace), query: { q, ...more } });
  const hits = async (q: string, more?: { kind?: SearchKind; limit?: number }, workspace?: TestWorkspace) =>
    (await ask(q, more, workspace)).body.groups.flatMap((group) => group.hits);
  const found = async (q: string) => (await hits(q)).map(({ kind, place }) => [kind, place].filter(Boolean).join(' '));

  it('finds sections and questions as they are written, changed and removed, with their place', async () => {
    const initiativeId = await begin('Larkspur Window');
    const question = {
      id: 'q1',
      kind: 'external' as const,
      question: 'Does Marmalade cost more?',
      answer: 'No zebra.',
    };
    await write(initiativeId, { sections: { summary: 'Customers choose two quokkas.' }, questions: [question] });
    const [hit] = await hits('quokkas');
    expect(hit).toMatchObject({
      kind: 'section',
      id: initiativeId,
      place: 'summary',
      initiative: { id: initiativeId, name: 'Larkspur Window', status: 'draft' },
    });
    expect(shown(hit!.excerpt)).toBe('Customers choose two [quokkas].');
    expect(await found('marmalade')).toEqual(['question question:q1']);
    expect(await found('zebra')).toEqual(['question question:q1']);

    await write(initiativeId, { sections: { summary: 'Customers choose two hours.' }, questions: [] });
    expect(await found('quokkas')).toEqual([]);
    expect(await found('marmalade')).toEqual([]);
  });

  it('finds rejected press releases with their reasons', async () => {
    const initiativeId = await begin('Night courier');
    const sections = { heading: 'Parcels by owl', summary: 'Owls bring parcels at night.' };
    await write(initiativeId, { sections, launchDate: '2031-01-07' });
    const params = { workspaceId: home.id, initiativeId };
    const as = home.owner;
    const round = await api.ok(roundRoutes.start, {
      as,
      params,
      body: {
        objective: 'Go or not?',
        dueOn: '2999-01-01',
        door: 'two-way',
        facilitatorId: as.userId,
        noteTakerId: null,
        reviewerIds: [],
        approverIds: [as.userId],
      },
    });
    const one = { as, params: { ...params, roundId: round.id } };
    await api.ok(roundRoutes.answer, { ...one, body: { answer: 'reject', note: 'No' } });
    const reasons = 'Owls are protected, and customers sleep.';
    await api.ok(roundRoutes.close, { ...one, body: { verdict: 'reject', reasons } });

    const [decision] = await hits('protected', { kind: 'decision' });
    expect(decision).toMatchObject({ verdict: 'reject', by: { id: as.userId }, initiative: { status: 'rejected' } });
    expect(shown(decision!.excerpt)).toBe('Owls are [protected], and customers sleep.');
    expect((await hits('owls', { kind: 'section' })).map(({ place }) => place)).toContain('summary');
  });

  it('finds comments, also by the person whom they name, until they are deleted', async () => {
    const initiativeId = await begin('Doorstep');
    await write(initiativeId, { sections: { problem: 'One parcel in nine comes back.' } });
    const friend = await home.member('contributor');
    const thread = await api.ok(commentRoutes.start, {
      ...at(),
      body: {
        subjectType: 'prfaq',
        subjectId: initiativeId,
        body: `${mentionOf(friend.userId)} is this the wombat figure?`,
        anchor: { place: 'problem' },
      },
    });
    const [comment] = await hits('wombat');
    expect(comment).toMatchObject({
      kind: 'comment',
      place: 'problem',
      about: { type: 'prfaq', id: initiativeId, threadId: thread.id },
      by: { id: home.owner.userId },
    });
    expect(shown(comment!.excerpt)).toBe(`@${friend.name} is this the [wombat] figure?`);
    expect((await hits(`"${friend.name}"`)).map(({ kind }) => kind)).toEqual(['comment']);
    const { id, version } = thread.comments[0]!;
    const params = { workspaceId: home.id, commentId: id };
    await api.ok(commentRoutes.remove, { as: home.owner, params, ifMatch: version });
    expect(await hits('wombat')).toEqual([]);
  });

  it('finds initiatives, milestones, KPIs and check-ins by what they say', async () => {
    const initiativeId = await begin('Platypus express');
    const milestone = await api.ok(roadmapRoutes.addMilestone, {
      as: home.owner,
      params: { workspaceId: home.id, initiativeId },
      body: { outcome: 'Platypus label printed', estimateDays: 3 },
    });
    await api.database.query(
      `INSERT INTO kpis (workspace_id, initiative_id, name, purpose, kind, unit, direction, grain, aggregation)
       VALUES ($1, $2, 'Platypus share', 'How many', 'output', 'percent', 'up', 'day', 'mean')`,
      [home.id, initiativeId],
    );
    await api.database.query(
      `INSERT INTO check_ins (workspace_id, initiative_id, colour, note, done, blockers)
       VALUES ($1, $2, 'red', 'x', 'Platypus fed', 'Platypus asleep')`,
      [home.id, initiativeId],
    );
    const all = await hits('platypus');
    expect(all.map(({ kind }) => kind)).toEqual(['initiative', 'milestone', 'kpi', 'check-in']);
    expect(all.map(({ title }) => shown(title))).toEqual([
      '[Platypus] express',
      '[Platypus] label printed',
      '[Platypus] share',
      '',
    ]);
    expect(shown(all[3]!.excerpt)).toBe('[Platypus] fed; [Platypus] asleep');
    expect(milestone).toBeDefined();
    const milestones = (sql: string) => api.database.query(`${sql} WHERE initiative_id = $1`, [initiativeId]);
    await milestones(
      `UPDATE milestones SET notes = 'Needs a burrow', deliverables = '[{"id": "a", "text": "Egg", "done": false}]'`,
    );
    expect((await hits('burrow egg')).map(({ kind }) => kind)).toEqual(['milestone']);
    // A removed milestone stays in its table, so that its removal can be taken back.
    await milestones('UPDATE milestones SET removed_at = now()');
    expect(await hits('burrow')).toEqual([]);
    await milestones('UPDATE milestones SET removed_at = NULL');
    expect(await hits('burrow')).toHaveLength(1);
    await milestones('DELETE FROM milestones');
    expect((await hits('platypus')).map(({ kind }) => kind)).toEqual(['initiative', 'kpi', 'check-in']);
  });

  it('does not mind case or accents, knows other forms of a word, and completes the last one', async () => {
    const office = await api.world.workspace();
    const initiativeId = await begin('Words', office);
    await write(
      initiativeId,
      { sections: { summary: 'Café déjà vu: we delivered in two-hour windows, T+30.' } },
      office,
    );
    await api.database.query(
      `UPDATE prfaqs SET document = jsonb_set(document, '{language}', '"de"') || jsonb_build_object('sections',
         document -> 'sections' || '{"solution": "Die Häuser stehen leer."}') WHERE initiative_id = $1`,
      [await begin('Wörter', office)],
    );
    const places = async (q: string) => (await hits(q, { kind: 'section' }, office)).map(({ place }) => place);
    for (const q of [
      'CAFE',
      'caf',
      'déja VU',
      'delivering',
      'deliver windows',
      'two hour',
      '"two-hour windows"',
      't+30',
    ]) {
      expect([q, await places(q)]).toEqual([q, ['summary']]);
    }
    for (const q of ['haus', 'Hauser', 'HÄUSER', 'häusern', 'steh']) {
      expect([q, await places(q)]).toEqual([q, ['solution']]);
    }
    for (const q of ['del windows', '"delivering"', '"hour two"', 'café tea', 'c']) {
      expect([q, await places(q)]).toEqual([q, []]);
    }
    const [hit] = await hits('delivering', {}, office);
    expect(shown(hit!.excerpt)).toContain('we [delivered] in');
  });

  it('puts what stands in a heading or a question above what stands in a text', async () => {
    const office = await api.world.workspace();
    const initiativeId = await begin('One', office);
    const questions = [
      {
        id: 'a',
        kind: 'internal' as const,
        question: 'Who pays?',
        answer: 'Ferret, ferret and ferret again, says the ferret.',
      },
      { id: 'b', kind: 'internal' as const, question: 'Why a ferret?', answer: 'Because.' },
    ];
    const sections = { heading: 'Ferret returns', problem: 'Ferret ferret ferret ferret.' };
    await write(initiativeId, { sections, questions }, office);
    expect((await hits('ferret', {}, office)).map(({ place }) => place)).toEqual([
      'heading',
      'problem',
      'question:b',
      'question:a',
    ]);
  });

  it('stays within the workspace', async () => {
    const [mine, theirs] = [await api.world.workspace(), await api.world.workspace()];
    await begin('Secret capybara', theirs);
    expect(await hits('capybara', {}, mine)).toEqual([]);
    expect(await hits('capybara', {}, theirs)).toHaveLength(1);
    const stranger = await api.call(searchRoutes.find, {
      as: mine.owner,
      params: { workspaceId: theirs.id },
      query: { q: 'capybara' },
    });
    expect(stranger.status).toBe(404);
  });

  it('shows hostile text as text, and hostile questions find nothing or what they say', async () => {
    const initiativeId = await begin('<script>alert(1)</script> gnu');
    const summary = 'a\u0001b\u0002 <img src=x onerror=alert(1)> [gnu](javascript:alert(1)) \u202egnu';
    await write(initiativeId, { sections: { summary } });
    const [initiative, section] = await hits('gnu');
    expect(shown(initiative!.title)).toContain('[gnu]');
    expect(shown(section!.excerpt)).not.toMatch(/[\u0001\u0002]/);
    for (const q of [
      '& | ! <-> :*',
      '!!!',
      '"',
      '""',
      "'",
      '\\',
      ':*',
      '😀',
      '(((',
      'a & ! b',
      "gnu'; DROP TABLE users; --",
      '%',
      '_',
      '\u202e',
      '\u0001',
      'simple',
      'section~',
      'ﬁ',
      '- -x +y',
      'NaN',
      '1e999',
      '١٢٣',
    ]) {
      const { status, body } = await ask(q);
      expect([q, status]).toEqual([q, 200]);
      if (!/[\p{L}\p{N}]/u.test(q)) expect(body).toEqual({ terms: [], groups: [] });
    }
    expect(await hits(`initiative~${home.id}`)).toEqual([]);
  });

  it.each([
    ['', 'empty'],
    ['   ', 'blank'],
    ['x'.repeat(10_000), 'long'],
    ['a\0b', 'with NUL'],
  ])('names the field of a question that is %#: %s', async (q, _what) => {
    const { status, problem } = await ask(q);
    expect([status, problem.errors?.[0]?.field]).toEqual([422, 'query.q']);
  });

  it('enters texts of any length, and forgets pieces of a text that became shorter', async () => {
    const initiativeId = await begin('Long');
    const filler = Array.from({ length: 30_000 }, (_, at) => `w${at}`).join(' ');
    await write(initiativeId, { sections: { appendix: `${filler} aardvark` } });
    expect((await hits('aardvark', { kind: 'section' })).map(({ place }) => place)).toEqual(['appendix']);
    expect((await hits('w5', { kind: 'section' })).filter(({ id }) => id === initiativeId)).toHaveLength(1);
    await write(initiativeId, { sections: { appendix: 'short' } });
    expect(await hits('aardvark')).toEqual([]);
  });

  it('counts, and shows as many of each kind as were asked for', async () => {
    const office = await api.world.workspace();
    for (let turn = 0; turn < 7; turn += 1) await begin(`Numbat ${turn}`, office);
    const { body } = await ask('numbat', { limit: 3 }, office);
    expect(body.groups.map(({ kind, total, more, hits: few }) => [kind, total, more, few.length])).toEqual([
      ['initiative', 7, false, 3],
    ]);
  });
});
