import { Controller } from '@nestjs/common';
import { commentRoutes } from '@workback/contracts/comment/comment.routes';
import type { CommentWire, TalliesWire, ThreadsWire, ThreadWire } from '@workback/contracts/comment/comment.schemas';
import type { RouteInput } from '@workback/contracts/platform/route';
import type { Role } from '@workback/domain/access/permissions';
import { CommentService } from '@workback/server/features/comment/comment.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Conversations about anything. */
@Controller()
export class CommentController {
  constructor(private readonly comments: CommentService) {}

  @Handles(commentRoutes.list)
  list(@Input() { params, query }: RouteInput<typeof commentRoutes.list>): Promise<ThreadsWire> {
    return this.comments.list(params.workspaceId, query);
  }

  @Handles(commentRoutes.tallies)
  tallies(@Input() { params, query }: RouteInput<typeof commentRoutes.tallies>): Promise<TalliesWire> {
    return this.comments.tallies(params.workspaceId, query);
  }

  @Handles(commentRoutes.start)
  start(
    @Input() { params, body }: RouteInput<typeof commentRoutes.start>,
    @Caller() caller: Actor,
  ): Promise<ThreadWire> {
    return this.comments.start(params.workspaceId, body, member(caller));
  }

  @Handles(commentRoutes.reply)
  reply(
    @Input() { params, body }: RouteInput<typeof commentRoutes.reply>,
    @Caller() caller: Actor,
  ): Promise<ThreadWire> {
    return this.comments.reply(params.workspaceId, params.threadId, body, member(caller));
  }

  @Handles(commentRoutes.resolve)
  resolve(
    @Input() { params, body }: RouteInput<typeof commentRoutes.resolve>,
    @Caller() caller: Actor,
  ): Promise<ThreadWire> {
    return this.comments.resolve(params.workspaceId, params.threadId, body.resolved, member(caller));
  }

  @Handles(commentRoutes.edit)
  edit(
    @Input() { params, body, ifMatch }: RouteInput<typeof commentRoutes.edit>,
    @Caller() caller: Actor,
  ): Promise<CommentWire> {
    return this.comments.edit(params.workspaceId, params.commentId, ifMatch, body, member(caller));
  }

  @Handles(commentRoutes.remove)
  remove(@Input() { params }: RouteInput<typeof commentRoutes.remove>, @Caller() caller: Actor): Promise<void> {
    return this.comments.remove(params.workspaceId, params.commentId, member(caller));
  }
}

/** The guard lets nobody without a role in the workspace through. */
const member = ({ userId, name, role }: Actor) => ({ userId, name, role: role as Role });
