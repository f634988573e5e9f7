import { useQuery } from '@tanstack/react-query';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { EmptyState } from '@workback/ui/notice';
import type { ReactElement } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { checkInsQuery } from '../../check-ins/api/check-ins.queries.js';
import { CheckInFeed } from '../../check-ins/check-in-feed.js';

/** What people said of the milestones of a plan, newest first. */
export function CheckInsSection({ roadmap }: { readonly roadmap: Roadmap }): ReactElement {
  const workspace = useWorkspace();
  const checkIns = useQuery(checkInsQuery(workspace.id, roadmap.initiativeId));
  return (
    <section className="sec">
      <header>
        <h2>Check-ins</h2>
      </header>
      <LoadState query={checkIns} lines={3}>
        {(data) =>
          data.checkIns.length === 0 ? (
            <EmptyState title="Nobody has said yet how it stands." />
          ) : (
            <CheckInFeed
              initiativeId={roadmap.initiativeId}
              checkIns={data.checkIns}
              outcomeOf={(id) =>
                roadmap.milestones.find((milestone) => milestone.id === id)?.outcome ?? 'A milestone that was removed'
              }
            />
          )
        }
      </LoadState>
    </section>
  );
}
