import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { ReactElement } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { meQuery } from '../../sessions/api/sessions.queries.js';
import { workspaceQuery } from '../../workspaces/api/workspaces.queries.js';
import { kpiDefinitionQuery } from '../api/kpi-definition.queries.js';
import { kpiQuery } from '../api/kpis.queries.js';
import { kpiDraftOf, newKpiDraft } from '../kpi-draft.js';
import { KpiForm } from '../kpi-form.js';
import { readNewKpiSearch } from '../kpis-search.js';

/** Defines a KPI, or changes the one that the address names. */
export default function KpiFormPage(): ReactElement {
  const { kpiId } = useParams({ strict: false });
  const { id, can } = useWorkspace();
  const workspace = useQuery(workspaceQuery(id));
  if (!can('kpi.edit'))
    return <Page title="Only editors define KPIs">Ask an admin of this workspace for the role.</Page>;
  return (
    <LoadState query={workspace}>
      {({ timeZone, weekEndingDay }) =>
        kpiId ? <EditKpi kpiId={kpiId} {...{ timeZone, weekEndingDay }} /> : <NewKpi {...{ timeZone, weekEndingDay }} />
      }
    </LoadState>
  );
}

/** When days and weeks end in the workspace. */
interface Week {
  readonly timeZone: string;
  readonly weekEndingDay: number;
}

function NewKpi({ timeZone, weekEndingDay }: Week): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  const navigate = useNavigate();
  const me = useQuery(meQuery);
  const { initiativeId = '', promiseId } = readNewKpiSearch(useSearch({ strict: false }));
  const open = (kpi: Kpi): void =>
    void navigate({
      to: '/w/$workspaceSlug/kpis/$kpiId',
      params: { workspaceSlug, kpiId: kpi.id },
      // A KPI defined for a promise is nothing without its criterion: the page asks for it at once.
      search: (promiseId ? { promiseId } : {}) as never,
    });
  return (
    <Page title="Define a KPI" lead="Where its numbers come from, a test, what it means, and how often it is pulled.">
      <LoadState query={me}>
        {({ user }) => (
          <KpiForm
            start={newKpiDraft({ initiativeId, ownerId: user.id, timeZone })}
            {...{ timeZone, weekEndingDay }}
            onSaved={open}
            onCancel={() => void navigate({ to: '/w/$workspaceSlug/kpis', params: { workspaceSlug } })}
          />
        )}
      </LoadState>
    </Page>
  );
}

function EditKpi({ kpiId, timeZone, weekEndingDay }: Week & { kpiId: string }): ReactElement {
  const { id, slug: workspaceSlug } = useWorkspace();
  const navigate = useNavigate();
  const kpi = useQuery(kpiQuery(id, kpiId));
  const back = (): void => void navigate({ to: '/w/$workspaceSlug/kpis/$kpiId', params: { workspaceSlug, kpiId } });
  const definition = useQuery(kpiDefinitionQuery(id, kpiId));
  return (
    <LoadState query={kpi}>
      {(data) => (
        <LoadState query={definition}>
          {(around) => (
            <Page title={`Edit ${data.name}`}>
              <KpiForm
                key={kpiId}
                start={kpiDraftOf(
                  data,
                  around.moves.map((moved) => moved.id),
                  timeZone,
                )}
                kpi={data}
                {...{ timeZone, weekEndingDay }}
                onSaved={back}
                onCancel={back}
              />
            </Page>
          )}
        </LoadState>
      )}
    </LoadState>
  );
}
