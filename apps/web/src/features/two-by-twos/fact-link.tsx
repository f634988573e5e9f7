import { Link } from '@tanstack/react-router';
import type { TwoByTwoWire } from '@workback/contracts/two-by-two/two-by-two.schemas';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';

type Fact = NonNullable<TwoByTwoWire['blockers'][number]['fact']>;

/** Leads from a line to what it was compiled from. */
export function FactLink({ fact }: { fact: Fact }): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  const params = { workspaceSlug, initiativeId: fact.initiativeId };
  switch (fact.kind) {
    case 'milestone':
      return (
        <Link className="sm" to="/w/$workspaceSlug/initiatives/$initiativeId/plan" params={params}>
          Plan
        </Link>
      );
    case 'check-in':
      return (
        <Link className="sm" to="/w/$workspaceSlug/initiatives/$initiativeId/check-ins" params={params}>
          Check-in
        </Link>
      );
    case 'kpi':
      return (
        <Link className="sm" to="/w/$workspaceSlug/kpis/$kpiId" params={{ workspaceSlug, kpiId: fact.kpiId }}>
          KPI
        </Link>
      );
    case 'initiative':
      return (
        <Link className="sm" to="/w/$workspaceSlug/initiatives/$initiativeId" params={params}>
          Initiative
        </Link>
      );
  }
}
