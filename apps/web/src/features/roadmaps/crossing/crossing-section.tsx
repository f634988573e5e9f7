import { Link } from '@tanstack/react-router';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { Button } from '@workback/ui/button';
import { formatDate } from '@workback/ui/prepare/format-date';
import { type ReactElement, useState } from 'react';
import { sentenceOf } from '../../../api/problem.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { useCrossing } from './crossing.queries.js';
import { CrossingDialog } from './crossing-dialog.js';

type Crossing = Roadmap['crossing'][number];

/** What milestones here wait for in other initiatives, and what waits there for them. */
export function CrossingSection({ roadmap }: { roadmap: Roadmap }): ReactElement | null {
  const { id, can } = useWorkspace();
  const { remove } = useCrossing(id);
  const [open, setOpen] = useState(false);
  const mayEdit = can('roadmap.edit') && roadmap.milestones.length > 0;
  if (roadmap.crossing.length === 0 && !mayEdit) return null;
  return (
    <section className="sec">
      <header>
        <h2>Other initiatives</h2>
        <span className="mu">What waits for what across plans; dates follow when either moves</span>
        {mayEdit ? <Button onClick={() => setOpen(true)}>Link to another initiative…</Button> : null}
      </header>
      {remove.isError ? <p className="err">{sentenceOf(remove.error)}</p> : null}
      {roadmap.crossing.length === 0 ? (
        <p className="mu">Nothing here waits for another initiative, and nothing there waits for this one.</p>
      ) : (
        <ul>
          {roadmap.crossing.map((crossing) => (
            <li key={crossing.id} className="row between">
              <CrossingWords crossing={crossing} roadmap={roadmap} />
              {mayEdit ? (
                <Button
                  busy={remove.isPending}
                  aria-label={`Remove the link to M${crossing.other.number} of ${crossing.other.initiativeName}`}
                  onClick={() => remove.mutate(crossing.id)}
                >
                  Remove
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <CrossingDialog roadmap={roadmap} open={open} onClose={() => setOpen(false)} />
    </section>
  );
}

function CrossingWords({ crossing, roadmap }: { crossing: Crossing; roadmap: Roadmap }): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  const { direction, other, date, type, lagDays, milestoneId } = crossing;
  const own = roadmap.milestones.find(({ id }) => id === milestoneId);
  const waits = direction === 'waits-for';
  const rule =
    type === 'FS' && lagDays === 0
      ? ''
      : ` (${type}${lagDays === 0 ? '' : ` ${lagDays > 0 ? '+' : '−'}${Math.abs(lagDays)} d`})`;
  return (
    <span>
      <b>
        M{own?.number} {own?.outcome}
      </b>{' '}
      {waits ? 'waits for' : 'is awaited by'} M{other.number} {other.outcome} of{' '}
      <Link
        to="/w/$workspaceSlug/initiatives/$initiativeId/plan"
        params={{ workspaceSlug, initiativeId: other.initiativeId }}
      >
        {other.initiativeName}
      </Link>
      {rule}
      <span className="sm mu">
        {other.owner ? `, ${other.owner.name}` : ''}
        {date === null
          ? ''
          : waits
            ? `, there planned for ${formatDate(date)}`
            : `, there needed for ${formatDate(date)}`}
      </span>
    </span>
  );
}
