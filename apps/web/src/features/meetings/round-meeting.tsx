import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { EmptyState } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { LoadState } from '../../app/load-state.js';
import type { InInitiative } from '../rounds/api/rounds.queries.js';
import { roundsQuery } from '../rounds/api/rounds.queries.js';
import MeetingView from './meeting-view.js';

interface RoundMeetingProps {
  readonly params: InInitiative;
  readonly amendmentId: string | null;
  /** The text that the round reads; it is frozen while the round is open. */
  readonly document: PrfaqDocument;
}

/** The meeting of the round that is under way; when it has ended, the way back to the text. */
export default function RoundMeeting({ params, amendmentId, document }: RoundMeetingProps): ReactElement {
  const rounds = useQuery(roundsQuery(params));
  return (
    <LoadState query={rounds}>
      {({ rounds: all }) => {
        const open = all.find(({ state, amendment }) => state === 'open' && (amendment?.id ?? null) === amendmentId);
        if (open) return <MeetingView key={open.id} params={params} round={open} document={document} />;
        return (
          <EmptyState title="The round has ended; its notes and verdict are in the decision log.">
            <Link className="btn" to="." search={{}}>
              Read the text
            </Link>
          </EmptyState>
        );
      }}
    </LoadState>
  );
}
