import { Controller } from '@nestjs/common';
import { annotationRoutes } from '@workback/contracts/annotation/annotation.routes';
import type { Annotation } from '@workback/contracts/annotation/annotation.schemas';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { AnnotationService } from '@workback/server/features/annotation/annotation.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Annotations of charts. */
@Controller()
export class AnnotationController {
  constructor(private readonly annotations: AnnotationService) {}

  @Handles(annotationRoutes.list)
  list(
    @Input() { params, query }: RouteInput<typeof annotationRoutes.list>,
  ): Promise<RouteResponse<typeof annotationRoutes.list>> {
    return this.annotations.list(params.workspaceId, query);
  }

  @Handles(annotationRoutes.create)
  create(
    @Input() { params, body }: RouteInput<typeof annotationRoutes.create>,
    @Caller() caller: Actor,
  ): Promise<Annotation> {
    return this.annotations.create(params.workspaceId, body, caller);
  }

  @Handles(annotationRoutes.update)
  update(
    @Input() { params, body, ifMatch }: RouteInput<typeof annotationRoutes.update>,
    @Caller() { userId }: Actor,
  ): Promise<Annotation> {
    return this.annotations.update(params.workspaceId, params.annotationId, ifMatch, body, userId);
  }

  @Handles(annotationRoutes.remove)
  remove(@Input() { params }: RouteInput<typeof annotationRoutes.remove>, @Caller() { userId }: Actor): Promise<void> {
    return this.annotations.remove(params.workspaceId, params.annotationId, userId);
  }
}
