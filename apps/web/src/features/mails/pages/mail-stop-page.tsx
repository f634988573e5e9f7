import { Link, useLocation } from '@tanstack/react-router';
import { Button } from '@workback/ui/button';
import { ErrorPanel, Notice } from '@workback/ui/notice';
import { type ReactElement, useEffect } from 'react';
import { requestIdOf, sentenceOf } from '../../../api/problem.js';
import { useStopMails } from '../api/mails.queries.js';

/** Behind the last line of every mail: turns mails of that workspace off, without signing in. Opening it does nothing yet. */
export default function MailStopPage(): ReactElement {
  const token = useLocation({ select: ({ hash }) => new URLSearchParams(hash).get('token') });
  const stop = useStopMails();
  useEffect(() => {
    document.title = 'No more mails · Workback';
  }, []);
  return (
    <main className="lone">
      {stop.isSuccess ? (
        <>
          <h1>No more mails</h1>
          <Notice live tone="act">
            {stop.data.person} gets no more mails of {stop.data.workspace}. Everything still comes to the inbox; the
            settings turn mails on again.
          </Notice>
          <Link to="/">Open Workback</Link>
        </>
      ) : (
        <>
          <h1>Turn these mails off?</h1>
          <p>Reminders of check-ins and weekly reports will come to the inbox in Workback only.</p>
          {token === null ? <ErrorPanel message="This address lacks its token." /> : null}
          {stop.isError ? <ErrorPanel message={sentenceOf(stop.error)} requestId={requestIdOf(stop.error)} /> : null}
          {token === null ? null : (
            <Button look="primary" large busy={stop.isPending} onClick={() => stop.mutate(token)}>
              Turn mails off
            </Button>
          )}
        </>
      )}
    </main>
  );
}
