import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { KpiDefinitionWire } from '@workback/contracts/kpi/kpi-definition.schemas';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { ReactElement } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { kpiDefinitionQuery } from './api/kpi-definition.queries.js';
import { DefinitionHistory } from './definition-history.js';

/** The KPIs around this one, both ways, and how its definition came about. */
export function KpiAround({ kpi }: { kpi: Kpi }): ReactElement {
  const { id } = useWorkspace();
  const definition = useQuery(kpiDefinitionQuery(id, kpi.id));
  return (
    <LoadState query={definition} lines={2}>
      {({ moves, movedBy, usedIn, versions }) => (
        <div style={{ display: 'grid', gap: 6, marginTop: 12 }}>
          <Named title="Should move" kpis={moves} />
          <Named title="Should be moved by" kpis={movedBy} />
          <Named title="Computed from" kpis={kpi.formula?.operands ?? []} />
          <Named title="Used in" kpis={usedIn} />
          {versions.length > 0 ? <DefinitionHistory versions={versions} /> : null}
        </div>
      )}
    </LoadState>
  );
}

function Named({ title, kpis }: { title: string; kpis: KpiDefinitionWire['moves'] }): ReactElement | null {
  const { slug: workspaceSlug } = useWorkspace();
  if (kpis.length === 0) return null;
  return (
    <p className="sm">
      <span className="mu">{title} </span>
      {kpis.map(({ id: kpiId, name }, at) => (
        <span key={kpiId}>
          {at > 0 ? ', ' : ''}
          <Link to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug, kpiId }}>
            {name}
          </Link>
        </span>
      ))}
    </p>
  );
}
