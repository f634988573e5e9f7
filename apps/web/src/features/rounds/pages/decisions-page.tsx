import '../rounds.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Round } from '@workback/contracts/round/round.schemas';
import { noteTitle, roundTitle, verdictWords } from '@workback/domain/prfaq/decision-log';
import { EmptyState } from '@workback/ui/notice';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { type Status, StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useEffect } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { InitiativeTabs } from '../../initiatives/initiative-tabs.js';
import { prfaqInitiativeQuery } from '../../prfaqs/api/prfaqs.queries.js';
import { momentWords } from '../../prfaqs/moment-words.js';
import { decisionLogAddress, roundsQuery } from '../api/rounds.queries.js';
import { ChangesMade } from '../changes-made.js';
import { ReaderList } from '../reader-list.js';
import { doorWords } from '../round-words.js';

/** Every round of an initiative with who read what, what they said, and the verdict: the decision log. */
export default function DecisionsPage(): ReactElement {
  const { initiativeId = '' } = useParams({ strict: false });
  const { id: workspaceId, slug } = useWorkspace();
  const params = { workspaceId, initiativeId };
  const rounds = useQuery(roundsQuery(params));
  const { data: initiative } = useQuery(prfaqInitiativeQuery(params));
  const name = initiative?.name ?? '';
  useEffect(() => {
    document.title = `${name} · Decision log · Workback`;
  }, [name]);
  return (
    <>
      <InitiativeTabs initiativeId={initiativeId} name={name} />
      <div className="pagehead">
        <div>
          <h1>Decision log</h1>
          <p className="mu">Who read which version, what they said, and what was decided. It is only ever added to.</p>
        </div>
        <div className="row">
          <a className="btn" href={decisionLogAddress(params)} download={`${name || 'prfaq'} decision log.md`}>
            Export decision log
          </a>
        </div>
      </div>
      <LoadState query={rounds}>
        {({ rounds: list }) =>
          list.length === 0 ? (
            <EmptyState title="No review round has begun.">
              <Link
                className="btn"
                to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
                params={{ workspaceSlug: slug, initiativeId }}
              >
                Open the PR/FAQ
              </Link>
            </EmptyState>
          ) : (
            list.map((round) => <Logged key={round.id} round={round} />)
          )
        }
      </LoadState>
    </>
  );
}

function Logged({ round }: { round: Round }): ReactElement {
  const { slug } = useWorkspace();
  const [status, label] = endOf(round);
  const words = round.state === 'withdrawn' ? round.withdrawnReason : round.reasons;
  return (
    <article className="log" aria-label={roundTitle(round)}>
      <div className="row">
        <h2>{roundTitle(round)}</h2>
        <StatusMark status={status} label={label} />
        {round.door ? <span className="sm mu">{doorWords[round.door]}</span> : null}
        <Link
          className="sm"
          to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
          params={{ workspaceSlug: slug, initiativeId: round.initiativeId }}
          search={{ version: round.versionNumber }}
        >
          Version {round.versionNumber}
        </Link>
      </div>
      <p className="objective">{round.objective}</p>
      <p className="sm mu">
        Began {momentWords(round.startedAt)}
        {round.startedBy ? ` by ${round.startedBy.name}` : ''}, verdict due {formatWeekday(round.dueOn)}.
        {round.facilitator ? ` ${round.facilitator.name} facilitated` : ''}
        {round.noteTaker ? `, ${round.noteTaker.name} took notes` : ''}
        {round.facilitator ? '.' : ''}
      </p>
      <ReaderList round={round} />
      {round.endedAt ? (
        <p className="sm">
          <b>{label}</b> {momentWords(round.endedAt)}
          {round.endedBy ? ` by ${round.endedBy.name}` : ''}
        </p>
      ) : null}
      {words !== '' && round.requiredChanges.length === 0 ? <p className="reasons">{words}</p> : null}
      {round.requiredChanges.length > 0 ? <ChangesMade round={round} open /> : null}
      {round.notes.length > 0 ? (
        <details className="foldable">
          <summary>Notes of the meeting</summary>
          {round.notes.map(({ place, text }) => (
            <div key={place}>
              <p className="lab">{noteTitle(place)}</p>
              <p className="reasons">{text}</p>
            </div>
          ))}
        </details>
      ) : null}
    </article>
  );
}

function endOf({ state, verdict }: Round): [Status, string] {
  if (state === 'open') return ['in-review', 'Under way'];
  if (state === 'withdrawn') return ['draft', 'Withdrawn'];
  const statuses = { approve: 'approved', iterate: 'draft', reject: 'rejected' } as const;
  return [statuses[verdict ?? 'approve'], verdictWords[verdict ?? 'approve']];
}
