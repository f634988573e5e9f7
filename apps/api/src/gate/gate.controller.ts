import { Controller } from '@nestjs/common';
import { gateRoutes } from '@workback/contracts/gate/gate.routes';
import type { Gates } from '@workback/contracts/gate/gate.schemas';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { GateTemplateService } from '@workback/server/features/gate/gate-template.service';
import { GateService } from '@workback/server/features/gate/gate.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

type GateTemplate = RouteResponse<typeof gateRoutes.template>;

/** The gates of initiatives, and the template of their checklists. */
@Controller()
export class GateController {
  constructor(
    private readonly gates: GateService,
    private readonly templates: GateTemplateService,
  ) {}

  @Handles(gateRoutes.get)
  get(@Input() { params }: RouteInput<typeof gateRoutes.get>): Promise<Gates> {
    return this.gates.get(params.workspaceId, params.initiativeId);
  }

  @Handles(gateRoutes.addItem)
  addItem(
    @Input() { params, body }: RouteInput<typeof gateRoutes.addItem>,
    @Caller() { userId }: Actor,
  ): Promise<Gates> {
    return this.gates.addItem(params, body, userId);
  }

  @Handles(gateRoutes.updateItem)
  updateItem(
    @Input() { params, body, ifMatch }: RouteInput<typeof gateRoutes.updateItem>,
    @Caller() { userId }: Actor,
  ): Promise<Gates> {
    return this.gates.updateItem(params, ifMatch, body, userId);
  }

  @Handles(gateRoutes.tick)
  tick(
    @Input() { params, body, ifMatch }: RouteInput<typeof gateRoutes.tick>,
    @Caller() { userId }: Actor,
  ): Promise<Gates> {
    return this.gates.tick(params, ifMatch, body, userId);
  }

  @Handles(gateRoutes.removeItem)
  removeItem(
    @Input() { params }: RouteInput<typeof gateRoutes.removeItem>,
    @Caller() { userId }: Actor,
  ): Promise<Gates> {
    return this.gates.removeItem(params, userId);
  }

  @Handles(gateRoutes.setDate)
  setDate(
    @Input() { params, body }: RouteInput<typeof gateRoutes.setDate>,
    @Caller() { userId }: Actor,
  ): Promise<Gates> {
    return this.gates.setDate(params, body.on, userId);
  }

  @Handles(gateRoutes.template)
  template(@Input() { params }: RouteInput<typeof gateRoutes.template>): Promise<GateTemplate> {
    return this.templates.get(params.workspaceId);
  }

  @Handles(gateRoutes.addToTemplate)
  addToTemplate(
    @Input() { params, body }: RouteInput<typeof gateRoutes.addToTemplate>,
    @Caller() { userId }: Actor,
  ): Promise<GateTemplate> {
    return this.templates.add(params.workspaceId, body, userId);
  }

  @Handles(gateRoutes.updateInTemplate)
  updateInTemplate(
    @Input() { params, body, ifMatch }: RouteInput<typeof gateRoutes.updateInTemplate>,
    @Caller() { userId }: Actor,
  ): Promise<GateTemplate> {
    return this.templates.update(params.workspaceId, params.gateItemId, ifMatch, body, userId);
  }

  @Handles(gateRoutes.removeFromTemplate)
  removeFromTemplate(
    @Input() { params }: RouteInput<typeof gateRoutes.removeFromTemplate>,
    @Caller() { userId }: Actor,
  ): Promise<GateTemplate> {
    return this.templates.remove(params.workspaceId, params.gateItemId, userId);
  }
}
