import { Controller, Headers, Res } from '@nestjs/common';
import { portfolioRoutes } from '@workback/contracts/portfolio/portfolio.routes';
import type { RouteInput } from '@workback/contracts/platform/route';
import { PortfolioService } from '@workback/server/features/portfolio/portfolio.service';
import type { FastifyReply } from 'fastify';
import { NotModified, PreparedJson, seenTag, sendPrepared } from '../platform/route/prepared-json.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** The portfolio, as the database wrote it. */
@Controller()
export class PortfolioController {
  constructor(private readonly portfolio: PortfolioService) {}

  @Handles(portfolioRoutes.get)
  async get(
    @Input() { params }: RouteInput<typeof portfolioRoutes.get>,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PreparedJson | NotModified> {
    const { tag, json } = await this.portfolio.get(params.workspaceId, seenTag(ifNoneMatch));
    sendPrepared(reply, tag);
    return json === null ? new NotModified() : new PreparedJson(json);
  }
}
