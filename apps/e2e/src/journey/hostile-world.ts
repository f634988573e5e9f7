import type { APIRequestContext } from 'playwright-core';
import { answer, apiOf } from '#journey/company';

/** Text that would run, or break a page, if any place took it for anything but text. */
export const trap = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>';
const more = `${trap} **x** [a](javascript:window.ran=1) \u202Eback {{7*7}} \${7*7} "'\`; DROP TABLE users; -- =1+1`;

/** Where the hostile texts of a workspace are read: paths below its address. */
export type HostilePages = readonly string[];

/** Puts hostile text into every field that people fill in a workspace of its own, and answers the pages that show it. */
export async function fillWithTraps(api: APIRequestContext, own: string): Promise<HostilePages> {
  const base = await apiOf(api, own);
  const post = <T = { id: string }>(path: string, body: unknown): Promise<T> =>
    answer<T>(api, 'post', `${base}${path}`, body);
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  await post('/invitations', { name: trap, email: 'trap@larkspur.example', role: 'viewer' });
  await post('/tokens', { name: trap });
  const initiative = await post('/initiatives', { name: trap });
  const one = `/initiatives/${initiative.id}`;
  const passage = await writeDocument(api, `${base}${one}`);
  const promise = await post(`${one}/promises`, { passage, kind: 'commitment' });
  const plan = await post<{ milestones: { id: string }[] }>(`${one}/milestones`, {
    ...{ outcome: more, estimateDays: 3, team: trap, notes: more, promiseIds: [promise.id] },
    deliverables: [{ id: 'd1', text: trap, done: false }],
  });
  const milestone = { id: plan.milestones[0]?.id ?? '' };
  await post(`${one}/check-ins`, {
    ...{ achievement: 'red', confidence: 'low', done: more, next: more, blockers: more, pathToGreen: more },
    milestoneId: milestone.id,
  });
  await post(`${one}/plan/baselines`, { name: trap });
  await post(`${one}/gates/launch/items`, { title: trap });
  const source = await post('/sources', { name: trap, connector: 'manual' });
  const kpi = await post('/kpis', {
    ...{ initiativeId: initiative.id, name: trap, purpose: more, caveats: more, unit: 'count', direction: 'up' },
    ...{ sourceId: source.id, target: 1 },
  });
  await post('/annotations', { from: day(-3), text: more, kpiId: kpi.id });
  await post('/saved-views', { place: 'plan', name: trap.slice(0, 80), search: {} });
  const deck = await post('/decks', { name: trap });
  for (const [subjectType, subjectId] of [
    ['prfaq', initiative.id],
    ['milestone', milestone.id],
    ['kpi', kpi.id],
  ] as const) {
    const thread = await post('/comment-threads', { subjectType, subjectId, body: more });
    await post(`/comment-threads/${thread.id}/comments`, { body: more });
  }
  const amendment = await reviewAndAmend(api, base, one, day(14));
  return [
    ...[
      '/portfolio',
      '/documents',
      '/roadmap',
      '/my-work',
      '/kpis',
      '/sources',
      '/runs',
      '/settings',
      '/activity',
      '/inbox',
    ],
    ...[one, `${one}/prfaq?panel=comments`, `${one}/prfaq?panel=coach`, `${one}/prfaq?mode=print`, `${one}/trace`],
    ...[`${one}/prfaq/versions?from=1&to=2`, `${one}/plan`, `${one}/plan?view=board`, `${one}/plan?view=table`],
    ...[`${one}/plan?milestone=${milestone.id}`, `${one}/check-ins`, `${one}/decisions`, `${one}/activity`],
    ...[`${one}/amendments/${amendment}`, `${one}/amendments/${amendment}?mode=edit`, `/kpis/${kpi.id}`],
    ...[`/kpis/${kpi.id}/edit`, `/wbr/${deck.id}`, '/search?q=onerror'],
  ];
}

/** Every section, a question with answer and topic, and two versions with notes; answers a passage of it. */
async function writeDocument(api: APIRequestContext, initiative: string) {
  type Text = { version: number; document: { sections: Record<string, string> } };
  const prfaq = `${initiative}/prfaq`;
  const { version, document } = await answer<Text>(api, 'get', prfaq);
  const sections = Object.fromEntries(Object.keys(document.sections).map((key) => [key, more]));
  const questions = [{ id: 'q1', kind: 'external', question: `${trap}?`, answer: more, group: trap.slice(0, 60) }];
  const match = (number: number) => ({ 'if-match': `"${number}"` });
  const text = { sections, questions, launchDate: '2031-02-09' };
  const first = await answer<Text>(api, 'patch', `${prfaq}/draft`, text, match(version));
  await answer(api, 'post', `${prfaq}/versions`, { note: trap });
  const changed = { sections: { problem: `${more} ${more}` } };
  await answer(api, 'patch', `${prfaq}/draft`, changed, match(first.version));
  await answer(api, 'post', `${prfaq}/versions`, { note: trap });
  return { place: 'summary', exact: trap, prefix: '', suffix: '', start: 0 };
}

/** A round with hostile words in it ends in an approval; an amendment of it waits. Answers the id of that. */
async function reviewAndAmend(api: APIRequestContext, base: string, one: string, dueOn: string): Promise<string> {
  const { user } = await answer<{ user: { id: string } }>(api, 'get', `${new URL(base).origin}/api/me`);
  const round = await answer<{ id: string }>(api, 'post', `${base}${one}/rounds`, {
    ...{ objective: trap, dueOn, door: 'one-way', facilitatorId: user.id, approverIds: [user.id] },
  });
  await answer(api, 'post', `${base}${one}/rounds/${round.id}/answer`, { answer: 'approve', note: more });
  await answer(api, 'post', `${base}${one}/rounds/${round.id}/verdict`, { verdict: 'approve', reasons: more });
  return (await answer<{ id: string }>(api, 'post', `${base}${one}/amendments`, { reason: more })).id;
}
