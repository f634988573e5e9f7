import { Button } from '@workback/ui/button';
import { CopyText } from '@workback/ui/copy-text';
import { ErrorPanel } from '@workback/ui/notice';
import { formatDate } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';
import { requestIdOf, sentenceOf } from '../../api/problem.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { useCreateCheckInLink } from './api/check-in-links.queries.js';

interface PhoneLinkProps {
  readonly initiativeId: string;
  readonly milestoneId: string | null;
}

/** A link with which a person checks in once without signing in, to send to their own phone. */
export function PhoneLink({ initiativeId, milestoneId }: PhoneLinkProps): ReactElement {
  const workspace = useWorkspace();
  const create = useCreateCheckInLink(workspace.id, initiativeId);
  if (create.data) {
    const address = `${location.origin}${create.data.path}`;
    return (
      <div className="form">
        <p className="sm mu">
          Works once, until {formatDate(create.data.expiresAt.slice(0, 10))}, and speaks in your name: keep it to
          yourself.
        </p>
        <CopyText text={address} action="Copy link" />
        {'share' in navigator ? (
          <Button onClick={() => void navigator.share({ url: address }).catch(() => undefined)}>Send link</Button>
        ) : null}
      </div>
    );
  }
  return (
    <>
      <Button look="quiet" busy={create.isPending} onClick={() => create.mutate(milestoneId)}>
        Make a link for my phone
      </Button>
      {create.isError ? <ErrorPanel message={sentenceOf(create.error)} requestId={requestIdOf(create.error)} /> : null}
    </>
  );
}
