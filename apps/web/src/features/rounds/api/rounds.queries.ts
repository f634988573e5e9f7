import { queryOptions } from '@tanstack/react-query';
import { roundRoutes } from '@workback/contracts/round/round.routes';
import type { RequiredChange, Round } from '@workback/contracts/round/round.schemas';
import type { RoundAnswer, Verdict } from '@workback/domain/prfaq/round';
import { addressOf, call } from '../../../api/client.js';

/** Which initiative's rounds. */
export interface InInitiative {
  readonly workspaceId: string;
  readonly initiativeId: string;
}

/** The review rounds of an initiative, newest first. */
export const roundsQuery = (params: InInitiative) =>
  queryOptions({
    queryKey: ['rounds', params.workspaceId, params.initiativeId],
    queryFn: ({ signal }) => call(roundRoutes.list, { params, signal }),
  });

/** Who reads what for, until when. */
export interface RoundDraft {
  readonly objective: string;
  readonly dueOn: string;
  readonly door: 'one-way' | 'two-way';
  readonly facilitatorId: string;
  readonly noteTakerId: string | null;
  readonly reviewerIds: string[];
  readonly approverIds: string[];
}

/** Starts a round about an amendment, or about the draft of the PR/FAQ. */
export const startRound = (params: InInitiative, amendmentId: string | null, draft: RoundDraft): Promise<Round> =>
  call(roundRoutes.start, { params, body: { ...draft, amendmentId } });

export const changeRound = (params: InInitiative, round: Round, body: RoundDraft): Promise<Round> =>
  call(roundRoutes.change, { params: { ...params, roundId: round.id }, body, ifMatch: round.version });

export const answerRound = (params: InInitiative, roundId: string, answer: RoundAnswer, note: string): Promise<Round> =>
  call(roundRoutes.answer, { params: { ...params, roundId }, body: { answer, note } });

export const closeRound = (params: InInitiative, roundId: string, verdict: Verdict, reasons: string): Promise<Round> =>
  call(roundRoutes.close, { params: { ...params, roundId }, body: { verdict, reasons } });

export const withdrawRound = (params: InInitiative, roundId: string, reason: string): Promise<Round> =>
  call(roundRoutes.withdraw, { params: { ...params, roundId }, body: { reason } });

/** Ticks a required change off or on, with a word on what was done. */
export const tickChange = (
  params: InInitiative,
  { id, version }: RequiredChange,
  body: { done?: boolean; note?: string },
): Promise<RequiredChange> => call(roundRoutes.tick, { params: { ...params, changeId: id }, body, ifMatch: version });

/** Where the decision log is downloaded from. */
export const decisionLogAddress = (params: InInitiative): string => addressOf(roundRoutes.exportLog, { params });
