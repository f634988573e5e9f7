import { Controller, Get, Res } from '@nestjs/common';
import { Readiness } from '@workback/server/platform/health/readiness';
import type { FastifyReply } from 'fastify';
import { PublicAddress } from '../access/public-address.decorator.js';

/** For load balancers and process supervisors. */
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process runs and its event loop turns. */
  @PublicAddress()
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** 200 once database, queue and worker work; 503 with the reason otherwise. */
  @PublicAddress()
  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const report = await this.readiness.report();
    await reply.status(report.ready ? 200 : 503).send(report);
  }
}
