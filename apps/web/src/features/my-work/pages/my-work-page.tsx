import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MyWorkItem } from '@workback/contracts/my-work/my-work.schemas';
import { EmptyState } from '@workback/ui/notice';
import { formatWeekday } from '@workback/ui/prepare/format-date';
import type { ReactElement } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { Page } from '../../../app/page.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { myWorkQuery } from '../my-work.queries.js';

const kinds: Record<MyWorkItem['kind'], string> = {
  verdict: 'Verdict',
  review: 'Review',
  breach: 'Guardrail',
  'required-change': 'Required change',
  'check-in': 'Check-in',
  commentary: 'Commentary',
  action: 'Action of a review',
  question: 'Open question',
  mention: 'Mention',
  gate: 'Checklist of a gate',
  milestone: 'Milestone',
};

/** Everything that waits for oneself, the most urgent first. */
export default function MyWorkPage(): ReactElement {
  const { id } = useWorkspace();
  const work = useQuery({ ...myWorkQuery(id), staleTime: 10_000, refetchOnWindowFocus: true });
  return <LoadState query={work}>{({ items }) => <Loaded items={items} />}</LoadState>;
}

function Loaded({ items }: { items: readonly MyWorkItem[] }): ReactElement {
  const { slug } = useWorkspace();
  const late = items.filter(({ overdue }) => overdue).length;
  const title =
    items.length === 0
      ? 'Nothing waits for you'
      : `${items.length} ${items.length === 1 ? 'thing waits' : 'things wait'} for you${late > 0 ? `, ${late} overdue` : ''}`;
  return (
    <Page
      title={title}
      tab="My work"
      lead="Reviews and verdicts, breached guardrails, required changes, check-ins, questions, mentions, checklists of the next gates, and milestones of the next days."
    >
      {items.length === 0 ? (
        <EmptyState title="When somebody asks you for something, it stands here until it is done." />
      ) : (
        <table>
          <caption className="vh">What waits for you, the most urgent first</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">To do</th>
              <th scope="col">Initiative</th>
              <th scope="col">Due</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={`${item.kind} ${item.key}`}>
                <td className="nw mu" data-l="What">
                  {kinds[item.kind]}
                </td>
                <td data-l="To do" style={{ overflowWrap: 'anywhere' }}>
                  <Link to={addressIn(slug, item.link)}>{item.summary}</Link>
                </td>
                <td data-l="Initiative">{item.initiativeName || '—'}</td>
                <td className="nw" data-l="Due">
                  {item.dueOn === null ? '—' : formatWeekday(item.dueOn)}
                  {item.overdue ? <b className="bad"> overdue</b> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  );
}

/** Notifications know whole addresses, the others those within the workspace. */
const addressIn = (slug: string, link: string): string => (link.startsWith('/w/') ? link : `/w/${slug}${link}`);
