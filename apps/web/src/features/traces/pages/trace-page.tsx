import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import type { PromiseWire } from '@workback/contracts/promise/promise.schemas';
import type { Milestone } from '@workback/contracts/roadmap/milestone.schemas';
import { claimedNumber } from '@workback/domain/promise/claim';
import { EmptyState, ErrorPanel } from '@workback/ui/notice';
import { UndoToast } from '@workback/ui/undo-toast';
import { type ReactElement, useMemo, useState } from 'react';
import { requestIdOf, sentenceOf } from '../../../api/problem.js';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { criteriaQuery } from '../../criteria/api/criteria.queries.js';
import { CriterionDialog } from '../../criteria/criterion-dialog.js';
import { initiativeQuery } from '../../initiatives/api/initiatives.queries.js';
import { InitiativeTabs } from '../../initiatives/initiative-tabs.js';
import { NoPromises } from '../../promises/no-promises.js';
import { kpisQuery } from '../../kpis/api/kpis.queries.js';
import { usePointedPlace } from '../../prfaqs/questions/use-pointed-place.js';
import { promisesQuery } from '../../promises/api/promises.queries.js';
import { roadmapQuery } from '../../roadmaps/api/roadmaps.queries.js';
import { FIRST_ESTIMATE_DAYS, type TraceAction, useTraceAction } from '../trace-actions.js';
import { TraceByPromise, type TraceHands } from '../trace-by-promise.js';
import { TraceByWork } from '../trace-by-work.js';
import type { TraceSearch } from '../trace-search.js';
import { plainWords, type TraceData, traceTitle, traceView } from '../trace-view.js';
import '../trace.css';

/** Promises, work and proof of an initiative, both ways, with the gaps among them. */
export default function TracePage(): ReactElement {
  const { initiativeId = '' } = useParams({ strict: false });
  const { id: workspaceId } = useWorkspace();
  const params = { workspaceId, initiativeId };
  const initiative = useQuery(initiativeQuery(workspaceId, initiativeId));
  const promises = useQuery(promisesQuery(params));
  const roadmap = useQuery(roadmapQuery(workspaceId, initiativeId));
  const criteria = useQuery(criteriaQuery(workspaceId, { initiativeId }));
  const kpis = useQuery(kpisQuery(workspaceId, initiativeId));
  return (
    <>
      <InitiativeTabs initiativeId={initiativeId} name={initiative.data?.name ?? ''} />
      <LoadState query={initiative}>
        {(loaded) => (
          <LoadState query={promises}>
            {({ promises: told }) => (
              <LoadState query={roadmap}>
                {({ milestones }) => (
                  <LoadState query={criteria}>
                    {({ criteria: judged }) => (
                      <LoadState query={kpis}>
                        {({ kpis: measured }) => (
                          <Loaded
                            initiative={loaded}
                            data={{ promises: told, milestones, criteria: judged, kpis: measured }}
                          />
                        )}
                      </LoadState>
                    )}
                  </LoadState>
                )}
              </LoadState>
            )}
          </LoadState>
        )}
      </LoadState>
    </>
  );
}

type Measuring = { readonly promise?: PromiseWire; readonly kpiId?: string };

function Loaded({ initiative, data }: { initiative: Initiative; data: TraceData }): ReactElement {
  const { id: workspaceId, can } = useWorkspace();
  const { by, gaps }: TraceSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const initiativeId = initiative.id;
  const action = useTraceAction({ workspaceId, initiativeId });
  const [made, setMade] = useState<Milestone | null>(null);
  const [measuring, setMeasuring] = useState<Measuring | null>(null);
  const { promises, milestones, criteria, kpis } = data;
  const view = useMemo(
    () => traceView({ promises, milestones, criteria, kpis }),
    [promises, milestones, criteria, kpis],
  );
  usePointedPlace(promises.length > 0);
  const act = (wanted: TraceAction): void =>
    action.mutate(wanted, { onSuccess: (milestone) => setMade(wanted.kind === 'build' ? milestone : null) });
  const hands: TraceHands = {
    initiativeId,
    ownerId: initiative.owner?.id ?? null,
    act: can('roadmap.edit') ? act : null,
    measure: can('kpi.edit') ? setMeasuring : null,
    setKind: can('prfaq.edit') ? (promise, to) => act({ kind: 'set-kind', promise, to }) : null,
  };
  const show = (search: TraceSearch): void => void navigate({ to: '.', search, replace: true, resetScroll: false });
  const only = gaps === 'only';
  return (
    <Page
      title={traceTitle(view)}
      tab={`Trace · ${initiative.name}`}
      lead="A gap is a promise nobody builds or measures, or work and numbers that serve no promise."
    >
      <div className="bar noprint">
        <span className="seg" role="group" aria-label="Read">
          <button type="button" aria-pressed={by !== 'work'} onClick={() => show(only ? { gaps } : {})}>
            From promises
          </button>
          <button
            type="button"
            aria-pressed={by === 'work'}
            onClick={() => show({ by: 'work', ...(only ? { gaps } : {}) })}
          >
            From work and KPIs
          </button>
        </span>
        <label className="row">
          <input
            type="checkbox"
            checked={only}
            onChange={({ target }) => show({ ...(by ? { by } : {}), ...(target.checked ? { gaps: 'only' } : {}) })}
          />
          Gaps only
        </label>
      </div>
      {action.error ? <ErrorPanel message={sentenceOf(action.error)} requestId={requestIdOf(action.error)} /> : null}
      {promises.length + milestones.length + kpis.length === 0 ? (
        <NoPromises initiative={initiative} />
      ) : only && view.gaps.length === 0 ? (
        <EmptyState title="Every promise is built and measured, and all work serves one." />
      ) : by === 'work' ? (
        <TraceByWork view={view} hands={hands} gapsOnly={only} />
      ) : (
        <TraceByPromise view={view} hands={hands} gapsOnly={only} />
      )}
      <CriterionDialog
        open={measuring !== null}
        onClose={() => setMeasuring(null)}
        initiativeId={initiativeId}
        kpiId={measuring?.kpiId}
        promiseId={measuring?.promise?.id}
        claimed={measuring?.promise ? claimedNumber(plainWords(measuring.promise, 400)) : null}
      />
      {made ? (
        <UndoToast
          key={made.id}
          said={`M${made.number} was added: ${FIRST_ESTIMATE_DAYS} working days, ${made.owner?.name ?? 'no owner yet'}.`}
          onUndo={() => {
            setMade(null);
            action.mutate({ kind: 'unbuild', milestoneId: made.id });
          }}
          onClose={() => setMade(null)}
        />
      ) : null}
    </Page>
  );
}
