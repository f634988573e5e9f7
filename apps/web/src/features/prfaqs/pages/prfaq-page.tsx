import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { Prfaq } from '@workback/contracts/prfaq/prfaq.schemas';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import { Notice } from '@workback/ui/notice';
import { lazy, type ReactElement, Suspense, useEffect, useMemo, useRef } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { AmendmentLinks } from '../../amendments/amendment-links.js';
import { DriftSummary } from '../../amendments/drift-summary.js';
import { InitiativeTabs } from '../../initiatives/initiative-tabs.js';
import { type InInitiative, prfaqInitiativeQuery, prfaqQuery, prfaqVersionQuery } from '../api/prfaqs.queries.js';
import { ChangesChecklist } from '../../rounds/changes-checklist.js';
import { RoundBar } from '../../rounds/round-bar.js';
import { placeId } from '../outline.js';
import { PrfaqHeader } from '../prfaq-header.js';
import type { PrfaqSearch } from '../prfaq-search.js';
import { OpenQuestionsNotice } from '../questions/open-questions-notice.js';
import { usePointedPlace } from '../questions/use-pointed-place.js';
import { ReadingView } from '../reading/reading-view.js';
import { Standing } from '../standing.js';
import { StandingNotices } from '../standing-notices.js';

const PrintPage = lazy(() => import('../exporting/print-page.js'));
const RoundMeeting = lazy(() => import('../../meetings/round-meeting.js'));
const Editor = lazy(() => import('../editing/editor.js'));

/** The PR/FAQ of an initiative, to read and, while it is a draft, to write. */
export default function PrfaqPage(): ReactElement {
  const { initiativeId = '' } = useParams({ strict: false });
  const { id: workspaceId } = useWorkspace();
  const params = useMemo(() => ({ workspaceId, initiativeId }), [workspaceId, initiativeId]);
  const prfaq = useQuery(prfaqQuery(params));
  const { mode, version } = useSearch({ strict: false }) as PrfaqSearch;
  if (mode === 'print')
    return (
      <Suspense fallback={null}>
        <PrintPage params={params} version={version} />
      </Suspense>
    );
  return (
    <LoadState query={prfaq}>{(present) => <Present key={initiativeId} params={params} prfaq={present} />}</LoadState>
  );
}

function Present({ params, prfaq }: { params: InInitiative; prfaq: Prfaq }): ReactElement {
  const { can } = useWorkspace();
  const { mode, version } = useSearch({ strict: false }) as PrfaqSearch;
  const { data: initiative } = useQuery(prfaqInitiativeQuery(params));
  const leaving = useRef<() => Promise<boolean>>(async () => true);
  const wantsToEdit = mode === 'edit' && version === undefined;
  const editing = wantsToEdit && prfaq.status === 'draft' && can('prfaq.edit');
  const title = initiative?.name ?? 'PR/FAQ';
  usePointedPlace(true);
  const meeting = mode === 'meeting' && version === undefined;
  useEffect(() => {
    document.title = `${editing ? 'Edit ' : ''}${title} · PR/FAQ · Workback`;
  }, [title, editing]);
  if (meeting) {
    return (
      <>
        <InitiativeTabs initiativeId={params.initiativeId} name={initiative?.name ?? ''} />
        <Suspense fallback={null}>
          <RoundMeeting params={params} amendmentId={null} document={prfaq.document as PrfaqDocument} />
        </Suspense>
      </>
    );
  }
  const above = (
    <Above
      params={params}
      prfaq={prfaq}
      initiative={initiative}
      editing={editing}
      version={version}
      beforeLeaving={() => leaving.current()}
      wantedToEdit={wantsToEdit && !editing}
    />
  );
  return (
    <>
      <InitiativeTabs initiativeId={params.initiativeId} name={initiative?.name ?? ''} />
      {editing || version !== undefined ? (
        above
      ) : (
        <Standing params={params} prfaq={prfaq}>
          {above}
        </Standing>
      )}
      {editing ? (
        <Suspense fallback={null}>
          <Editor params={params} prfaq={prfaq} leavingRef={leaving} />
        </Suspense>
      ) : (
        <>
          {version === undefined ? (
            <LaunchDate date={prfaq.document.launchDate} frozen={prfaq.status === 'approved'} />
          ) : null}
          {version === undefined ? (
            <ReadingView
              params={params}
              document={prfaq.document}
              old={false}
              canMark={can('prfaq.edit') && (prfaq.status === 'draft' || prfaq.status === 'in-review')}
              canEdit={can('prfaq.edit')}
            />
          ) : (
            <OldVersion params={params} number={version} />
          )}
        </>
      )}
    </>
  );
}

type AboveProps = Parameters<typeof PrfaqHeader>[0] & Pick<Parameters<typeof StandingNotices>[0], 'wantedToEdit'>;

/** What stands about the text and what can be done with it. An old version only says which it is. */
function Above({ wantedToEdit, ...head }: AboveProps): ReactElement {
  const { params, prfaq, editing, version } = head;
  if (version !== undefined) return <PrfaqHeader {...head} />;
  return (
    <>
      <PrfaqHeader {...head} />
      {prfaq.status === 'approved' ? (
        <>
          <AmendmentLinks params={params} approvedVersionNumber={prfaq.approvedVersionNumber} current={null} />
          <DriftSummary params={params} />
        </>
      ) : null}
      {prfaq.status === 'in-review' ? <RoundBar params={params} /> : null}
      <StandingNotices prfaq={prfaq} wantedToEdit={wantedToEdit} />
      {prfaq.status === 'draft' ? <ChangesChecklist params={params} amendmentId={null} /> : null}
      {editing ? null : <OpenQuestionsNotice params={params} />}
    </>
  );
}

function LaunchDate({ date, frozen }: { date: string | null; frozen: boolean }): ReactElement {
  return (
    <p className="launchline" id={placeId('launchDate')}>
      <span className="mu">{frozen ? 'Promised launch' : 'Proposed launch'}</span>{' '}
      <b>{date === null ? '—' : formatWeekday(date as `${number}-${number}-${number}`)}</b>
    </p>
  );
}

function OldVersion({ params, number }: { params: InInitiative; number: number }): ReactElement {
  const { slug } = useWorkspace();
  const version = useQuery(prfaqVersionQuery(params, number));
  return (
    <LoadState query={version}>
      {({ document }) => (
        <>
          <Notice tone="act">
            This is version {number}; it never changes.{' '}
            <Link
              to="/w/$workspaceSlug/initiatives/$initiativeId/prfaq"
              params={{ workspaceSlug: slug, initiativeId: params.initiativeId }}
              search={{}}
            >
              Read the present text
            </Link>
          </Notice>
          <LaunchDate date={document.launchDate} frozen={false} />
          <ReadingView params={params} document={document} old canMark={false} canEdit={false} />
        </>
      )}
    </LoadState>
  );
}
