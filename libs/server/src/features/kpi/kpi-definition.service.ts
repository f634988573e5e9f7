import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { KpiDefinitionWire } from '@workback/contracts/kpi/kpi-definition.schemas';
import { notFound } from '../../platform/errors/failure.js';
import { FormulaDefinitionService } from '../formula/formula-definition.service.js';
import { FormulaService, type FormulaView } from '../formula/formula.service.js';
import { KpiVersionRepository } from './kpi-version.repository.js';
import { changedFields, definedFields } from './kpi-version.js';
import { type KpiRow, KpiRepository } from './kpi.repository.js';

/** What follows from a definition that was just written. */
interface Settled {
  /** Undefined leaves them as they are. */
  readonly moves: readonly string[] | undefined;
  readonly operands: readonly string[];
  readonly reason: string;
  readonly actorId: string;
  /** The KPI before the change; undefined when it is new. */
  readonly before?: KpiRow;
}

/** Everything around a definition: its versions, the KPIs it stands on, and those that it should move. */
@Injectable()
export class KpiDefinitionService {
  constructor(
    private readonly kpis: KpiRepository,
    private readonly versions: KpiVersionRepository,
    private readonly formulas: FormulaService,
    private readonly references: FormulaDefinitionService,
  ) {}

  /** A KPI as it is inside the present transaction, with its formula. */
  async row(workspaceId: string, kpiId: string): Promise<{ row: KpiRow; view: FormulaView | undefined }> {
    const row = (await this.kpis.findNow(workspaceId, kpiId))!;
    return { row, view: row.formula === null ? undefined : (await this.formulas.views([kpiId])).get(kpiId) };
  }

  /** Keeps what stands before a change, for KPIs that are older than their versions. */
  async keepCurrent(row: KpiRow, view: FormulaView | undefined): Promise<void> {
    const definition = definedFields(row, view?.text ?? null);
    const version = { number: row.definitionNumber, definition, reason: '', actorId: null };
    await this.versions.keep(row.workspaceId, row.id, version);
  }

  /** Brings what hangs on a definition in line with it. Call it inside the transaction that wrote the definition. */
  async settle(
    workspaceId: string,
    kpiId: string,
    { moves, operands, reason, actorId, before }: Settled,
  ): Promise<void> {
    if (moves !== undefined) await this.versions.setMoves(workspaceId, kpiId, moves);
    await this.references.setOperands(workspaceId, kpiId, operands);
    const { row, view } = await this.row(workspaceId, kpiId);
    const definition = definedFields(row, view?.text ?? null);
    await this.versions.keep(workspaceId, kpiId, { number: row.definitionNumber, definition, reason, actorId });
    if (row.formula !== (before?.formula ?? null)) await this.formulas.recomputeChanged(kpiId, row.series);
    else if (before && countsOtherwise(before, row)) await this.formulas.recompute([kpiId], null);
  }

  /** The KPIs around a KPI, and every version of its definition, newest first. */
  async describe(workspaceId: string, kpiId: string): Promise<KpiDefinitionWire> {
    const links = await this.versions.links(workspaceId, kpiId);
    const usedIn = await this.references.usedIn(workspaceId, kpiId);
    const versions = await this.versions.list(workspaceId, kpiId);
    if (versions.length === 0 && !(await this.kpis.find(workspaceId, kpiId))) throw notFound('KPI');
    return {
      ...links,
      usedIn,
      versions: versions
        .map((version, i) => ({
          number: version.number,
          by: version.byId === null || version.byName === null ? null : { id: version.byId, name: version.byName },
          at: version.at.toISOString(),
          reason: version.reason,
          changed: changedFields(version.definition, versions[i - 1]?.definition),
        }))
        .reverse(),
    };
  }
}

/** Whether whatever stands on a KPI comes out otherwise after a change of its definition. */
function countsOtherwise(before: KpiRow, after: KpiRow): boolean {
  const counted = ({ aggregation, grain }: KpiRow): unknown => ({ aggregation, grain });
  return !isDeepStrictEqual(counted(before), counted(after));
}
