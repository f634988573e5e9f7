import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { initiativeRoutes } from '@workback/contracts/initiative/initiative.routes';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import { Button } from '@workback/ui/button';
import { EmptyState, ErrorPanel, Notice } from '@workback/ui/notice';
import { formatDate, recoverWords } from '@workback/ui/prepare/format-date';
import { Spine } from '@workback/ui/spine';
import { StatusMark } from '@workback/ui/status-mark';
import { Timeline } from '@workback/ui/timeline';
import { VerdictPair } from '@workback/ui/verdict-pair';
import { type ReactElement, useEffect, useState } from 'react';
import { call } from '../../../api/client.js';
import { requestIdOf, sentenceOf } from '../../../api/problem.js';
import { LoadState } from '../../../app/load-state.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { DriftSummary } from '../../amendments/drift-summary.js';
import { checkInsQuery } from '../../check-ins/api/check-ins.queries.js';
import { CheckInDialog } from '../../check-ins/check-in-dialog.js';
import { CheckInMark } from '../../check-ins/check-in-mark.js';
import { dueWords } from '../../check-ins/check-in-words.js';
import { CheckInFeed } from '../../check-ins/check-in-feed.js';
import { criteriaQuery } from '../../criteria/api/criteria.queries.js';
import { CriterionDialog } from '../../criteria/criterion-dialog.js';
import { ShareButton } from '../../shares/share-dialog.js';
import { GuardrailsSection } from '../../guardrails/guardrails-section.js';
import { GatesSection } from '../../gates/gates-section.js';
import { kpisQuery } from '../../kpis/api/kpis.queries.js';
import { OpenQuestionsSection } from '../../prfaqs/questions/open-questions-section.js';
import { promisesQuery } from '../../promises/api/promises.queries.js';
import { roadmapQuery } from '../../roadmaps/api/roadmaps.queries.js';
import { AddMilestoneDialog } from '../../roadmaps/add-milestone-dialog.js';
import { initiativeQuery } from '../api/initiatives.queries.js';
import { NoPromises } from '../../promises/no-promises.js';
import { InitiativeTabs } from '../initiative-tabs.js';
import { KpiCards } from '../kpi-cards.js';
import { PromiseTable } from '../promise-table.js';
import { spineSteps } from '../spine-steps.js';
import { verdictShown } from '../verdict-shown.js';

/** An initiative on one page: promised, planned, launched, proved. */
export default function InitiativePage(): ReactElement {
  const workspace = useWorkspace();
  const { initiativeId } = useParams({ strict: false }) as { initiativeId: string };
  const initiative = useQuery(initiativeQuery(workspace.id, initiativeId));
  return <LoadState query={initiative}>{(data) => <Loaded initiative={data} />}</LoadState>;
}

type Open = { kind: 'check-in' } | { kind: 'build' | 'measure'; promiseId: string | null };

function Loaded({ initiative }: { initiative: Initiative }): ReactElement {
  const workspace = useWorkspace();
  const { id } = initiative;
  const roadmap = useQuery(roadmapQuery(workspace.id, id));
  const promises = useQuery(promisesQuery({ workspaceId: workspace.id, initiativeId: id }));
  const criteria = useQuery(criteriaQuery(workspace.id, { initiativeId: id }));
  const kpis = useQuery(kpisQuery(workspace.id, id));
  const checkIns = useQuery(checkInsQuery(workspace.id, id));
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  const params = { workspaceSlug: workspace.slug, initiativeId: id };
  const milestones = roadmap.data?.milestones ?? [];
  const done = milestones.filter((milestone) => milestone.finishedOn).length;
  useEffect(() => {
    document.title = `${initiative.name} · Workback`;
  }, [initiative.name]);
  return (
    <>
      <InitiativeTabs initiativeId={id} name={initiative.name} />
      <div className="hero">
        <div>
          <h1 className="lede">{initiative.headline || initiative.name}</h1>
          {initiative.subHeading ? <p className="lede-sub">{initiative.subHeading}</p> : null}
          <p className="row sm mu" style={{ marginTop: 8 }}>
            <StatusMark status={initiative.stage} />
            <CheckInMark standing={initiative.checkIn} />
            <span>{initiative.owner ? `Owner ${initiative.owner.name}` : 'No owner yet'}</span>
            {initiative.approvedAt ? (
              <span>
                Approved {formatDate(initiative.approvedAt.slice(0, 10))}
                {initiative.approvedBy ? ` by ${initiative.approvedBy.name}` : ''}
              </span>
            ) : null}
          </p>
        </div>
        <VerdictPair {...verdicts(initiative, roadmap.data?.daysToRecover ?? null)} />
      </div>
      <Spine steps={spineSteps(initiative, { done, total: milestones.length })} />
      {initiative.approvedAt ? <DriftSummary params={{ workspaceId: workspace.id, initiativeId: id }} /> : null}
      <Actions initiative={initiative} onOpen={setOpen} />

      <section className="sec">
        <header>
          <h2>Promises</h2>
          <span className="mu">What the PR/FAQ says, who builds it, what proves it</span>
          <Link className="end" to="/w/$workspaceSlug/initiatives/$initiativeId/trace" params={params}>
            Open the trace
          </Link>
        </header>
        <LoadState query={promises} lines={4}>
          {(data) =>
            data.promises.length === 0 ? (
              <NoPromises initiative={initiative} />
            ) : (
              <PromiseTable
                promises={data.promises}
                milestones={milestones}
                criteria={criteria.data?.criteria ?? []}
                onBuild={workspace.can('roadmap.edit') ? (promiseId) => setOpen({ kind: 'build', promiseId }) : null}
                onMeasure={workspace.can('kpi.edit') ? (promiseId) => setOpen({ kind: 'measure', promiseId }) : null}
              />
            )
          }
        </LoadState>
      </section>

      <OpenQuestionsSection params={{ workspaceId: workspace.id, initiativeId: id }} />

      <section className="sec">
        <header>
          <h2>Plan</h2>
          <span className="mu">{roadmap.data ? planWords(initiative, roadmap.data.daysToRecover) : ''}</span>
          <Link className="end" to="/w/$workspaceSlug/initiatives/$initiativeId/plan" params={params}>
            Open the plan
          </Link>
        </header>
        <LoadState query={roadmap} lines={4}>
          {(data) =>
            data.milestones.length === 0 ? (
              <EmptyState title="No milestones yet.">
                <Link className="btn" to="/w/$workspaceSlug/initiatives/$initiativeId/plan" params={params}>
                  Plan back from the launch
                </Link>
              </EmptyState>
            ) : (
              <>
                {data.problem ? <Notice tone="off">{data.problem}</Notice> : null}
                <Timeline
                  milestones={data.milestones.map((milestone) => ({
                    ...milestone,
                    ownerName: milestone.owner?.name ?? null,
                  }))}
                  launchDate={data.launchDate}
                  forecastLaunch={initiative.launch.actual === null ? data.forecastLaunch : null}
                  today={data.today}
                  workingDays={data.workingDays}
                  holidays={data.holidays}
                  daysToRecover={data.daysToRecover}
                  onOpen={() => void navigate({ to: '/w/$workspaceSlug/initiatives/$initiativeId/plan', params })}
                />
              </>
            )
          }
        </LoadState>
      </section>

      <GatesSection initiative={initiative} />
      <GuardrailsSection initiativeId={id} />

      <section className="sec">
        <header>
          <h2>KPIs</h2>
          <span className="mu">Pulled from their sources and judged against the criteria</span>
          {workspace.can('kpi.edit') ? (
            <Link
              className="end"
              to="/w/$workspaceSlug/kpis/new"
              params={params}
              search={{ initiativeId: id } as never}
            >
              Define a KPI
            </Link>
          ) : null}
        </header>
        <LoadState query={kpis} lines={3}>
          {(data) =>
            data.kpis.length === 0 ? (
              <EmptyState title="Nothing is measured yet." />
            ) : (
              <KpiCards kpis={data.kpis} criteria={criteria.data?.criteria ?? []} />
            )
          }
        </LoadState>
      </section>

      <section className="sec">
        <header>
          <h2>Latest check-ins</h2>
          <span className="mu">{dueWords(initiative.checkIn)}</span>
          <Link className="end" to="/w/$workspaceSlug/initiatives/$initiativeId/check-ins" params={params}>
            All check-ins
          </Link>
        </header>
        <LoadState query={checkIns} lines={2}>
          {(data) =>
            data.checkIns.length === 0 ? (
              <EmptyState title="Nobody has said yet how it stands." />
            ) : (
              <CheckInFeed
                initiativeId={id}
                checkIns={data.checkIns.slice(0, 3)}
                outcomeOf={(milestoneId) =>
                  milestones.find((milestone) => milestone.id === milestoneId)?.outcome ?? 'A milestone'
                }
              />
            )
          }
        </LoadState>
      </section>

      <CheckInDialog open={open?.kind === 'check-in'} onClose={close} initiativeId={id} milestone={null} />
      {roadmap.data ? (
        <AddMilestoneDialog
          open={open?.kind === 'build'}
          onClose={close}
          roadmap={roadmap.data}
          promises={promises.data?.promises ?? []}
          {...(open?.kind === 'build' && open.promiseId ? { promiseId: open.promiseId } : {})}
        />
      ) : null}
      <CriterionDialog
        open={open?.kind === 'measure'}
        onClose={close}
        initiativeId={id}
        {...(open?.kind === 'measure' && open.promiseId ? { promiseId: open.promiseId } : {})}
      />
    </>
  );
}

function Actions({ initiative, onOpen }: { initiative: Initiative; onOpen: (open: Open) => void }): ReactElement {
  const workspace = useWorkspace();
  const queries = useQueryClient();
  const conclude = useMutation({
    mutationFn: () =>
      call(initiativeRoutes.conclude, { params: { workspaceId: workspace.id, initiativeId: initiative.id } }),
    onSuccess: (saved) => queries.setQueryData(initiativeQuery(workspace.id, initiative.id).queryKey, saved),
  });
  const mayConclude =
    workspace.can('initiative.conclude') && initiative.launch.actual !== null && initiative.concludedAt === null;
  return (
    <div className="bar">
      <ShareButton page="initiative" subjectId={initiative.id} title={initiative.name} />
      {workspace.can('check-in.write') ? <Button onClick={() => onOpen({ kind: 'check-in' })}>Check in</Button> : null}
      {mayConclude ? (
        <Button busy={conclude.isPending} onClick={() => conclude.mutate()}>
          Conclude with verdicts
        </Button>
      ) : null}
      {workspace.can('kpi.edit') ? (
        <Button onClick={() => onOpen({ kind: 'measure', promiseId: null })}>Set a success criterion</Button>
      ) : null}
      {conclude.isError ? (
        <ErrorPanel message={sentenceOf(conclude.error)} requestId={requestIdOf(conclude.error)} />
      ) : null}
    </div>
  );
}

function planWords({ launch }: Initiative, daysToRecover: number | null): string {
  return launch.actual ? `launched ${formatDate(launch.actual)}` : recoverWords(daysToRecover);
}

function verdicts(initiative: Initiative, daysToRecover: number | null) {
  const { delivered, launch, worked } = initiative;
  const late = delivered.state === 'late';
  const days = Math.abs(delivered.days ?? 0);
  const total = worked.kept + worked.partly + worked.missed + worked.tooEarly + worked.noData;
  return {
    delivered: launch.actual ? (
      <StatusMark
        status={late ? 'late' : 'launched'}
        label={late ? 'Launched late' : delivered.state === 'early' ? 'Launched early' : 'Launched on the date'}
      />
    ) : launch.promised ? (
      <StatusMark
        status={(daysToRecover ?? 0) === 0 ? 'on-track' : 'at-risk'}
        tinted={(daysToRecover ?? 0) > 0}
        label={(daysToRecover ?? 0) === 0 ? 'Not yet, on track' : 'Not yet, at risk'}
      />
    ) : (
      <StatusMark status="no-date" />
    ),
    deliveredNote: launch.actual
      ? `${formatDate(launch.actual)}${late ? `, ${days} d after the promise` : delivered.state === 'early' ? `, ${days} d before the promise` : ''}`
      : launch.promised
        ? `Promised ${formatDate(launch.promised)}, ${recoverWords(daysToRecover)}`
        : 'The press release names no date',
    worked: <StatusMark status={verdictShown(initiative)} tinted={worked.verdict === 'missed'} />,
    workedNote:
      total === 0
        ? 'No promises marked'
        : `${worked.kept} of ${total} kept${worked.missed ? `, ${worked.missed} missed` : ''}${worked.tooEarly ? `, ${worked.tooEarly} too early` : ''}`,
  };
}
