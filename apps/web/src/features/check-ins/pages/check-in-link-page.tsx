import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { CheckInLinkForm } from '@workback/contracts/check-in/check-in-link.schemas';
import { ErrorPanel, Notice, Skeleton } from '@workback/ui/notice';
import { formatDate, formatWeekday } from '@workback/ui/prepare/format-date';
import { statusWord } from '@workback/ui/status-mark';
import { type ReactElement, useEffect } from 'react';
import { requestIdOf, sentenceOf } from '../../../api/problem.js';
import { checkInLinkQuery, useCheckInByLink } from '../api/check-in-links.queries.js';
import { CheckInForm } from '../check-in-form.js';

/**
 * The form behind a one-time link, for whoever the link was made for, without signing in. The token stands in the fragment
 * of the address, which browsers send nowhere.
 */
export default function CheckInLinkPage(): ReactElement {
  const token = useLocation({ select: ({ hash }) => new URLSearchParams(hash).get('token') });
  useEffect(() => {
    document.title = 'Check in · Workback';
  }, []);
  return (
    <main className="lone">
      {token ? <Opened token={token} /> : <Refused message="This address lacks its token." />}
    </main>
  );
}

function Opened({ token }: { token: string }): ReactElement {
  const link = useQuery(checkInLinkQuery(token));
  const log = useCheckInByLink(token);
  if (log.isSuccess) {
    return (
      <>
        <h1>Check-in logged</h1>
        <Notice live tone="act">
          Thank you. This link is used up; the next reminder brings a new one.
        </Notice>
        <Link to="/">Open Workback</Link>
      </>
    );
  }
  if (link.isError) return <Refused message={sentenceOf(link.error)} requestId={requestIdOf(link.error)} />;
  if (!link.data) return <Skeleton lines={4} />;
  const { initiative, milestone, person, workspace, dueOn, last } = link.data;
  return (
    <>
      <h1>{milestone ?? initiative}</h1>
      <p className="mu">{contextWords(link.data)}</p>
      <CheckInForm
        milestoneId={milestone === null ? null : 'of the link'}
        busy={log.isPending}
        error={log.error}
        onSubmit={(body) => log.mutate(body)}
        {...(last
          ? {
              lastTime: `Last time: ${statusWord(last.achievement).toLowerCase()}, ${formatDate(last.on)}`,
            }
          : {})}
      >
        Logged in the name of {person}, in {workspace}.{dueOn ? ` Due ${formatWeekday(dueOn)}.` : ''}
      </CheckInForm>
    </>
  );
}

function contextWords({ milestone, initiative, workspace }: CheckInLinkForm): string {
  return milestone === null ? workspace : `${initiative}, ${workspace}`;
}

function Refused({ message, requestId }: { message: string; requestId?: string | undefined }): ReactElement {
  return (
    <>
      <h1>This link does not open</h1>
      <ErrorPanel message={message} requestId={requestId} />
      <Link to="/">Sign in to check in</Link>
    </>
  );
}
