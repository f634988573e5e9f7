import './meetings.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MeetingState } from '@workback/contracts/meeting/meeting.schemas';
import type { Round } from '@workback/contracts/round/round.schemas';
import { roundTitle } from '@workback/domain/prfaq/decision-log';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { ErrorPanel } from '@workback/ui/notice';
import { type ReactElement, useEffect, useMemo } from 'react';
import { requestIdOf, sentenceOf } from '../../api/problem.js';
import { LoadState } from '../../app/load-state.js';
import type { WireDocument } from '../prfaqs/draft.js';
import { useDocumentLength } from '../prfaqs/length/use-document-length.js';
import { Memo } from '../prfaqs/reading/memo.js';
import { ReadingView } from '../prfaqs/reading/reading-view.js';
import { RoundBar } from '../rounds/round-bar.js';
import { partIn } from '../rounds/round-words.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { meetingQuery, startMeeting, stepMeeting } from './api/meetings.queries.js';
import { ReadingTime } from './reading-time.js';
import { Walk } from './walk.js';

interface MeetingViewProps {
  readonly params: { readonly workspaceId: string; readonly initiativeId: string };
  readonly round: Round;
  readonly document: PrfaqDocument;
}

/** What the facilitator may do; everybody else sees it happen. */
export interface Lead {
  readonly start: (minutes: number) => void;
  readonly moreTime: (minutes: number) => void;
  readonly goTo: (place: string) => void;
  readonly busy: boolean;
}

/** The meeting of a round: reading in silence, then section by section, and the verdict at the end. */
export default function MeetingView({ params, round, document }: MeetingViewProps): ReactElement {
  const inRound = useMemo(() => ({ ...params, roundId: round.id }), [params, round.id]);
  const meeting = useQuery(meetingQuery(inRound));
  return <LoadState query={meeting}>{(state) => <Open {...{ params, round, document, state }} />}</LoadState>;
}

function Open({ params, round, document, state }: MeetingViewProps & { readonly state: MeetingState }): ReactElement {
  const queries = useQueryClient();
  const inRound = useMemo(() => ({ ...params, roundId: round.id }), [params, round.id]);
  const { data: me } = useQuery(meQuery);
  const { facilitates, takesNotes } = partIn(round, me?.user.id ?? '');
  const { queryKey } = meetingQuery(inRound);
  const version = state.meeting?.version ?? 0;
  const step = useMutation({
    mutationFn: (go: () => Promise<MeetingState>) => go(),
    onSuccess: (now) => queries.setQueryData(queryKey, now),
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
  const lead: Lead | null = facilitates
    ? {
        start: (minutes) => step.mutate(() => startMeeting(inRound, minutes)),
        moreTime: (minutes) => step.mutate(() => stepMeeting(inRound, { step: 'more-time', minutes }, version)),
        // A second press before the first is answered would only be refused as stale.
        goTo: (place) => {
          if (!step.isPending) step.mutate(() => stepMeeting(inRound, { step: 'go-to', place }, version));
        },
        busy: step.isPending,
      }
    : null;
  useEffect(() => {
    window.document.title = `Meeting of ${roundTitle(round).toLowerCase()} · Workback`;
  }, [round]);
  const walking = state.meeting?.phase === 'walking';
  return (
    <div className="meeting">
      <div className="row between">
        <div>
          <h1>Meeting of {roundTitle(round).toLowerCase()}</h1>
          <p className="mu">{round.objective}</p>
        </div>
        <Link className="btn" to="." search={{}}>
          Leave meeting view
        </Link>
      </div>
      {step.error ? <ErrorPanel message={sentenceOf(step.error)} requestId={requestIdOf(step.error)} /> : null}
      {walking ? (
        <Walk
          params={inRound}
          round={round}
          document={document}
          state={state}
          lead={lead}
          takesNotes={takesNotes || (round.noteTaker === null && facilitates)}
        />
      ) : (
        <>
          <ReadingTime state={state} round={round} document={document} lead={lead} />
          <WholeText params={params} round={round} document={document} />
        </>
      )}
      <details className="foldable" open={walking}>
        <summary>
          <b>Answers and verdict</b>
        </summary>
        <RoundBar params={params} inMeeting />
      </details>
    </div>
  );
}

/** The text in one piece; what is the PR/FAQ itself takes comments while it is read. */
function WholeText({ params, round, document }: MeetingViewProps): ReactElement {
  const wire = document as WireDocument;
  const { sections: lengths } = useDocumentLength(wire);
  if (round.amendment) return <Memo document={wire} lengths={lengths} marks={new Map()} />;
  return <ReadingView params={params} document={wire} old={false} canMark={false} canEdit={false} />;
}
