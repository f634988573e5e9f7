import { Controller, Res } from '@nestjs/common';
import { eventRoutes } from '@workback/contracts/event/event.routes';
import type { RouteInput } from '@workback/contracts/platform/route';
import { LiveFeed } from '@workback/server/platform/live/live-feed';
import type { FastifyReply } from 'fastify';
import { Handles, Input } from '../platform/route/route.decorator.js';

const HEARTBEAT_MS = 25_000;

/** Server-sent events: says what changed, so that screens fetch it again. */
@Controller()
export class LiveController {
  constructor(private readonly feed: LiveFeed) {}

  @Handles(eventRoutes.live)
  live(@Input() { params }: RouteInput<typeof eventRoutes.live>, @Res() reply: FastifyReply): void {
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    stream.write('retry: 2000\n\n');
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
    const subscription = this.feed.of(params.workspaceId).subscribe({
      next: (message) => stream.write(`data: ${JSON.stringify(message)}\n\n`),
      complete: () => stream.end(),
    });
    stream.on('close', () => {
      clearInterval(heartbeat);
      subscription.unsubscribe();
    });
  }
}
