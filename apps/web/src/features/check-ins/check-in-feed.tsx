import { useQuery } from '@tanstack/react-query';
import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import { ErrorPanel } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { requestIdOf, sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { useAcknowledgeCheckIn, useWithdrawCheckIn } from './api/check-ins.queries.js';
import { CheckInEntry } from './check-in-entry.js';

interface CheckInFeedProps {
  readonly initiativeId: string;
  readonly checkIns: readonly CheckIn[];
  readonly outcomeOf: (milestoneId: string) => string;
}

/** What people said about how it stands, newest first. */
export function CheckInFeed({ initiativeId, checkIns, outcomeOf }: CheckInFeedProps): ReactElement {
  const workspace = useWorkspace();
  const me = useQuery(meQuery).data?.user.id;
  const acknowledge = useAcknowledgeCheckIn(workspace.id, initiativeId);
  const withdraw = useWithdrawCheckIn(workspace.id, initiativeId);
  const failed = acknowledge.error ?? withdraw.error;
  return (
    <>
      {failed ? <ErrorPanel message={sentenceOf(failed)} requestId={requestIdOf(failed)} /> : null}
      <ol className="feed">
        {checkIns.map((checkIn) => {
          const own = checkIn.author?.id === me;
          const mayAcknowledge = !own && checkIn.acknowledgement === null && workspace.can('check-in.acknowledge');
          return (
            <CheckInEntry
              key={checkIn.id}
              checkIn={checkIn}
              outcome={checkIn.milestoneId === null ? null : outcomeOf(checkIn.milestoneId)}
              onAcknowledge={mayAcknowledge ? () => acknowledge.mutate(checkIn.id) : null}
              onWithdraw={own ? () => withdraw.mutate(checkIn.id) : null}
            />
          );
        })}
      </ol>
    </>
  );
}
