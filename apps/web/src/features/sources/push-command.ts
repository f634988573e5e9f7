import { kpiRoutes } from '@workback/contracts/kpi/kpi.routes';
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
