import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Kpi, kpiCreateSchema, kpiPatchSchema } from '@workback/contracts/kpi/kpi.schemas';
import { nextDue, spreadOffsetSeconds } from '@workback/domain/kpi/cadence';
import { targetProblems } from '@workback/domain/kpi/target';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { EvaluationService } from '../evaluation/evaluation.service.js';
import { type CheckedFormula, FormulaDefinitionService } from '../formula/formula-definition.service.js';
import { checkedQuery } from '../source/source-settings.js';
import { SourceService } from '../source/source.service.js';
import {
  changedMeaning,
  definitionOf,
  definitionProblems,
  isNewDefinition,
  isScheduled,
  type KpiDefinition,
  patched,
  withTargets,
} from './kpi-definition.js';
import { KpiDefinitionService } from './kpi-definition.service.js';
import { KpiScheduleRepository } from './kpi-schedule.repository.js';
import { toKpi } from './kpi.mapper.js';
import { KpiRepository, type KpiRow, type KpiToWrite } from './kpi.repository.js';

/** Defining KPIs, and keeping their due times in step with the definition. */
@Injectable()
export class KpiService {
  constructor(
    private readonly database: Database,
    private readonly kpis: KpiRepository,
    private readonly schedules: KpiScheduleRepository,
    private readonly sources: SourceService,
    private readonly formulas: FormulaDefinitionService,
    private readonly definitions: KpiDefinitionService,
    private readonly evaluation: EvaluationService,
    private readonly events: EventLog,
  ) {}

  /** Defines a KPI; one that can be pulled is due at once, one with a formula is computed at once. */
  async create(workspaceId: string, input: z.output<typeof kpiCreateSchema>, actorId: string): Promise<Kpi> {
    return this.database.transaction(async () => {
      const { moves, ...given } = input;
      const { kpi, kind, operands } = await this.checked(workspaceId, null, withTargets(given, given), 1);
      const id = await this.kpis.insert(workspaceId, kpi);
      if (isScheduled(kpi, kind)) await this.schedules.dueNow(workspaceId, id);
      await this.definitions.settle(workspaceId, id, { moves, operands, reason: '', actorId });
      const { row, view } = await this.definitions.row(workspaceId, id);
      await this.announce('kpi.created', `KPI “${kpi.name}” was defined`, actorId, null, row);
      return toKpi(row, view);
    });
  }

  /** Changes a KPI; another question or source is asked at once, and pulls under way that asked the old one do not count. */
  async update(
    workspaceId: string,
    kpiId: string,
    version: number,
    patch: z.output<typeof kpiPatchSchema>,
    actorId: string,
  ): Promise<Kpi> {
    return this.database.transaction(async () => {
      const locked = await this.kpis.lock(workspaceId, kpiId);
      if (!locked) throw notFound('KPI');
      const { row: before, view: viewBefore } = await this.definitions.row(workspaceId, kpiId);
      if (locked.version !== version) throw staleVersion('KPI', toKpi(before, viewBefore));
      await this.definitions.keepCurrent(before, viewBefore);
      const { moves, changeReason: reason = '', ...changes } = patch;
      const wished = patched(locked, changes as Partial<KpiDefinition>);
      const { kpi, kind, operands } = await this.checked(workspaceId, kpiId, wished, locked.definitionNumber);
      await this.refuseOtherMeaning(before, kpi);
      const renewed = isNewDefinition(definitionOf(before), kpi);
      const definitionNumber = locked.definitionNumber + (renewed ? 1 : 0);
      await this.kpis.update(workspaceId, kpiId, version, { ...kpi, definitionNumber });
      await this.reschedule(before, kpi, kind);
      await this.definitions.settle(workspaceId, kpiId, { moves, operands, reason, actorId, before });
      await this.evaluation.judgeKpis([kpiId]);
      const { row: after, view } = await this.definitions.row(workspaceId, kpiId);
      const verb = before.paused === after.paused ? 'changed' : after.paused ? 'paused' : 'resumed';
      await this.announce(`kpi.${verb}`, `KPI “${kpi.name}” was ${verb}`, actorId, before, after);
      return toKpi(after, view);
    });
  }

  /** Removes a KPI with its numbers, unless approval froze a criterion on it. */
  async remove(workspaceId: string, kpiId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      // Workers and planner lock runs and schedules before they need the KPI; the same order here keeps us out of their way.
      await this.schedules.cancel(workspaceId, kpiId, 'The KPI was removed.');
      await this.schedules.stop(workspaceId, kpiId);
      if (!(await this.kpis.lock(workspaceId, kpiId))) throw notFound('KPI');
      const { row: before } = await this.definitions.row(workspaceId, kpiId);
      const [used] = await this.formulas.usedIn(workspaceId, kpiId);
      if (used)
        throw conflict('kpi-used', `The KPI “${used.name}” is computed from this one; change its formula first.`);
      if (await this.kpis.isFrozen(workspaceId, kpiId)) {
        throw conflict(
          'kpi-frozen',
          'A success criterion that was frozen at approval needs this KPI; it cannot be removed.',
        );
      }
      await this.kpis.remove(workspaceId, kpiId);
      await this.announce('kpi.removed', `KPI “${before.name}” was removed`, actorId, before, null);
    });
  }

  private async checked(
    workspaceId: string,
    kpiId: string | null,
    input: KpiDefinition,
    definitionNumber: number,
  ): Promise<{ kpi: KpiToWrite; kind: string | null; operands: readonly string[] }> {
    const errors = definitionProblems(input);
    const known = await this.kpis.known(workspaceId, input);
    const source = input.sourceId === null ? null : await this.sources.find(workspaceId, input.sourceId);
    if (!known.owner) errors.push({ field: 'ownerId', message: 'is nobody in this workspace' });
    if (!known.dataProvider) errors.push({ field: 'dataProviderId', message: 'is nobody in this workspace' });
    if (!known.initiative) errors.push({ field: 'initiativeId', message: 'is no initiative of this workspace' });
    if (source === undefined) errors.push({ field: 'sourceId', message: 'is no source of this workspace' });
    const formula = await this.checkedFormula(workspaceId, kpiId, input);
    if (formula && !formula.ok) errors.push({ field: 'formula', message: placed(formula) });
    if (input.targets) {
      for (const { field, message } of targetProblems(input.targets, input.direction, known.weekEndingDay)) {
        errors.push({ field: `targets.${field}`, message });
      }
    }
    if (errors.length > 0) throw invalid(errors);
    const kind = source?.connector ?? null;
    const { query, summary } = checkedQuery(kind, input.query);
    const currency = input.unit === 'currency' ? input.currency : null;
    const derived = formula?.ok ? { formula: formula.stored, grain: formula.grain, cadence: null } : {};
    const kpi = { ...input, ...derived, currency, query: query as KpiDefinition['query'], querySummary: summary };
    return { kpi: { ...kpi, definitionNumber }, kind, operands: formula?.ok ? formula.ids : [] };
  }

  private async checkedFormula(
    workspaceId: string,
    kpiId: string | null,
    { formula, initiativeId }: KpiDefinition,
  ): Promise<CheckedFormula | null> {
    if (formula === null) return null;
    await this.formulas.lock(workspaceId);
    return this.formulas.check(workspaceId, formula, { id: kpiId, initiativeId });
  }

  private async refuseOtherMeaning(before: KpiRow, after: KpiDefinition): Promise<void> {
    const field = changedMeaning(definitionOf(before), after);
    if (field === null || !(await this.kpis.isFrozen(before.workspaceId, before.id))) return;
    throw conflict(
      'kpi-frozen',
      `A success criterion was frozen on this KPI at approval, so its ${field} stays as it is.`,
    );
  }

  private async reschedule(before: KpiRow, after: KpiDefinition, kind: string | null): Promise<void> {
    const { workspaceId, id } = before;
    const asksAnew = before.sourceId !== after.sourceId || !isDeepStrictEqual(before.query, after.query);
    if (asksAnew) await this.schedules.forgetFailures(workspaceId, id);
    if (asksAnew && kind === null) await this.schedules.cancel(workspaceId, id, 'The KPI lost its source.');
    if (!isScheduled(after, kind)) {
      await this.schedules.stop(workspaceId, id);
      if (asksAnew && kind !== null) await this.schedules.requeue(workspaceId, id);
      return;
    }
    const wasScheduled = isScheduled(before, before.connector);
    const requeued = asksAnew && (await this.schedules.requeue(workspaceId, id));
    if ((asksAnew || !wasScheduled) && !requeued) return this.schedules.dueNow(workspaceId, id);
    if (!wasScheduled || !isDeepStrictEqual(before.cadence, after.cadence)) await this.nextInRhythm(before, after);
  }

  private async nextInRhythm({ workspaceId, id, nowMs }: KpiRow, { cadence }: KpiDefinition): Promise<void> {
    const due = cadence === null ? null : nextDue(cadence, nowMs, spreadOffsetSeconds(id, cadence));
    if (due === null) await this.schedules.stop(workspaceId, id);
    else await this.schedules.dueAt(workspaceId, id, due);
  }

  private announce(
    kind: string,
    summary: string,
    actorId: string,
    before: KpiRow | null,
    after: KpiRow | null,
  ): Promise<void> {
    const { workspaceId, id: subjectId, initiativeId } = (after ?? before)!;
    const state = { before: before && definitionOf(before), after: after && definitionOf(after) };
    return this.events.append({
      workspaceId,
      initiativeId,
      kind,
      subjectType: 'kpi',
      subjectId,
      summary,
      actorId,
      ...state,
    });
  }
}

function placed({ at, message }: { at: number; message: string }): string {
  return `At character ${at + 1}: ${message}`;
}
