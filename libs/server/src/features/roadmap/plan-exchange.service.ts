import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decodeText } from '@workback/connectors/answer/decode-text';
import { csvRecords } from '@workback/connectors/csv-url/csv-records';
import { ConnectorError } from '@workback/connectors/connector-error';
import type {
  planImportedSchema,
  PlanImportPreview,
  planImportSchema,
} from '@workback/contracts/roadmap/plan-exchange.schemas';
import { applyOperations } from '@workback/domain/roadmap/apply-operations';
import { suggestMapping, suggestUnit } from '@workback/domain/roadmap/exchange/column-mapping';
import { EXPORT_COLUMNS, exportRows } from '@workback/domain/roadmap/exchange/export-rows';
import { importOperations, type PlannedImport } from '@workback/domain/roadmap/exchange/import-operations';
import { type ImportedTable, tableFromJson, tableFromRecords } from '@workback/domain/roadmap/exchange/imported-table';
import { type ImportedMilestone, readMilestones } from '@workback/domain/roadmap/exchange/read-milestones';
import { planOf } from '@workback/domain/roadmap/plan-content';
import { schedule } from '@workback/domain/roadmap/schedule';
import { csvText, withoutApostrophe } from '@workback/domain/table/csv-text';
import type { z } from 'zod';
import { invalid } from '../../platform/errors/failure.js';
import { type PlanAddress, PlanChangeService } from './plan-change.service.js';
import { PlanExchangeRepository } from './plan-exchange.repository.js';
import { PlanReader } from './plan-reader.js';
import { daysToRecoverOf, toContent, toRoadmap, toSetting } from './roadmap.mapper.js';
import type { RoadmapRow } from './roadmap.repository.js';

type Import = z.output<typeof planImportSchema>;
type Settings = PlanImportPreview['settings'];

const SHOWN_ROWS = 5;
const MOST_REMARKS = 200;
const DEFAULT_DAYS = 5;

/** Plans into files and out of them: an import is one step of the plan, shown before it is made. */
@Injectable()
export class PlanExchangeService {
  constructor(
    private readonly plans: PlanReader,
    private readonly changes: PlanChangeService,
    private readonly names: PlanExchangeRepository,
  ) {}

  /** The milestones as a CSV file that an import reads back. */
  async exportCsv({ workspaceId, initiativeId }: PlanAddress): Promise<string> {
    const { row, calendar } = await this.plans.read(workspaceId, initiativeId);
    const promises = new Map(
      (await this.names.promises(workspaceId, initiativeId)).map(({ id, number }) => [id, number]),
    );
    const owners = new Map(row.milestones.flatMap(({ owner }) => (owner ? [[owner.id, owner.name] as const] : [])));
    const scheduled = new Map(toRoadmap(row, calendar).milestones.map(({ id, scheduled: dates }) => [id, dates]));
    const rows = exportRows({
      ...toContent(row),
      ownerName: (id) => owners.get(id) ?? '',
      promiseLabel: (id) => `P${promises.get(id) ?? ''}`,
      dates: (id) => {
        const dates = scheduled.get(id);
        if (!dates) return { startBy: '', finishBy: '', float: '' };
        return { startBy: dates.startBy, finishBy: dates.latestFinish, float: String(dates.totalFloatDays) };
      },
    });
    return csvText([EXPORT_COLUMNS, ...rows]);
  }

  /** What an import would do; nothing is done. */
  async preview({ workspaceId, initiativeId }: PlanAddress, input: Import): Promise<PlanImportPreview> {
    const { row, calendar } = await this.plans.read(workspaceId, initiativeId);
    const read = readFile(input);
    const planned = await this.plan(workspaceId, row, read.milestones);
    const before = toContent(row);
    const setting = toSetting(row, calendar);
    const applied = applyOperations(before, planned.operations, setting);
    const now = schedule(planOf(before, setting));
    const then = applied.kind === 'refused' ? null : schedule(planOf(applied.content, setting));
    const skipped = new Set(planned.skipped);
    const refusal = applied.kind === 'refused' ? (applied.refusals[0]?.message ?? 'The plan refuses it.') : null;
    return {
      form: read.table.form,
      columns: [...read.table.columns],
      settings: read.settings,
      sample: read.table.rows.slice(0, SHOWN_ROWS).map((cells) => [...cells]),
      milestones: read.milestones.map(({ row: at, outcome, owner, estimateDays, waitsFor }) => ({
        row: at,
        outcome,
        owner,
        estimateDays,
        waitsFor: waitsFor.length,
        skipped: skipped.has(at),
      })),
      made: planned.made.length,
      linked: planned.operations.length - planned.made.length,
      remarks: [...read.remarks, ...planned.remarks].sort((one, other) => one.row - other.row).slice(0, MOST_REMARKS),
      refusal:
        refusal ?? (then === null || then.kind === 'ok' ? null : 'With these milestones the plan cannot be scheduled.'),
      launchDate: setting.launchDate,
      forecastBefore: now.kind === 'ok' ? now.forecastFinish : null,
      forecastAfter: then?.kind === 'ok' ? then.forecastFinish : null,
      daysToRecoverBefore: daysToRecoverOf(setting.launchDate, now),
      daysToRecoverAfter: then === null ? null : daysToRecoverOf(setting.launchDate, then),
    };
  }

  /** Makes the milestones of a file in one step of the plan, on the version that was previewed. */
  async import(
    address: PlanAddress,
    version: number,
    input: Import,
    actorId: string,
  ): Promise<z.output<typeof planImportedSchema>> {
    const { row } = await this.plans.read(address.workspaceId, address.initiativeId);
    const { milestones } = readFile(input);
    const planned = await this.plan(address.workspaceId, row, milestones);
    if (planned.operations.length === 0) {
      throw invalid([
        { field: 'content', message: 'There is nothing new in it: every outcome stands in the plan already.' },
      ]);
    }
    const operations = planned.operations as Parameters<PlanChangeService['apply']>[2]['operations'];
    const changed = await this.changes.apply(address, version, { reason: input.reason, operations }, actorId);
    return { ...changed, made: planned.made.length, skipped: planned.skipped.length };
  }

  private async plan(
    workspaceId: string,
    row: RoadmapRow,
    milestones: readonly ImportedMilestone[],
  ): Promise<PlannedImport> {
    const [members, promises] = await Promise.all([
      this.names.members(workspaceId),
      this.names.promises(workspaceId, row.initiativeId),
    ]);
    return importOperations(milestones, { members, promises, existing: row.milestones, idOf: () => randomUUID() });
  }
}

interface FileRead {
  readonly table: ImportedTable;
  readonly settings: Settings;
  readonly milestones: readonly ImportedMilestone[];
  readonly remarks: readonly { row: number; message: string }[];
}

function readFile({ content, settings }: Import): FileRead {
  const text = decodeText(Buffer.from(content, 'base64'), 'auto', undefined);
  const result = /^\s*[[{]/.test(text) ? tableFromJson(parsedJson(text)) : tableFromRecords(parsedCsv(text));
  if (!result.ok) throw invalid([{ field: 'content', message: result.reason }]);
  const { table } = result;
  const filled: Settings = {
    mapping: (settings.mapping ?? suggestMapping(table)) as Settings['mapping'],
    estimateUnit: settings.estimateUnit ?? suggestUnit(table.form),
    dates: settings.dates ?? 'dmy',
    defaultDays: settings.defaultDays ?? DEFAULT_DAYS,
  };
  const strange = Object.entries(filled.mapping).find(([, places]) =>
    (places ?? []).some((at) => at >= table.columns.length),
  );
  if (strange)
    throw invalid([{ field: `settings.mapping.${strange[0]}`, message: 'names a column that the file does not have' }]);
  if ((filled.mapping.outcome ?? []).length === 0 && settings.mapping !== undefined) {
    throw invalid([{ field: 'settings.mapping.outcome', message: 'Say which column holds the outcome.' }]);
  }
  return { table, settings: filled, ...readMilestones(table, filled) };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw invalid([{ field: 'content', message: `The file is broken JSON: ${(error as SyntaxError).message}.` }]);
  }
}

function parsedCsv(text: string): string[][] {
  try {
    return csvRecords(text, 'auto').map(({ record }) => record.map(withoutApostrophe));
  } catch (error) {
    if (error instanceof ConnectorError) throw invalid([{ field: 'content', message: error.message }]);
    throw error;
  }
}
