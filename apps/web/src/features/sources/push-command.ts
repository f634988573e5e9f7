import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
import { otlpRoutes } from '@workback/contracts/otlp/otlp.routes';
import { pushRoutes } from '@workback/contracts/push/push.routes';
import { addressOf } from '../../api/client.js';

/** The command that sends yesterday's number to a KPI, about one value of its dimension where it has one. */
export function pushCommand(workspaceId: string, kpiId: string, dimension?: string): string {
  const slice = dimension === undefined ? '' : `,"slice":"A ${dimension.replaceAll(/["'\\]/g, '')}"`;
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const address = addressOf(kpiRoutes.write, { params: { workspaceId, kpiId } });
  return [
    `curl -X POST '${window.location.origin}${address}' \\`,
    `  -H 'Authorization: Bearer YOUR_API_TOKEN' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H 'Idempotency-Key: ${day}' \\`,
    `  -d '{"points":[{"date":"${day}","value":41.2${slice}}]}'`,
  ].join('\n');
}

/** The commands that sign a message with yesterday's number of a KPI and send it. */
export function signedPushCommand(sourceId: string): string {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const address = addressOf(pushRoutes.receive, { params: { sourceId } });
  return [
    `SECRET='whsec_…'   # as it was shown`,
    `BODY='{"points":[{"kpi":"KPI_ID","date":"${day}","value":41.2}]}'`,
    `ID="night-${day}"; NOW=$(date +%s)`,
    `KEY=$(printf %s "\${SECRET#whsec_}" | base64 -d | xxd -p -c 256)`,
    `SIGN=$(printf %s "$ID.$NOW.$BODY" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$KEY -binary | base64)`,
    `curl -X POST '${window.location.origin}${address}' -H 'Content-Type: application/json' \\`,
    `  -H "webhook-id: $ID" -H "webhook-timestamp: $NOW" -H "webhook-signature: v1,$SIGN" -d "$BODY"`,
  ].join('\n');
}

/** The settings with which an OpenTelemetry exporter sends its metrics to a source. */
export function otlpSettings(workspaceId: string, sourceId: string): string {
  const address = addressOf(otlpRoutes.receive, { params: { workspaceId, sourceId } });
  return [
    `OTEL_EXPORTER_OTLP_METRICS_ENDPOINT='${window.location.origin}${address}'`,
    `OTEL_EXPORTER_OTLP_METRICS_PROTOCOL='http/json'`,
    `OTEL_EXPORTER_OTLP_METRICS_HEADERS='Authorization=Bearer%20YOUR_API_TOKEN'`,
    `OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE='delta'   # for “All points added up”`,
  ].join('\n');
}
