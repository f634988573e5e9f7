import './rounds.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Round } from '@workback/contracts/round/round.schemas';
import { roundTitle } from '@workback/domain/prfaq/decision-log';
import type { Verdict } from '@workback/domain/prfaq/round';
import { Button } from '@workback/ui/button';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { StatusMark } from '@workback/ui/status-mark';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { meQuery } from '../sessions/api/sessions.queries.js';
import { type InInitiative, roundsQuery } from './api/rounds.queries.js';
import { ChangesMade } from './changes-made.js';
import { ReaderList } from './reader-list.js';
import { doorWords, partIn, tallyWords } from './round-words.js';

const AnswerDialog = lazy(() => import('./answer-dialog.js'));
const VerdictDialog = lazy(() => import('./verdict-dialog.js'));
const WithdrawDialog = lazy(() => import('./withdraw-dialog.js'));
const RoundDialog = lazy(() => import('./round-dialog.js'));

type Open = Verdict | 'answer' | 'close' | 'withdraw' | 'change';

interface RoundBarProps {
  readonly params: InInitiative;
  /** It stands within the meeting already. */
  readonly inMeeting?: boolean;
}

/** The round that is under way: who reads, what they said, when the verdict is due, and what the person can do now. */
export function RoundBar({ params, inMeeting = false }: RoundBarProps): ReactElement | null {
  const rounds = useQuery(roundsQuery(params));
  const open = rounds.data?.rounds.find(({ state }) => state === 'open');
  if (!open) return null;
  const earlier = rounds.data?.rounds.find(
    ({ number, amendment }) => number === open.number - 1 && amendment?.id === open.amendment?.id,
  );
  return <OpenRound key={open.id} params={params} round={open} earlier={earlier} inMeeting={inMeeting} />;
}

interface OpenRoundProps {
  readonly params: InInitiative;
  readonly round: Round;
  readonly earlier: Round | undefined;
  readonly inMeeting: boolean;
}

function OpenRound({ params, round, earlier, inMeeting }: OpenRoundProps): ReactElement {
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const late = round.dueOn < new Date().toISOString().slice(0, 10);
  const due = `Verdict ${late ? 'was due' : 'due'} ${formatWeekday(round.dueOn)}`;
  return (
    <section className="rev" aria-label="Review round">
      <div className="row wide">
        <StatusMark status="in-review" label={`${roundTitle(round)} in review`} />
        {round.door ? <span className="sm mu">{doorWords[round.door]}</span> : null}
        <span className="sm mu">Version {round.versionNumber}</span>
        <span className="sm mu">{tallyWords(round)}</span>
        <b className={late ? 'sm gap end' : 'sm end'}>{due}</b>
      </div>
      <p className="sm objective">{round.objective}</p>
      <ReaderList round={round} />
      <p className="sm mu">
        {round.facilitator ? `${round.facilitator.name} facilitates` : 'Nobody facilitates'}
        {round.noteTaker ? `, ${round.noteTaker.name} takes notes` : ''}. Everybody reads the same text; nobody edits it
        until the round ends.
      </p>
      {earlier && earlier.requiredChanges.length > 0 ? <ChangesMade round={earlier} /> : null}
      <Steps round={round} inMeeting={inMeeting} onOpen={setOpen} />
      <Suspense fallback={null}>
        {open === 'answer' ? <AnswerDialog params={params} round={round} onClose={close} /> : null}
        {open === 'withdraw' ? <WithdrawDialog params={params} round={round} onClose={close} /> : null}
        {open === 'change' ? (
          <RoundDialog
            params={params}
            round={round}
            amendmentId={round.amendment?.id ?? null}
            earlier={earlier}
            onClose={close}
          />
        ) : null}
        {open === 'close' || open === 'approve' || open === 'iterate' || open === 'reject' ? (
          <VerdictDialog params={params} round={round} verdict={open === 'close' ? null : open} onClose={close} />
        ) : null}
      </Suspense>
    </section>
  );
}

interface StepsProps {
  readonly round: Round;
  readonly inMeeting: boolean;
  readonly onOpen: (open: Open) => void;
}

function Steps({ round, inMeeting, onOpen }: StepsProps): ReactElement {
  const { slug, can } = useWorkspace();
  const { data: me } = useQuery(meQuery);
  const { reader, facilitates } = partIn(round, me?.user.id ?? '');
  const approves = reader?.role === 'approver' && can('review.answer');
  return (
    <div className="row">
      {approves ? (
        <>
          <Button look="primary" onClick={() => onOpen('approve')}>
            {round.amendment ? 'Approve amendment' : 'Approve PR/FAQ'}
          </Button>
          <Button onClick={() => onOpen('iterate')}>Ask for changes</Button>
          <Button look="danger" onClick={() => onOpen('reject')}>
            {round.amendment ? 'Reject amendment' : 'Reject PR/FAQ'}
          </Button>
        </>
      ) : null}
      {reader?.role === 'reviewer' && can('review.answer') ? (
        <Button look="primary" onClick={() => onOpen('answer')}>
          {reader.answer === null ? 'Give your review' : 'Change your review'}
        </Button>
      ) : null}
      {(facilitates || (approves && reader.answer !== null)) && can('review.answer') ? (
        <Button onClick={() => onOpen('close')}>Close round</Button>
      ) : null}
      {inMeeting ? null : (
        <Link className="btn" to="." search={{ mode: 'meeting' as const }}>
          Open meeting
        </Link>
      )}
      {can('prfaq.edit') ? (
        <>
          <Button look="quiet" onClick={() => onOpen('change')}>
            Ask other people
          </Button>
          <Button look="quiet" onClick={() => onOpen('withdraw')}>
            Withdraw from review
          </Button>
        </>
      ) : null}
      <Link
        className="btn quiet"
        to="/w/$workspaceSlug/initiatives/$initiativeId/decisions"
        params={{ workspaceSlug: slug, initiativeId: round.initiativeId }}
      >
        Read decision log
      </Link>
    </div>
  );
}
