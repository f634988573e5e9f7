import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { ErrorPanel, Notice } from '@workback/ui/notice';
import { floatWords, formatWeekday } from '@workback/ui/prepare/format-date';
import { type ReactElement, useState } from 'react';
import { requestIdOf, sentenceOf } from '../../../api/problem.js';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { initiativeQuery } from '../../initiatives/api/initiatives.queries.js';
import { roadmapQuery } from '../../roadmaps/api/roadmaps.queries.js';
import { checkInsQuery, useWithdrawCheckIn } from '../api/check-ins.queries.js';
import { CheckInForm } from '../check-in-form.js';
import { lastTimeWords } from '../check-in-words.js';
import { PhoneLink } from '../phone-link.js';
import { type LogOutcome, useLogCheckIn } from '../use-log-check-in.js';

/** The short form by itself, for a phone and for reminders: nothing but how it stands. */
export default function CheckInPage(): ReactElement {
  const workspace = useWorkspace();
  const { initiativeId } = useParams({ strict: false }) as { initiativeId: string };
  const { milestone } = useSearch({ strict: false }) as { milestone?: string };
  const initiative = useQuery(initiativeQuery(workspace.id, initiativeId));
  const roadmap = useQuery(roadmapQuery(workspace.id, initiativeId));
  return (
    <LoadState query={initiative}>
      {(named) => (
        <LoadState query={roadmap}>
          {(plan) => <Loaded key={milestone} initiative={named} roadmap={plan} milestoneId={milestone ?? null} />}
        </LoadState>
      )}
    </LoadState>
  );
}

interface LoadedProps {
  readonly initiative: Initiative;
  readonly roadmap: Roadmap;
  readonly milestoneId: string | null;
}

function Loaded({ initiative, roadmap, milestoneId }: LoadedProps): ReactElement {
  const workspace = useWorkspace();
  const milestone = roadmap.milestones.find(({ id }) => id === milestoneId) ?? null;
  const checkIns = useQuery(checkInsQuery(workspace.id, initiative.id));
  const [outcome, setOutcome] = useState<LogOutcome | null>(null);
  const name = milestone?.outcome ?? initiative.name;
  const log = useLogCheckIn({ initiativeId: initiative.id, milestoneId, name }, setOutcome);
  if (milestoneId !== null && milestone === null) {
    return <Page title="This milestone was removed">The initiative can still be checked in on.</Page>;
  }
  if (!workspace.can('check-in.write')) {
    return <Page title="You may not check in">Your role reads, and does not write, in this workspace.</Page>;
  }
  const lastTime = lastTimeWords(checkIns.data, milestoneId);
  return (
    <Page title={name} tab={`Check in on ${name}`} lead={contextWords(initiative, milestone)}>
      <div className="narrow">
        {outcome ? (
          <Logged outcome={outcome} initiative={initiative} onAgain={() => setOutcome(null)} />
        ) : (
          <>
            <CheckInForm {...log} {...(lastTime ? { lastTime } : {})}>
              {initiative.owner ? `Goes to ${initiative.owner.name} and into this week’s report.` : null}
            </CheckInForm>
            <div className="sec no-sm">
              <PhoneLink initiativeId={initiative.id} milestoneId={milestoneId} />
            </div>
          </>
        )}
      </div>
    </Page>
  );
}

interface LoggedProps {
  readonly outcome: LogOutcome;
  readonly initiative: Initiative;
  readonly onAgain: () => void;
}

function Logged({ outcome, initiative, onAgain }: LoggedProps): ReactElement {
  const workspace = useWorkspace();
  const withdraw = useWithdrawCheckIn(workspace.id, initiative.id);
  const params = { workspaceSlug: workspace.slug, initiativeId: initiative.id };
  return (
    <div className="form">
      <Notice live tone="act">
        {outcome.kind === 'logged'
          ? 'Check-in logged.'
          : 'No connection. The check-in waits on this device and goes out by itself.'}
      </Notice>
      {withdraw.error ? (
        <ErrorPanel message={sentenceOf(withdraw.error)} requestId={requestIdOf(withdraw.error)} />
      ) : null}
      <div className="row">
        {outcome.kind === 'logged' ? (
          <button
            type="button"
            className="btn"
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate(outcome.checkIn.id, { onSuccess: onAgain })}
          >
            Take it back
          </button>
        ) : null}
        <Link className="btn" to="/w/$workspaceSlug/initiatives/$initiativeId/check-ins" params={params}>
          See all check-ins
        </Link>
      </div>
    </div>
  );
}

function contextWords(initiative: Initiative, milestone: Roadmap['milestones'][number] | null): ReactElement | string {
  if (milestone === null) {
    const { promised } = initiative.launch;
    return promised === null ? 'No launch date yet' : `Promised for ${formatWeekday(promised)}`;
  }
  const { scheduled } = milestone;
  if (scheduled === null) return initiative.name;
  return (
    <>
      {initiative.name} · finish by {formatWeekday(scheduled.latestFinish)} ·{' '}
      <span className={scheduled.totalFloatDays < 0 ? 'gap' : undefined}>{floatWords(scheduled.totalFloatDays)}</span>
    </>
  );
}
