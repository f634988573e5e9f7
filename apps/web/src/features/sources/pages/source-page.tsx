import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { SourceDetail } from '@workback/contracts/source/source.schemas';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { runsQuery } from '../../runs/api/runs.queries.js';
import { RunsTable } from '../../runs/runs-table.js';
import { sourceQuery } from '../api/sources.queries.js';
import { AskedKpis } from '../asked-kpis.js';
import { addressWords } from '../source-address.js';
import { OtlpAddress } from '../otlp-address.js';
import { SigningSecret } from '../signing-secret.js';
import { SourceDialog } from '../source-dialog.js';
import { sourceKinds } from '../source-kinds.js';
import { sourceMessage } from '../source-message.js';
import { SourceRest } from '../source-rest.js';

const SHOWN_RUNS = 20;

/** A source: whether it answers, whether it rests, what is asked of it, and its last pulls. */
export default function SourcePage(): ReactElement {
  const { sourceId = '' } = useParams({ strict: false });
  const { id } = useWorkspace();
  const source = useQuery(sourceQuery(id, sourceId));
  return <LoadState query={source}>{(data) => <Loaded source={data} />}</LoadState>;
}

function Loaded({ source }: { source: SourceDetail }): ReactElement {
  const { id, can } = useWorkspace();
  const [editing, setEditing] = useState(false);
  const edit = can('source.manage') ? <Button onClick={() => setEditing(true)}>Edit source</Button> : null;
  const { title, pulled } = sourceKinds[source.connector];
  return (
    <Page
      title={sourceMessage(source)}
      tab={source.name}
      lead={`${title}. ${addressWords(source)}${source.hasSecret ? '. Its credential is stored sealed.' : '.'}`}
      actions={edit}
    >
      <SourceRest source={source} />
      <section className="sec">
        <header>
          <h2>What is asked of it</h2>
          <span className="mu">KPIs that fail come first</span>
        </header>
        <AskedKpis kpis={source.kpis} pulled={pulled} />
      </section>
      {source.connector === 'otlp' ? <OtlpAddress workspaceId={id} sourceId={source.id} /> : null}
      {source.connector === 'push' ? <SigningSecret sourceId={source.id} has={source.hasSecret} /> : null}
      {pulled ? (
        <section className="sec">
          <header>
            <h2>Pulls</h2>
            <span className="mu">The last twenty, newest first</span>
          </header>
          <LastPulls sourceId={source.id} />
        </section>
      ) : null}
      <SourceDialog open={editing} source={source} onClose={() => setEditing(false)} />
    </Page>
  );
}

function LastPulls({ sourceId }: { sourceId: string }): ReactElement {
  const { id } = useWorkspace();
  const runs = useInfiniteQuery(runsQuery(id, { sourceId }));
  return (
    <LoadState query={runs}>
      {({ pages }) => {
        const shown = pages.flatMap((page) => page.runs).slice(0, SHOWN_RUNS);
        return shown.length === 0 ? <EmptyState title="Nothing was pulled from it yet." /> : <RunsTable runs={shown} />;
      }}
    </LoadState>
  );
}
