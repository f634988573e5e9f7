import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Source } from '@workback/contracts/source/source.schemas';
import { Age } from '@workback/ui/age';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { sourcesQuery } from '../api/sources.queries.js';
import { RemoveSourceDialog } from '../remove-source-dialog.js';
import { addressWords } from '../source-address.js';
import { SourceDialog } from '../source-dialog.js';
import { sourceKinds } from '../source-kinds.js';
import { sourcesMessage, sourceState, worstFirst } from '../sources-message.js';

/** Where numbers come from, worst first. */
export default function SourcesPage(): ReactElement {
  const { id, slug, can } = useWorkspace();
  const sources = useQuery(sourcesQuery(id));
  const [editing, setEditing] = useState<Source | 'new'>();
  const [removing, setRemoving] = useState<Source>();
  const manages = can('source.manage');
  const connect = manages ? (
    <Button look="primary" onClick={() => setEditing('new')}>
      Connect a source
    </Button>
  ) : null;
  return (
    <LoadState query={sources}>
      {(data) => (
        <Page
          title={sourcesMessage(data.sources)}
          tab="Sources"
          actions={
            data.sources.length > 0 ? (
              <>
                <Link className="btn" to="/w/$workspaceSlug/data-health" params={{ workspaceSlug: slug }}>
                  Health of data
                </Link>
                {connect}
              </>
            ) : null
          }
        >
          {data.sources.length === 0 ? (
            <EmptyState title="A source is where the numbers of a KPI come from: an address, a database, or people.">
              {connect}
            </EmptyState>
          ) : (
            <table className="cards labelled">
              <thead>
                <tr>
                  <th>Source</th>
                  <th>Health</th>
                  <th>Address</th>
                  <th className="num">KPIs</th>
                  <th>Last success</th>
                  {manages ? <th>Actions</th> : null}
                </tr>
              </thead>
              <tbody>
                {worstFirst(data.sources).map((source) => (
                  <SourceRow
                    key={source.id}
                    source={source}
                    {...(manages ? { onEdit: () => setEditing(source), onRemove: () => setRemoving(source) } : {})}
                  />
                ))}
              </tbody>
            </table>
          )}
          <SourceDialog
            open={editing !== undefined}
            source={editing === 'new' ? undefined : editing}
            onClose={() => setEditing(undefined)}
          />
          {removing ? <RemoveSourceDialog source={removing} onClose={() => setRemoving(undefined)} /> : null}
        </Page>
      )}
    </LoadState>
  );
}

const marks = {
  failing: ['failing', 'Fails'],
  'never-pulled': ['never-pulled', 'Not answered yet'],
  waiting: ['not-started', 'Waits'],
  fresh: ['fresh', 'Answers'],
} as const;

interface SourceRowProps {
  readonly source: Source;
  readonly onEdit?: () => void;
  readonly onRemove?: () => void;
}

function SourceRow({ source, onEdit, onRemove }: SourceRowProps): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  const state = sourceState(source);
  const [status, words] = marks[state];
  return (
    <tr>
      <td>
        <Link className="q" to="/w/$workspaceSlug/sources/$sourceId" params={{ workspaceSlug, sourceId: source.id }}>
          <b>{source.name}</b>
        </Link>
        <span className="sub">{sourceKinds[source.connector].title}</span>
      </td>
      <td data-l="Health">
        <StatusMark status={status} label={words} tinted={state === 'failing'} />
      </td>
      <td className="why">
        {addressWords(source)}
        {source.lastError && state === 'failing' ? <span className="sub">{source.lastError}</span> : null}
      </td>
      <td className="num" data-l="KPIs">
        {source.kpiCount}
        {source.failingKpis > 0 ? <span className="sub">{source.failingKpis} failing</span> : null}
      </td>
      <td data-l="Last success">
        <Age at={source.lastSuccessAt} state={state === 'failing' ? 'dead' : 'fresh'} />
      </td>
      {onEdit && onRemove ? (
        <td className="whole">
          <div className="row">
            <Button look="quiet" onClick={onEdit} aria-label={`Edit ${source.name}`}>
              Edit
            </Button>
            <Button look="quiet" onClick={onRemove} aria-label={`Remove ${source.name}`}>
              Remove
            </Button>
          </div>
        </td>
      ) : null}
    </tr>
  );
}
