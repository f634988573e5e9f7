import { z } from 'zod';
import { id } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';

export const otlpRoutes = {
  receive: defineRoute({
    id: 'otlp.receive',
    method: 'POST',
    path: '/api/workspaces/:workspaceId/sources/:sourceId/otlp/v1/metrics',
    summary:
      'Take metrics by OTLP over HTTP in JSON; point an OpenTelemetry exporter at the address before /v1/metrics.',
    access: 'observation.write',
    params: z.strictObject({ workspaceId: id, sourceId: id }),
    /** As the protocol says, fields that nobody knows are passed over. */
    body: z.looseObject({ resourceMetrics: z.array(z.json()).max(1_000).default([]) }).meta({ id: 'OtlpMetrics' }),
    response: z
      .object({ partialSuccess: z.object({ rejectedDataPoints: z.string(), errorMessage: z.string() }).optional() })
      .meta({ id: 'OtlpTaken' }),
    status: 200,
    bodyLimit: 4 * 1024 * 1024,
  }),
};
