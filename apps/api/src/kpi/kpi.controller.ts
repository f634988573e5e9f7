import { Controller, Header, Headers } from '@nestjs/common';
import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import type { Run } from '@workback/contracts/run/run.schemas';
import type {
  FormulaPreviewed,
  KpiDefinitionWire,
  Periods,
  Slices,
} from '@workback/contracts/kpi/kpi-definition.schemas';
import { KpiDefinitionService } from '@workback/server/features/kpi/kpi-definition.service';
import { KpiNumbersService } from '@workback/server/features/kpi/kpi-numbers.service';
import { NumbersFileService } from '@workback/server/features/kpi/numbers-file.service';
import { KpiPeriodsService } from '@workback/server/features/kpi/kpi-periods.service';
import { KpiSlicesService } from '@workback/server/features/kpi/kpi-slices.service';
import { KpiReader } from '@workback/server/features/kpi/kpi-reader.service';
import { KpiService } from '@workback/server/features/kpi/kpi.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** KPIs and their numbers. */
@Controller()
export class KpiController {
  constructor(
    private readonly reader: KpiReader,
    private readonly kpis: KpiService,
    private readonly numbers: KpiNumbersService,
    private readonly files: NumbersFileService,
    private readonly definitions: KpiDefinitionService,
    private readonly periods: KpiPeriodsService,
    private readonly slices: KpiSlicesService,
  ) {}

  @Handles(kpiRoutes.list)
  list(@Input() { params, query }: RouteInput<typeof kpiRoutes.list>): Promise<RouteResponse<typeof kpiRoutes.list>> {
    return this.reader.list(params.workspaceId, query.initiativeId);
  }

  @Handles(kpiRoutes.create)
  create(@Input() { params, body }: RouteInput<typeof kpiRoutes.create>, @Caller() { userId }: Actor): Promise<Kpi> {
    return this.kpis.create(params.workspaceId, body, userId);
  }

  @Handles(kpiRoutes.get)
  get(@Input() { params }: RouteInput<typeof kpiRoutes.get>): Promise<Kpi> {
    return this.reader.get(params.workspaceId, params.kpiId);
  }

  @Handles(kpiRoutes.update)
  update(
    @Input() { params, body, ifMatch }: RouteInput<typeof kpiRoutes.update>,
    @Caller() { userId }: Actor,
  ): Promise<Kpi> {
    return this.kpis.update(params.workspaceId, params.kpiId, ifMatch, body, userId);
  }

  @Handles(kpiRoutes.remove)
  remove(@Input() { params }: RouteInput<typeof kpiRoutes.remove>, @Caller() { userId }: Actor): Promise<void> {
    return this.kpis.remove(params.workspaceId, params.kpiId, userId);
  }

  @Handles(kpiRoutes.pull)
  pull(@Input() { params }: RouteInput<typeof kpiRoutes.pull>, @Caller() { userId }: Actor): Promise<Run> {
    return this.numbers.pull(params.workspaceId, params.kpiId, userId);
  }

  @Handles(kpiRoutes.series)
  @Header('content-type', 'application/json; charset=utf-8')
  series(@Input() { params, query }: RouteInput<typeof kpiRoutes.series>): Promise<string> {
    return this.reader.seriesJson(params.workspaceId, params.kpiId, query);
  }

  @Handles(kpiRoutes.definition)
  definition(@Input() { params }: RouteInput<typeof kpiRoutes.definition>): Promise<KpiDefinitionWire> {
    return this.definitions.describe(params.workspaceId, params.kpiId);
  }

  @Handles(kpiRoutes.periods)
  listPeriods(@Input() { params, query }: RouteInput<typeof kpiRoutes.periods>): Promise<Periods> {
    return this.periods.list(params.workspaceId, params.kpiId, query);
  }

  @Handles(kpiRoutes.slices)
  listSlices(@Input() { params, query }: RouteInput<typeof kpiRoutes.slices>): Promise<Slices> {
    return this.slices.list(params.workspaceId, params.kpiId, query);
  }

  @Handles(kpiRoutes.previewFormula)
  previewFormula(@Input() { params, body }: RouteInput<typeof kpiRoutes.previewFormula>): Promise<FormulaPreviewed> {
    return this.periods.preview(params.workspaceId, body);
  }

  @Handles(kpiRoutes.exportNumbers)
  @Header('content-disposition', 'attachment; filename="numbers.csv"')
  exportNumbers(@Input() { params }: RouteInput<typeof kpiRoutes.exportNumbers>): Promise<string> {
    return this.reader.exportCsv(params.workspaceId, params.kpiId);
  }

  @Handles(kpiRoutes.observations)
  observations(
    @Input() { params, query }: RouteInput<typeof kpiRoutes.observations>,
  ): Promise<RouteResponse<typeof kpiRoutes.observations>> {
    return this.reader.observations(params.workspaceId, params.kpiId, query);
  }

  @Handles(kpiRoutes.write)
  write(
    @Input() { params, body }: RouteInput<typeof kpiRoutes.write>,
    @Caller() caller: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<RouteResponse<typeof kpiRoutes.write>> {
    return this.numbers.write(params.workspaceId, params.kpiId, body, caller, key);
  }

  @Handles(kpiRoutes.writeFile)
  writeFile(
    @Input() { params, body }: RouteInput<typeof kpiRoutes.writeFile>,
    @Caller() caller: Actor,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<RouteResponse<typeof kpiRoutes.writeFile>> {
    return this.files.read(params.workspaceId, params.kpiId, body, caller, key);
  }

  @Handles(kpiRoutes.previewCadence)
  previewCadence(@Input() { body }: RouteInput<typeof kpiRoutes.previewCadence>): { next: string[] } {
    return this.reader.previewCadence(body.cadence);
  }
}
