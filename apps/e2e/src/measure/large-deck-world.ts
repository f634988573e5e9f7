import type { APIRequestContext } from 'playwright-core';
import { must } from '#journey/checks';

/** A deck of many KPIs, and where it is read. */
export interface LargeDeck {
  readonly path: string;
  readonly api: string;
  readonly kpis: number;
}

const DAYS = 1_096;
const THINGS = ['Parcels', 'Rounds', 'Lockers', 'Calls', 'Towns', 'Vans', 'Returns', 'Windows', 'Depots', 'Couriers'];
const DOINGS = ['accepted', 'late', 'per hour', 'lost', 'opened', 'repeated', 'in time', 'refunded'];

/** Defines KPIs with a number a day over three years, through the API as a program would, and a deck of all of them. */
export async function makeLargeDeck(api: APIRequestContext, origin: string, size: number): Promise<LargeDeck> {
  const send = async <T>(method: string, path: string, data?: object): Promise<T> => {
    const answer = await api.fetch(`${origin}${path}`, { method, ...(data ? { data } : {}), headers: { origin } });
    must(answer.ok(), `${method} ${path} answered ${answer.status()}: ${(await answer.text()).slice(0, 300)}`);
    return (await answer.json()) as T;
  };
  const me = await send<{ user: { id: string }; workspaces: { id: string; slug: string; isExample: boolean }[] }>(
    'GET',
    '/api/me',
  );
  const workspace = me.workspaces.find(({ isExample }) => !isExample);
  must(workspace !== undefined, 'There is no workspace beside the example.');
  const base = `/api/workspaces/${workspace.id}`;
  const { id: initiativeId } = await send<{ id: string }>('POST', `${base}/initiatives`, { name: `Deck of ${size}` });
  const today = Date.now();
  for (let at = 0; at < size; at += 1) {
    const rate = at % 4 === 3;
    const { id } = await send<{ id: string }>('POST', `${base}/kpis`, {
      initiativeId,
      name: `${THINGS[at % THINGS.length]} ${DOINGS[Math.floor(at / THINGS.length) % DOINGS.length]} ${at + 1}`,
      kind: ['input', 'output', 'guardrail'][at % 3],
      unit: rate ? 'percent' : 'count',
      precision: rate ? 1 : 0,
      direction: at % 3 === 2 ? 'down' : 'up',
      aggregation: rate ? 'mean' : 'sum',
      ownerId: me.user.id,
      target: at % 2 === 0 ? (rate ? 50 : 1_000) : null,
    });
    const points = Array.from({ length: DAYS }, (_, before) => {
      const date = new Date(today - (before + 1) * 86_400_000).toISOString().slice(0, 10);
      const wave = Math.sin(before / 7 + at) + Math.sin(before / 58 + at) + ((before * 7919 + at * 104_729) % 97) / 97;
      return { date, value: rate ? Math.round((50 + 8 * wave) * 10) / 10 : Math.round(1_000 + 90 * wave - before / 4) };
    });
    await send('POST', `${base}/kpis/${id}/observations`, { points });
  }
  const rule = { id: 'all', kind: 'rule', initiativeId, ownerId: null, kinds: [], without: [], form: 'six-twelve' };
  const sections = [{ id: 'section', title: 'Everything', text: '', blocks: [rule] }];
  const deck = await send<{ id: string }>('POST', `${base}/decks`, { name: `Review of ${size}`, sections });
  return { path: `/w/${workspace.slug}/wbr/${deck.id}`, api: `${base}/decks/${deck.id}/reading`, kpis: size };
}
