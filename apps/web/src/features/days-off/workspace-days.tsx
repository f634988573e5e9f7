import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Workspace } from '@workback/contracts/workspace/workspace.schemas';
import { workspaceRoutes } from '@workback/contracts/workspace/workspace.routes';
import type { NamedDay } from '@workback/domain/calendar/day-list';
import { Button } from '@workback/ui/button';
import { days as dayWords, formatDate } from '@workback/ui/prepare/format-date';
import { type FormEvent, type ReactElement, useMemo, useState } from 'react';
import { call } from '../../api/client.js';
import { FormProblem } from '../../app/form-problem.js';
import { LoadState } from '../../app/load-state.js';
import { useUpdateWorkspace } from '../workspaces/api/workspaces.queries.js';
import { draftDays, isChanged } from './day-draft.js';
import { DayList } from './day-list.js';

interface WorkspaceDaysProps {
  readonly workspace: Workspace;
  readonly today: string;
  readonly editable: boolean;
}

/** Holidays of the workspace; what a change does to every plan is shown before it is saved. */
export function WorkspaceDays({ workspace, today, editable }: WorkspaceDaysProps): ReactElement {
  const saved = useMemo(
    () => workspace.holidays.map((on) => ({ on, name: workspace.holidayNames[on] ?? '' })),
    [workspace],
  );
  const [draft, setDraft] = useState<readonly NamedDay[] | null>(null);
  const wanted = draft ?? saved;
  const days = useMemo(() => draftDays(saved, wanted), [saved, wanted]);
  const update = useUpdateWorkspace(workspace.id);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const patch = {
      holidays: wanted.map(({ on }) => on),
      holidayNames: Object.fromEntries(wanted.map(({ on, name }) => [on, name])),
    };
    update.mutate({ patch, version: workspace.version }, { onSuccess: () => setDraft(null) });
  };
  return (
    <>
      <DayList
        label="Holidays of the workspace"
        days={days}
        wanted={wanted}
        onChange={setDraft}
        today={today}
        workingDays={workspace.workingDays}
        editable={editable}
      />
      {isChanged(days) ? (
        <form className="daysave" onSubmit={save}>
          <Effects workspaceId={workspace.id} holidays={wanted.map(({ on }) => on)} />
          <FormProblem error={update.error} />
          <div className="row">
            <Button look="primary" type="submit" busy={update.isPending}>
              Save holidays
            </Button>
            <Button onClick={() => setDraft(null)}>Leave them as they were</Button>
          </div>
        </form>
      ) : null}
    </>
  );
}

const effectsQuery = (workspaceId: string, holidays: string[]) =>
  queryOptions({
    queryKey: ['roadmaps', workspaceId, 'calendar-effects', holidays],
    queryFn: ({ signal }) =>
      call(workspaceRoutes.previewCalendar, { params: { workspaceId }, body: { holidays }, signal }),
    placeholderData: keepPreviousData,
  });

function Effects({
  workspaceId,
  holidays,
}: {
  readonly workspaceId: string;
  readonly holidays: string[];
}): ReactElement {
  const effects = useQuery(effectsQuery(workspaceId, holidays));
  return (
    <LoadState query={effects} lines={2}>
      {({ initiatives, plans }) => (
        <div className="effects" role="status">
          <p>
            <b>
              {initiatives.length === 0
                ? 'No plan changes'
                : initiatives.length === 1
                  ? 'One plan changes'
                  : `${initiatives.length} plans change`}
            </b>{' '}
            of {plans} before {plans === 1 ? 'its' : 'their'} launch.
          </p>
          <ul>
            {initiatives.map(({ id, name, forecast, daysToRecover, moved }) => (
              <li key={id}>
                {name}
                <span className="mu">
                  {' '}
                  · {moved === 1 ? 'one milestone moves' : `${moved} milestones move`}, ends{' '}
                  {forecast.before === forecast.after
                    ? `as before, ${formatDate(forecast.after)}`
                    : `${formatDate(forecast.before)} → ${formatDate(forecast.after)}`}
                </span>
                {daysToRecover.before === daysToRecover.after || daysToRecover.after === null ? null : (
                  <span className={daysToRecover.after > (daysToRecover.before ?? 0) ? 'tl-late' : undefined}>
                    {' '}
                    ·{' '}
                    {daysToRecover.after === 0
                      ? 'the launch date holds'
                      : `${dayWords(daysToRecover.after)} to recover instead of ${dayWords(daysToRecover.before ?? 0)}`}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </LoadState>
  );
}
