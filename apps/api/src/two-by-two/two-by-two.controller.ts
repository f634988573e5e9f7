import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { twoByTwoRoutes as routes } from '@workback/contracts/two-by-two/two-by-two.routes';
import { TwoByTwoService } from '@workback/server/features/two-by-two/two-by-two.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

type In<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;
type Out<Name extends keyof typeof routes> = Promise<RouteResponse<(typeof routes)[Name]>>;

/** Weekly 2x2 reports. */
@Controller()
export class TwoByTwoController {
  constructor(private readonly reports: TwoByTwoService) {}

  @Handles(routes.list)
  list(@Input() { params, query }: In<'list'>): Out<'list'> {
    return this.reports.list(params.workspaceId, query.initiativeId);
  }

  @Handles(routes.create)
  create(@Input() { params, body }: In<'create'>, @Caller() { userId }: Actor): Out<'create'> {
    return this.reports.create(params.workspaceId, body, userId);
  }

  @Handles(routes.get)
  get(@Input() { params }: In<'get'>): Out<'get'> {
    return this.reports.get(params.workspaceId, params.reportId);
  }

  @Handles(routes.update)
  update(@Input() { params, body, ifMatch }: In<'update'>, @Caller() { userId }: Actor): Out<'update'> {
    return this.reports.update(params.workspaceId, params.reportId, ifMatch, body, userId);
  }

  @Handles(routes.compile)
  compile(@Input() { params, ifMatch }: In<'compile'>, @Caller() { userId }: Actor): Out<'compile'> {
    return this.reports.compile(params.workspaceId, params.reportId, ifMatch, userId);
  }

  @Handles(routes.send)
  send(@Input() { params, body, ifMatch }: In<'send'>, @Caller() { userId }: Actor): Out<'send'> {
    return this.reports.send(params.workspaceId, params.reportId, ifMatch, body, userId);
  }

  @Handles(routes.remove)
  remove(@Input() { params }: In<'remove'>, @Caller() { userId }: Actor): Promise<void> {
    return this.reports.remove(params.workspaceId, params.reportId, userId);
  }

  @Handles(routes.markdown)
  markdown(@Input() { params }: In<'markdown'>): Promise<string> {
    return this.reports.markdown(params.workspaceId, params.reportId);
  }
}
