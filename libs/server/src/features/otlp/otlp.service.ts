import { Injectable } from '@nestjs/common';
import { readMetrics } from '@workback/domain/otlp/read-metrics';
import { Database } from '../../platform/database/database.js';
import { invalid, notFound } from '../../platform/errors/failure.js';
import { MetricPointRepository } from './metric-point.repository.js';

const MOST_POINTS = 20_000;

/** What an exporter is told. */
interface Taken {
  readonly partialSuccess?: { readonly rejectedDataPoints: string; readonly errorMessage: string };
}

/** Takes metrics by OTLP; only those are kept that a KPI asks for. */
@Injectable()
export class OtlpService {
  constructor(
    private readonly database: Database,
    private readonly points: MetricPointRepository,
  ) {}

  /** Keeps the points of a message; it may come twice. What cannot be kept is counted in the answer, as the protocol has it. */
  async receive(workspaceId: string, sourceId: string, message: unknown): Promise<Taken> {
    const metrics = await this.points.wantedMetrics(workspaceId, sourceId);
    if (!metrics) throw notFound('source');
    const wanted = new Set(metrics);
    const { points, rejected, reason } = readMetrics(message, (metric) => wanted.has(metric));
    if (points.length > MOST_POINTS) {
      throw invalid([
        { field: 'resourceMetrics', message: `may hold ${MOST_POINTS} points that are asked for at most` },
      ]);
    }
    if (points.length > 0) await this.database.transaction(() => this.points.add(workspaceId, sourceId, points));
    if (rejected === 0) return {};
    return { partialSuccess: { rejectedDataPoints: String(rejected), errorMessage: reason } };
  }
}
