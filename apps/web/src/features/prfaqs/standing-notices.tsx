import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import { Notice } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { momentWords } from './moment-words.js';
import { Problems } from './refusal.js';

const verdictWords = { approve: 'approved', iterate: 'asked for changes', reject: 'rejected it' };

interface StandingNoticesProps {
  readonly prfaq: Prfaq;
  /** Somebody came to edit a text that cannot be edited. */
  readonly wantedToEdit: boolean;
}

/** Why the text is as it is: frozen, sent back, rejected, or missing something. */
export function StandingNotices({ prfaq, wantedToEdit }: StandingNoticesProps): ReactElement {
  const { status, decisions, problems } = prfaq;
  const last = decisions.toSorted((one, other) => other.decidedAt.localeCompare(one.decidedAt))[0];
  return (
    <div className="notices">
      {status === 'approved' ? (
        <Notice {...(wantedToEdit ? { tone: 'act' as const } : {})}>
          This text cannot be edited: approval froze its words, promises, launch date and criteria, so that results are
          judged by what was promised.
        </Notice>
      ) : null}
      {status === 'in-review' ? (
        <Notice {...(wantedToEdit ? { tone: 'act' as const } : {})}>
          In review: everybody reads the same text, so it cannot be edited. It goes back to draft when a reviewer asks
          for changes.
        </Notice>
      ) : null}
      {status === 'rejected' || (status === 'draft' && last?.verdict === 'iterate') ? (
        <Notice tone={status === 'rejected' ? 'off' : 'risk'}>
          <p>
            {last?.decidedBy?.name ?? 'Somebody'} {last ? verdictWords[last.verdict] : 'rejected it'}
            {last ? ` on ${momentWords(last.decidedAt)}` : ''}:
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
      {decisions.length > 1 ? (
        <details className="foldable">
          <summary>All {decisions.length} decisions</summary>
          <ul className="feed">
            {decisions.map(({ id, verdict, versionNumber, reasons, decidedBy, decidedAt }) => (
              <li key={id}>
                <p>
                  <b>{decidedBy?.name ?? 'Somebody'}</b> {verdictWords[verdict]}, version {versionNumber},{' '}
                  {momentWords(decidedAt)}
                </p>
                {reasons ? <p className="reasons">{reasons}</p> : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
