import { roundRoutes } from '@workback/contracts/round/round.routes';
import type { Round } from '@workback/contracts/round/round.schemas';
import type { Answer } from './call.js';
import type { TestApi } from './test-api.js';
import type { TestCaller } from './world.js';

/** Who acts, and on which initiative. */
export interface AtInitiative {
  readonly as: TestCaller;
  readonly params: { readonly workspaceId: string; readonly initiativeId: string };
}

/** Starts a review round by this person with one approver, and says whatever came back. */
export function startRound(
  api: TestApi,
  { as, params }: AtInitiative,
  approver = as,
): Promise<Answer<typeof roundRoutes.start>> {
  const plan = { objective: 'Go ahead?', dueOn: '2999-01-01', door: 'two-way' as const };
  const people = { facilitatorId: as.userId, approverIds: [approver.userId] };
  return api.call(roundRoutes.start, { as, params, body: { ...plan, ...people } });
}

/** Closes the newest round with a verdict, and says whatever came back. */
export async function closeRound(
  api: TestApi,
  { as, params }: AtInitiative,
  verdict: 'approve' | 'iterate' | 'reject',
  reasons = '',
): Promise<Answer<typeof roundRoutes.close>> {
  const { rounds } = await api.ok(roundRoutes.list, { as, params });
  const roundId = rounds[0]?.id ?? crypto.randomUUID();
  return api.call(roundRoutes.close, { as, params: { ...params, roundId }, body: { verdict, reasons } });
}

/** Approves a draft in a round of one. */
export async function approveDraft(api: TestApi, at: AtInitiative): Promise<Round> {
  const started = await startRound(api, at);
  if (started.status >= 400) throw new Error(started.problem.detail);
  const closed = await closeRound(api, at, 'approve');
  if (closed.status >= 400) throw new Error(closed.problem.detail);
  return closed.body;
}
