import { Controller, Get, Res } from '@nestjs/common';
import { Readiness } from '@workback/server/platform/health/readiness';
import type { FastifyReply } from 'fastify';

/** For process supervisors of a worker that runs by itself. */
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const report = await this.readiness.report();
    await reply.status(report.ready ? 200 : 503).send(report);
  }
}
