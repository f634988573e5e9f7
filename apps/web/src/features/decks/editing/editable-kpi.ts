import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { byDrivingOrder, type PlaceableKpi } from '@workback/domain/deck/deck-layout';

/** A KPI as a deck is edited with it. */
export interface EditableKpi extends PlaceableKpi {
  readonly initiativeName: string | null;
}

/** KPIs in their driving order, with what their initiatives are called. */
export function editableKpis(kpis: readonly Kpi[], rows: readonly PortfolioRow[]): EditableKpi[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return kpis
    .map(({ id, name, kind, owner, initiativeId }): EditableKpi => {
      const initiative = initiativeId === null ? undefined : byId.get(initiativeId);
      return {
        ...{ id, name, kind, initiativeId },
        ownerId: owner?.id ?? null,
        initiativeNumber: initiative?.number ?? null,
        initiativeName: initiative?.name ?? null,
      };
    })
    .sort(byDrivingOrder);
}
