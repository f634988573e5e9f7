import { CopyText } from '@workback/ui/copy-text';
import type { ReactElement } from 'react';
import { otlpSettings } from './push-command.js';

/** Where an OpenTelemetry exporter sends its metrics, as its own settings. */
export function OtlpAddress({ workspaceId, sourceId }: { workspaceId: string; sourceId: string }): ReactElement {
  return (
    <section className="sec" aria-labelledby="otlp">
      <header>
        <h2 id="otlp">Send metrics</h2>
        <span className="mu">With an API token from Settings</span>
      </header>
      <p>
        These settings are understood by every OpenTelemetry SDK and collector. Points are kept from the moment on that
        a KPI asks for their metric, and for 40 days.
      </p>
      <CopyText text={otlpSettings(workspaceId, sourceId)} action="Copy settings" />
    </section>
  );
}
