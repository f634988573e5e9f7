import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { twoByTwoRoutes } from '@workback/contracts/two-by-two/two-by-two.routes';
import type { TwoByTwoWire } from '@workback/contracts/two-by-two/two-by-two.schemas';
import { Button } from '@workback/ui/button';
import { formatDate } from '@workback/ui/prepare/format-date';
import { StatusMark } from '@workback/ui/status-mark';
import { type ReactElement, useState } from 'react';
import { addressOf } from '../../../api/client.js';
import { FormProblem } from '../../../app/form-problem.js';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { momentWords } from '../../prfaqs/moment-words.js';
import { twoByTwoQuery, useChangeReport, useRemoveReport } from '../api/two-by-twos.queries.js';
import { Quadrants } from '../quadrants.js';
import { ReportEditor } from '../report-editor.js';
import { SendDialog } from '../send-dialog.js';

/** A weekly 2x2: to read and print, and as a draft to edit and send. */
export default function ReportPage(): ReactElement {
  const workspace = useWorkspace();
  const { reportId } = useParams({ strict: false }) as { reportId: string };
  const report = useQuery(twoByTwoQuery(workspace.id, reportId));
  return <LoadState query={report}>{(data) => <Loaded key={data.id} report={data} />}</LoadState>;
}

function Loaded({ report }: { report: TwoByTwoWire }): ReactElement {
  const workspace = useWorkspace();
  const [editing, setEditing] = useState(false);
  const [sending, setSending] = useState(false);
  const mayChange = report.sentAt === null && workspace.can('check-in.write');
  const markdown = addressOf(twoByTwoRoutes.markdown, {
    params: { workspaceId: workspace.id, reportId: report.id },
  });
  return (
    <Page
      title={report.title}
      lead={<Lead report={report} />}
      actions={
        editing ? null : (
          <>
            <a className="btn" href={markdown} download={`weekly-2x2-${report.weekEnding}.md`}>
              Export Markdown
            </a>
            <Button onClick={() => window.print()}>Print</Button>
            {mayChange ? <Button onClick={() => setEditing(true)}>Edit draft</Button> : null}
            {mayChange ? (
              <Button look="primary" onClick={() => setSending(true)}>
                Send
              </Button>
            ) : null}
          </>
        )
      }
    >
      {editing && mayChange ? (
        <ReportEditor report={report} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Quadrants report={report} />
          {mayChange ? <DraftActions report={report} /> : null}
        </>
      )}
      <SendDialog open={sending} onClose={() => setSending(false)} report={report} />
    </Page>
  );
}

function Lead({ report }: { report: TwoByTwoWire }): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  return (
    <span className="row">
      {report.sentAt ? (
        <>
          <StatusMark status="approved" label="Sent" />
          <span>
            by {report.sentBy?.name ?? 'somebody who left'}, {momentWords(report.sentAt)}
          </span>
        </>
      ) : (
        <StatusMark status="draft" />
      )}
      <span>
        {formatDate(report.weekStart)} to {formatDate(report.weekEnding)}
      </span>
      {report.initiatives.map(({ id, name }) => (
        <Link key={id} to="/w/$workspaceSlug/initiatives/$initiativeId" params={{ workspaceSlug, initiativeId: id }}>
          {name}
        </Link>
      ))}
    </span>
  );
}

function DraftActions({ report }: { report: TwoByTwoWire }): ReactElement {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const change = useChangeReport(workspace.id, report);
  const remove = useRemoveReport(workspace.id, report.id);
  return (
    <div className="bar noprint">
      <Button busy={change.isPending} onClick={() => change.mutate({ kind: 'compile' })}>
        Compile anew
      </Button>
      <Button
        look="danger"
        busy={remove.isPending}
        onClick={() =>
          remove.mutate(undefined, {
            onSuccess: () =>
              void navigate({ to: '/w/$workspaceSlug/reports', params: { workspaceSlug: workspace.slug } }),
          })
        }
      >
        Throw draft away
      </Button>
      <FormProblem error={change.error ?? remove.error} />
    </div>
  );
}
