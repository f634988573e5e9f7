import { Link } from '@tanstack/react-router';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { Notice } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { momentWords } from './moment-words.js';
import { Problems } from './refusal.js';

interface StandingNoticesProps {
  readonly prfaq: Prfaq;
  /** Somebody came to edit a text that cannot be edited. */
  readonly wantedToEdit: boolean;
}

/** Why the text is as it is: frozen, in review, rejected, or missing something. */
export function StandingNotices({ prfaq, wantedToEdit }: StandingNoticesProps): ReactElement {
  const { slug } = useWorkspace();
  const { status, decisions, problems } = prfaq;
  const last = decisions.toSorted((one, other) => other.decidedAt.localeCompare(one.decidedAt))[0];
  return (
    <div className="notices">
      {status === 'approved' ? (
        <Notice {...(wantedToEdit ? { tone: 'act' as const } : {})}>
          This text cannot be edited: approval froze its words, promises, launch date and criteria, so that results are
          judged by what was promised. An amendment changes it, when the approvers approve again.
        </Notice>
      ) : null}
      {status === 'in-review' && wantedToEdit ? (
        <Notice tone="act">
          In review: everybody reads the same text, so it cannot be edited. It is a draft again when the round asks for
          changes or is withdrawn.
        </Notice>
      ) : null}
      {status === 'rejected' ? (
        <Notice tone="off">
          <p>
            {last?.decidedBy?.name ?? 'Somebody'} rejected it{last ? ` on ${momentWords(last.decidedAt)}` : ''}:
          </p>
          <p className="reasons">{last?.reasons}</p>
        </Notice>
      ) : null}
      {(status === 'draft' || status === 'in-review') && problems.length > 0 ? (
        <Notice tone="risk">
          <p>Before it can be approved:</p>
          <Problems problems={problems} />
        </Notice>
      ) : null}
      {decisions.length > 0 && status !== 'in-review' ? (
        <p className="sm">
          <Link
            to="/w/$workspaceSlug/initiatives/$initiativeId/decisions"
            params={{ workspaceSlug: slug, initiativeId: prfaq.initiativeId }}
          >
            Decision log: {decisions.length} {decisions.length === 1 ? 'verdict' : 'verdicts'}
          </Link>
        </p>
      ) : null}
    </div>
  );
}
