import { useQuery } from '@tanstack/react-query';
import { Button } from '@workback/ui/button';
import { EmptyState } from '@workback/ui/notice';
import { type ReactElement, useState } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { twoByTwosQuery } from '../api/two-by-twos.queries.js';
import { CompileDialog } from '../compile-dialog.js';
import { ReportList } from '../report-list.js';

/** All weekly reports of a workspace. */
export default function ReportsPage(): ReactElement {
  const workspace = useWorkspace();
  const reports = useQuery(twoByTwosQuery(workspace.id));
  const [open, setOpen] = useState(false);
  const mayCompile = workspace.can('check-in.write');
  const compile = (
    <Button look="primary" onClick={() => setOpen(true)}>
      Compile a weekly 2x2
    </Button>
  );
  return (
    <Page
      title="Weekly 2x2"
      lead="Accomplishments, headwinds, blockers and key milestones of a week, gathered from what happened."
      actions={mayCompile ? compile : null}
    >
      <LoadState query={reports}>
        {(data) =>
          data.reports.length === 0 ? (
            <EmptyState title="No report yet. The first one compiles itself from this week’s check-ins and milestones." />
          ) : (
            <ReportList reports={data.reports} />
          )
        }
      </LoadState>
      <CompileDialog open={open} onClose={() => setOpen(false)} initiativeId={null} />
    </Page>
  );
}
