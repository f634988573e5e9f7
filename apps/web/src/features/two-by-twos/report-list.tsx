import { Link } from '@tanstack/react-router';
import type { TwoByTwoSummary } from '@workback/contracts/two-by-two/two-by-two.schemas';
import { Age } from '@workback/ui/age';
import { StatusMark } from '@workback/ui/status-mark';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';

/** Weekly reports by week, drafts among them. */
export function ReportList({ reports }: { reports: readonly TwoByTwoSummary[] }): ReactElement {
  const { slug } = useWorkspace();
  return (
    <ul className="work">
      {reports.map((report) => (
        <li key={report.id}>
          <Link to="/w/$workspaceSlug/reports/$reportId" params={{ workspaceSlug: slug, reportId: report.id }}>
            {report.title}
          </Link>
          {report.sentAt ? <StatusMark status="approved" label="Sent" /> : <StatusMark status="draft" />}
          <span className="sub">
            {report.sentAt ? (
              <>
                Sent by {report.sentBy?.name ?? 'somebody who left'} <Age at={report.sentAt} />
              </>
            ) : (
              <>
                Compiled by {report.createdBy?.name ?? 'somebody who left'} <Age at={report.createdAt} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
