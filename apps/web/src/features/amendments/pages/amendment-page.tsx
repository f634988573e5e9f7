import '../amendments.css';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { Amendment } from '@workback/contracts/amendment/amendment.schemas';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { Notice } from '@workback/ui/notice';
import { lazy, type ReactElement, Suspense, useEffect, useMemo, useRef } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { useCommentStart } from '../../comments/comment-start.js';
import { InitiativeTabs } from '../../initiatives/initiative-tabs.js';
import { SelectionMenu } from '../../passages/selection-menu.js';
import { prfaqInitiativeQuery, prfaqQuery } from '../../prfaqs/api/prfaqs.queries.js';
import type { InInitiative } from '../../rounds/api/rounds.queries.js';
import { ChangesChecklist } from '../../rounds/changes-checklist.js';
import { RoundBar } from '../../rounds/round-bar.js';
import { AmendmentHeader } from '../amendment-header.js';
import { AmendmentLinks } from '../amendment-links.js';
import { AmendmentMargin } from '../amendment-margin.js';
import type { AmendmentSearch } from '../amendment-search.js';
import { AmendmentText } from '../amendment-text.js';
import { shownProblems } from '../amendment-words.js';
import { amendmentQuery } from '../api/amendments.queries.js';

const RoundMeeting = lazy(() => import('../../meetings/round-meeting.js'));
const AmendmentEditor = lazy(() => import('../amendment-editor.js'));
const AmendmentChanges = lazy(() => import('../amendment-changes.js'));

/** An amendment of an approved PR/FAQ: what it changes, what it touches, and its way to approval. */
export default function AmendmentPage(): ReactElement {
  const { initiativeId = '', amendmentId = '' } = useParams({ strict: false });
  const { id: workspaceId } = useWorkspace();
  const params = useMemo(() => ({ workspaceId, initiativeId }), [workspaceId, initiativeId]);
  const amendment = useQuery(amendmentQuery(params, amendmentId));
  return (
    <LoadState query={amendment}>
      {(present) => <Present key={amendmentId} params={params} amendment={present} />}
    </LoadState>
  );
}

function Present({ params, amendment }: { params: InInitiative; amendment: Amendment }): ReactElement {
  const { can } = useWorkspace();
  const { mode } = useSearch({ strict: false }) as AmendmentSearch;
  const { data: initiative } = useQuery(prfaqInitiativeQuery(params));
  const { data: prfaq } = useQuery(prfaqQuery(params));
  const leaving = useRef<() => Promise<boolean>>(async () => true);
  const editable = amendment.status === 'draft' && can('prfaq.edit');
  const editing = mode === 'edit' && editable;
  const [comment, onComment] = useCommentStart();
  const name = initiative?.name ?? '';
  useEffect(() => {
    document.title = `Amendment ${amendment.number} · ${name} · Workback`;
  }, [amendment.number, name]);
  if (mode === 'meeting') {
    return (
      <>
        <InitiativeTabs initiativeId={params.initiativeId} name={name} />
        <Suspense fallback={null}>
          <RoundMeeting params={params} amendmentId={amendment.id} document={amendment.document as PrfaqDocument} />
        </Suspense>
      </>
    );
  }
  const beside = <AmendmentMargin {...{ params, amendment, editable, comment, onComment }} reading={mode === 'read'} />;
  return (
    <>
      <InitiativeTabs initiativeId={params.initiativeId} name={name} />
      <AmendmentLinks
        params={params}
        approvedVersionNumber={prfaq?.approvedVersionNumber ?? null}
        current={amendment.id}
      />
      <AmendmentHeader params={params} amendment={amendment} mode={editing ? 'edit' : (mode ?? 'changes')} />
      {amendment.status === 'in-review' ? <RoundBar params={params} /> : null}
      {amendment.status === 'draft' ? <ChangesChecklist params={params} amendmentId={amendment.id} /> : null}
      <Standing amendment={amendment} wantedToEdit={mode === 'edit' && !editable} />
      {editing ? (
        <Suspense fallback={null}>
          <AmendmentEditor params={params} amendment={amendment} leavingRef={leaving} aside={beside} />
        </Suspense>
      ) : (
        <div className="amending">
          <div>
            <p className="launchline">
              <span className="mu">Amended launch</span>{' '}
              <b>{amendment.document.launchDate === null ? '—' : formatWeekday(amendment.document.launchDate)}</b>
            </p>
            {mode === 'read' ? (
              <AmendmentText params={params} amendment={amendment} comment={comment} onComment={onComment} />
            ) : (
              <Suspense fallback={null}>
                <AmendmentChanges params={params} amendment={amendment} />
              </Suspense>
            )}
          </div>
          {beside}
          {can('comment.write') && comment === null && mode === 'read' ? (
            <SelectionMenu actions={[{ title: 'Comment', keys: 'Control+Alt+M Meta+Alt+M', run: onComment }]} />
          ) : null}
        </div>
      )}
    </>
  );
}

/** Why the amendment is as it is, and what stands in the way of its review. */
function Standing({ amendment, wantedToEdit }: { amendment: Amendment; wantedToEdit: boolean }): ReactElement {
  const problems = shownProblems(amendment);
  return (
    <div className="notices">
      {wantedToEdit ? (
        <Notice tone="act">
          {amendment.status === 'in-review'
            ? 'In review: everybody reads the same text, so it cannot be edited. It is a draft again when the round asks for changes or is withdrawn.'
            : 'This amendment is decided and stays as it is.'}
        </Notice>
      ) : null}
      {amendment.status === 'withdrawn' ? <Notice>Given up: {amendment.withdrawnReason}</Notice> : null}
      {problems.length > 0 ? (
        <Notice tone="risk">
          <p>Before it can be reviewed:</p>
          <ul className="problems">
            {problems.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                <a href={`#${placeOf(field)}`}>{message}</a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}

const placeOf = (field: string): string =>
  field.includes('.') ? `amended-${field.replace('.', '-')}` : `place-${field}`;
