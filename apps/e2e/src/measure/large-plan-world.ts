import type { APIRequestContext } from 'playwright-core';
import { must } from '#journey/checks';

/** A plan of many milestones, and where it is shown. */
export interface LargePlan {
  readonly path: string;
  readonly milestones: number;
  readonly dependencies: number;
}

const NEIGHBOURHOOD = 40;

/** Plans `size` milestones that wait for up to three of the forty before them, through the API as an import would. */
export async function makeLargePlan(api: APIRequestContext, origin: string, size: number): Promise<LargePlan> {
  const send = async <T>(method: string, path: string, data?: object, ifMatch?: number): Promise<T> => {
    const headers = { origin, ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }) };
    const answer = await api.fetch(`${origin}${path}`, { method, ...(data ? { data } : {}), headers });
    must(answer.ok(), `${method} ${path} answered ${answer.status()}: ${(await answer.text()).slice(0, 300)}`);
    return (await answer.json()) as T;
  };
  const me = await send<{ workspaces: { id: string; slug: string; isExample: boolean }[] }>('GET', '/api/me');
  const workspace = me.workspaces.find(({ isExample }) => !isExample);
  must(workspace !== undefined, 'There is no workspace beside the example.');
  const base = `/api/workspaces/${workspace.id}/initiatives`;
  const { id } = await send<{ id: string }>('POST', base, { name: 'Large plan' });
  const launchDate = new Date(Date.now() + 700 * 86_400_000).toISOString().slice(0, 10);
  await send('PATCH', `${base}/${id}/prfaq/draft`, { launchDate }, 1);

  const random = seeded(11);
  const ids = Array.from({ length: size }, () => crypto.randomUUID());
  const links: { predecessorId: string; successorId: string; lagDays: number }[] = [];
  ids.forEach((successorId, at) => {
    const chosen = new Set<number>();
    for (let link = 0; link < 3 && at > 0; link += 1) {
      chosen.add(Math.max(0, at - 1 - Math.floor(random() * NEIGHBOURHOOD)));
    }
    for (const from of chosen) links.push({ predecessorId: ids[from]!, successorId, lagDays: random() < 0.2 ? 1 : 0 });
  });
  const operations = [
    ...ids.map((milestoneId, at) => ({
      op: 'create',
      milestoneId,
      outcome: `Step ${at + 1} of the plan stands`,
      estimateDays: 1 + Math.floor(random() * 8),
      team: ['Depot', 'Rounds', 'Shops', 'App'][at % 4],
    })),
    ...links.map((link) => ({ op: 'link', type: 'FS', ...link })),
  ];
  for (let from = 0; from < operations.length; from += 2_000) {
    const { planVersion } = await send<{ planVersion: number }>('GET', `${base}/${id}/roadmap`);
    const body = { operations: operations.slice(from, from + 2_000), reason: 'A plan to be measured' };
    await send('POST', `${base}/${id}/plan/changes`, body, planVersion);
  }
  return {
    path: `${origin}/w/${workspace.slug}/initiatives/${id}/plan`,
    milestones: size,
    dependencies: links.length,
  };
}

/** Mulberry32: small, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
