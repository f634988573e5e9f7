import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '@workback/ui/notice';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../app/load-state.js';
import { useWorkspace } from '../../app/workspace-context.js';
import { twoByTwosQuery } from '../two-by-twos/api/two-by-twos.queries.js';
import { CompileDialog } from '../two-by-twos/compile-dialog.js';
import { ReportList } from '../two-by-twos/report-list.js';

/** The weekly reports of an initiative. */
export function ReportsSection({ initiativeId }: { initiativeId: string }): ReactElement {
  const workspace = useWorkspace();
  const reports = useQuery(twoByTwosQuery(workspace.id, initiativeId));
  const [open, setOpen] = useState(false);
  return (
    <section className="sec">
      <header>
        <h2>Weekly 2x2</h2>
        <span className="mu">Compiled from check-ins, milestones and verdicts</span>
        {workspace.can('check-in.write') ? (
          <button type="button" className="linkbtn end" onClick={() => setOpen(true)}>
            Compile this week’s
          </button>
        ) : null}
      </header>
      <LoadState query={reports} lines={2}>
        {(data) =>
          data.reports.length === 0 ? (
            <EmptyState title="No report yet." />
          ) : (
            <ReportList reports={data.reports.slice(0, 5)} />
          )
        }
      </LoadState>
      <CompileDialog open={open} onClose={() => setOpen(false)} initiativeId={initiativeId} />
    </section>
  );
}
