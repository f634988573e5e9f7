import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { sentenceOf } from '../../api/problem.js';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { mailChoiceQuery, useMailChoice } from './api/mails.queries.js';

/** Whether one is reminded by e-mail and gets reports by it. */
export function MailChoice(): ReactElement {
  const { id } = useWorkspace();
  const choose = useMailChoice(id);
  return (
    <LoadState query={useQuery(mailChoiceQuery(id))} lines={2}>
      {({ configured, address, wanted }) => (
        <div>
          <label className="choice">
            <input
              type="checkbox"
              checked={wanted}
              disabled={choose.isPending}
              onChange={(event) => choose.mutate(event.target.checked)}
            />
            <span>Check-ins that are due and weekly reports by e-mail</span>
          </label>
          <p className="sm mu">{whereTo(configured, address)}</p>
          {choose.isError ? (
            <p className="wrong" role="alert">
              {sentenceOf(choose.error)}
            </p>
          ) : null}
        </div>
      )}
    </LoadState>
  );
}

function whereTo(configured: boolean, address: string | null): string {
  if (!configured) return 'No mail server is set up here, so everything comes to the inbox only.';
  if (address === null) return 'You have no e-mail address yet; everything comes to the inbox only.';
  return `They go to ${address}. Everything is in the inbox as well.`;
}
