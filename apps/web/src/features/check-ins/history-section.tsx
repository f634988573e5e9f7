import { useQuery } from '@tanstack/react-query';
import type { CheckIn } from '@workback/contracts/check-in/check-in.schemas';
import type { Initiative } from '@workback/contracts/initiative/initiative.schemas';
import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { addDays } from '@workback/domain/calendar/plain-date';
import { compileCalendar } from '@workback/domain/calendar/working-calendar';
import { checkInSpans } from '@workback/domain/check-in/check-in-spans';
import { Button } from '@workback/ui/button';
import { CheckInHistoryChart } from '@workback/ui/check-in-history';
import { ChoiceField } from '@workback/ui/choice-field';
import { type ReactElement, useState } from 'react';
import { useWorkspace } from '../../app/workspace-context.js';
import { useAnnotations } from '../annotations/use-annotations.js';
import { cadenceQuery } from './api/check-ins.queries.js';
import './history.css';

interface HistorySectionProps {
  readonly initiative: Initiative;
  readonly roadmap: Roadmap;
  /** Newest first. */
  readonly checkIns: readonly CheckIn[];
}

const WHOLE = '';

/** How an initiative, or one of its milestones, stood over time. */
export function HistorySection({ initiative, roadmap, checkIns }: HistorySectionProps): ReactElement {
  const workspace = useWorkspace();
  const cadence = useQuery(cadenceQuery(workspace.id, initiative.id)).data;
  const { annotations, about, add, dialog } = useAnnotations({ initiativeId: initiative.id }, [
    { name: `Charts of ${initiative.name}`, kpiId: null, initiativeId: initiative.id },
    { name: 'Every chart of the workspace', kpiId: null, initiativeId: null },
  ]);
  const spoken = roadmap.milestones.filter(({ id }) => checkIns.some(({ milestoneId }) => milestoneId === id));
  const [chosen, setChosen] = useState<string | null>(null);
  const first = checkIns.some(({ milestoneId }) => milestoneId === null) ? WHOLE : (spoken[0]?.id ?? WHOLE);
  const subject = chosen ?? first;
  const milestone = spoken.find(({ id }) => id === subject);

  const entries = checkIns
    .filter(({ milestoneId }) => (milestoneId ?? WHOLE) === subject)
    .toReversed()
    .map(toEntry);
  const end = addDays(milestone?.finishedOn ?? initiative.launch.actual ?? roadmap.today, 1);
  const calendar = compileCalendar(roadmap);
  const spans =
    cadence && calendar.kind === 'ok'
      ? checkInSpans(entries, end, { cadence: cadence.rule, workingDays: calendar.days })
      : [];

  return (
    <section className="sec">
      <header>
        <h2>History</h2>
        {spoken.length > 0 ? (
          <div className="end">
            <ChoiceField
              label="Of"
              value={subject}
              choices={[
                [WHOLE, initiative.name],
                ...spoken.map(({ id, number, outcome }) => [id, `${number}. ${outcome}`] as const),
              ]}
              onChange={setChosen}
            />
          </div>
        ) : null}
      </header>
      {entries.length === 0 ? (
        <p className="mu">Nobody has checked in on the initiative as a whole yet.</p>
      ) : (
        <CheckInHistoryChart
          entries={entries}
          spans={spans}
          end={end}
          subject={milestone ? 'finish' : 'launch'}
          annotations={annotations}
          aboutAnnotation={about}
        />
      )}
      {add && entries.length > 0 ? (
        <Button look="quiet" onClick={add}>
          Annotate a day
        </Button>
      ) : null}
      {dialog}
    </section>
  );
}

function toEntry({ on, achievement, confidence, plan, remainingDays, expectedOn }: CheckIn) {
  return {
    on,
    achievement,
    confidence,
    finishOn: plan?.finishOn ?? null,
    dueOn: plan?.dueOn ?? null,
    // What the author says is left outranks what the plan says.
    remainingDays: remainingDays ?? plan?.remainingDays ?? null,
    expectedOn,
  };
}
