import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { CopyText } from '@workback/ui/copy-text';
import { EmptyState } from '@workback/ui/notice';
import { type ReactElement, useState } from 'react';
import { addressOf } from '../../../api/client.js';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { Backfills } from '../../backfills/backfills.js';
import { SubjectComments } from '../../comments/subject-comments.js';
import { criteriaQuery } from '../../criteria/api/criteria.queries.js';
import { CriterionDialog } from '../../criteria/criterion-dialog.js';
import { CriterionEntry } from '../../criteria/criterion-entry.js';
import { KpiDataHealthLine } from '../../data-health/kpi-data-health.js';
import { initiativeQuery } from '../../initiatives/api/initiatives.queries.js';
import { pushCommand } from '../../sources/push-command.js';
import { isPulled } from '../../sources/source-kinds.js';
import { KpiSignals } from '../../signals/kpi-signals.js';
import { workspaceQuery } from '../../workspaces/api/workspaces.queries.js';
import { kpiQuery } from '../api/kpis.queries.js';
import { KpiActions } from '../kpi-actions.js';
import { KpiAround } from '../kpi-around.js';
import { KpiDefinition } from '../kpi-definition.js';
import { KpiFigure } from '../kpi-figure.js';
import { KpiHealth } from '../kpi-health.js';
import { kpiMessage } from '../kpi-message.js';
import { KpiRuns } from '../kpi-runs.js';
import { readNewKpiSearch } from '../kpis-search.js';
import { NumbersFileDialog } from '../numbers-file-dialog.js';
import { ObservationsTable } from '../observations-table.js';
import { PeriodTable } from '../period-table.js';
import { RemoveKpiDialog } from '../remove-kpi-dialog.js';
import { SlicesSection } from '../slices-table.js';
import { TypeNumberDialog } from '../type-number-dialog.js';

/** A KPI: where it stands, whether the number can be trusted, how it is judged, where each number came from. */
export default function KpiPage(): ReactElement {
  const { kpiId = '' } = useParams({ strict: false });
  const { id } = useWorkspace();
  const kpi = useQuery(kpiQuery(id, kpiId));
  const workspace = useQuery(workspaceQuery(id));
  return (
    <LoadState query={kpi}>
      {(data) => (
        <Loaded
          key={kpiId}
          kpi={data}
          timeZone={workspace.data?.timeZone ?? 'UTC'}
          weekEndingDay={workspace.data?.weekEndingDay ?? 6}
          readAtMs={kpi.dataUpdatedAt}
        />
      )}
    </LoadState>
  );
}

type Open = { kind: 'type' } | { kind: 'file' } | { kind: 'remove' } | { kind: 'criterion'; criterion?: CriterionWire };

interface LoadedProps {
  readonly kpi: Kpi;
  readonly timeZone: string;
  readonly weekEndingDay: number;
  /** When the KPI was read, for today's date in the workspace's zone. */
  readonly readAtMs: number;
}

function Loaded({ kpi, timeZone, weekEndingDay, readAtMs }: LoadedProps): ReactElement {
  const { id, slug: workspaceSlug, can } = useWorkspace();
  const navigate = useNavigate();
  const { promiseId } = readNewKpiSearch(useSearch({ strict: false }));
  const criteria = useQuery(criteriaQuery(id, { kpiId: kpi.id }));
  const [open, setOpen] = useState<Open | undefined>(promiseId && can('kpi.edit') ? { kind: 'criterion' } : undefined);
  const close = (): void => {
    setOpen(undefined);
    if (promiseId) void navigate({ to: '.', search: {} as never, replace: true });
  };
  return (
    <Page
      title={kpiMessage(kpi)}
      tab={kpi.name}
      lead={<Lead kpi={kpi} />}
      actions={
        <KpiActions
          kpi={kpi}
          onType={() => setOpen({ kind: 'type' })}
          onFile={() => setOpen({ kind: 'file' })}
          onCriterion={() => setOpen({ kind: 'criterion' })}
          onRemove={() => setOpen({ kind: 'remove' })}
        />
      }
    >
      <KpiHealth kpi={kpi} />
      <KpiDataHealthLine kpiId={kpi.id} />
      <section className="sec" aria-label="Series">
        <KpiFigure
          kpi={kpi}
          criteria={criteria.data?.criteria ?? []}
          timeZone={timeZone}
          weekEndingDay={weekEndingDay}
        />
      </section>
      <KpiSignals kpi={kpi} />
      <section className="sec">
        <header>
          <h2>By period</h2>
          <span className="mu">Each period from its own days, never from other totals</span>
        </header>
        <PeriodTable kpi={kpi} />
      </section>
      <SlicesSection kpi={kpi} />
      <div className="two">
        <section className="sec">
          <header>
            <h2>Success criteria</h2>
          </header>
          <LoadState query={criteria} lines={3}>
            {(data) =>
              data.criteria.length === 0 ? (
                <EmptyState title="Nothing says yet what this KPI must reach, and by when." />
              ) : (
                <ul>
                  {data.criteria.map((criterion) => (
                    <CriterionEntry
                      key={criterion.id}
                      criterion={criterion}
                      look={kpi}
                      onEdit={() => setOpen({ kind: 'criterion', criterion })}
                    />
                  ))}
                </ul>
              )
            }
          </LoadState>
        </section>
        <section className="sec">
          <header>
            <h2>Definition</h2>
          </header>
          <KpiDefinition kpi={kpi} />
          <KpiAround kpi={kpi} />
        </section>
      </div>
      {kpi.source?.connector === 'push' ? (
        <section className="sec">
          <header>
            <h2>Send a number</h2>
            <span className="mu">With an API token from Settings; the key makes a repeat harmless</span>
          </header>
          <CopyText text={pushCommand(id, kpi.id, kpi.dimension?.name)} action="Copy command" />
        </section>
      ) : null}
      {kpi.source && isPulled(kpi.source.connector) ? (
        <Backfills kpi={kpi} today={plainDateIn(readAtMs, timeZone)} />
      ) : null}
      {kpi.formula ? null : (
        <section className="sec">
          <header>
            <h2>Runs</h2>
            <span className="mu">The last twenty, newest first</span>
          </header>
          <KpiRuns kpiId={kpi.id} />
        </section>
      )}
      <section className="sec">
        <header>
          <h2>Where the numbers come from</h2>
          <span className="mu">The last days with a number, each with its run</span>
          <a
            className="end"
            href={addressOf(kpiRoutes.exportNumbers, { params: { workspaceId: id, kpiId: kpi.id } })}
            download
          >
            All numbers as CSV
          </a>
        </header>
        <ObservationsTable kpi={kpi} />
      </section>
      <SubjectComments subjectType="kpi" subjectId={kpi.id} initiativeId={kpi.initiativeId} what="this KPI" />
      <TypeNumberDialog
        kpi={kpi}
        day={addDays(plainDateIn(readAtMs, timeZone), -1)}
        open={open?.kind === 'type'}
        onClose={close}
      />
      <NumbersFileDialog kpi={kpi} open={open?.kind === 'file'} onClose={close} />
      <RemoveKpiDialog
        kpi={kpi}
        open={open?.kind === 'remove'}
        onClose={close}
        onRemoved={() => void navigate({ to: '/w/$workspaceSlug/kpis', params: { workspaceSlug } })}
      />
      <CriterionDialog
        open={open?.kind === 'criterion'}
        onClose={close}
        kpiId={kpi.id}
        initiativeId={kpi.initiativeId ?? undefined}
        promiseId={promiseId}
        criterion={open?.kind === 'criterion' ? open.criterion : undefined}
      />
    </Page>
  );
}

function Lead({ kpi }: { kpi: Kpi }): ReactElement {
  const { id, slug: workspaceSlug } = useWorkspace();
  const { initiativeId } = kpi;
  const initiative = useQuery({ ...initiativeQuery(id, initiativeId ?? ''), enabled: initiativeId !== null });
  return (
    <p className="sm">
      {kpi.purpose ? `${kpi.purpose} ` : ''}
      {initiativeId && initiative.data ? (
        <Link to="/w/$workspaceSlug/initiatives/$initiativeId" params={{ workspaceSlug, initiativeId }}>
          {initiative.data.name}
        </Link>
      ) : null}
    </p>
  );
}
