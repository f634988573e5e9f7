import { Controller } from '@nestjs/common';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { questionRoutes } from '@workback/contracts/prfaq/question.routes';
import { QuestionService } from '@workback/server/features/prfaq/question.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** The questions of a PR/FAQ and who has to answer them. */
@Controller()
export class QuestionController {
  constructor(private readonly questions: QuestionService) {}

  @Handles(questionRoutes.list)
  list(
    @Input() { params }: RouteInput<typeof questionRoutes.list>,
  ): Promise<RouteResponse<typeof questionRoutes.list>> {
    return this.questions.list(params.workspaceId, params.initiativeId);
  }

  @Handles(questionRoutes.setOwner)
  setOwner(
    @Input() { params, body, ifMatch }: RouteInput<typeof questionRoutes.setOwner>,
    @Caller() caller: Actor,
  ): Promise<RouteResponse<typeof questionRoutes.setOwner>> {
    return this.questions.setOwner(params.workspaceId, params, ifMatch, body.ownerId, caller.userId);
  }
}
