import { useQuery } from '@tanstack/react-query';
import type { MailWire } from '@workback/contracts/mail/mail.schemas';
import { Age } from '@workback/ui/age';
import { Button } from '@workback/ui/button';
import type { ReactElement } from 'react';
import { sentenceOf } from '../../api/problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { mailsQuery, useRetryMail } from './api/mails.queries.js';

const STATES: Record<MailWire['state'], string> = {
  waiting: 'Waits to be sent',
  sent: 'Sent',
  failed: 'Failed',
  'left-out': 'Not sent',
};

/** What was sent by e-mail, and what could not be; failed ones first. */
export function MailLog(): ReactElement {
  const { id } = useWorkspace();
  const retry = useRetryMail(id);
  return (
    <LoadState query={useQuery(mailsQuery(id))} lines={3}>
      {({ configured, mails }) => (
        <>
          {configured ? null : (
            <p className="mu">
              No mail server is set up. Whoever runs Workback sets <code>WORKBACK_SMTP_URL</code>; until then reminders
              and reports come to the inbox only.
            </p>
          )}
          {configured && mails.length === 0 ? <p className="mu">Nothing was sent yet.</p> : null}
          {mails.length > 0 ? (
            <table className="cards labelled">
              <caption className="vh">Mails of this workspace</caption>
              <thead>
                <tr>
                  <th scope="col">Mail</th>
                  <th scope="col">To</th>
                  <th scope="col">State</th>
                  <th scope="col">
                    <span className="vh">Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {mails.map((mail) => (
                  <tr key={mail.id}>
                    <td>
                      {mail.subject}
                      <div className="sm mu">
                        <Age at={mail.endedAt ?? mail.createdAt} />
                      </div>
                    </td>
                    <td data-l="To">{mail.to?.name ?? 'Somebody who left'}</td>
                    <td data-l="State">
                      <span className={mail.state === 'failed' ? 'gap' : undefined}>{STATES[mail.state]}</span>
                      {mail.problem ? <div className="sm mu mailproblem">{mail.problem}</div> : null}
                    </td>
                    <td>
                      {mail.state === 'failed' ? (
                        <Button look="quiet" busy={retry.isPending} onClick={() => retry.mutate(mail.id)}>
                          Send again
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          {retry.isError ? (
            <p className="wrong" role="alert">
              {sentenceOf(retry.error)}
            </p>
          ) : null}
        </>
      )}
    </LoadState>
  );
}
