import { useQuery } from '@tanstack/react-query';
import type { PlanSlip } from '@workback/contracts/roadmap/baseline.schemas';
import { formatDate } from '@workback/ui/prepare/format-date';
import { signedDays } from '@workback/ui/prepare/slip-chart';
import { SlipChart } from '@workback/ui/slip-chart';
import { type ReactElement, useMemo } from 'react';
import { LoadState } from '../../../app/load-state.js';
import { useWorkspace } from '../../../app/workspace-context.js';
import { useAnnotations } from '../../annotations/use-annotations.js';
import { planSlipQuery } from '../api/plan-changes.queries.js';

interface SlipSectionProps {
  readonly initiativeId: string;
  readonly baselineId: string;
  /** The day on which it launched, if it did. */
  readonly launchedOn: string | null;
}

/** How the plan slipped since the baseline that is drawn, over time. */
export function SlipSection({ initiativeId, baselineId, launchedOn }: SlipSectionProps): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const slip = useQuery(planSlipQuery(workspaceId, initiativeId, baselineId));
  return (
    <section className="slipchart" aria-label="Slip since the baseline">
      <LoadState query={slip} lines={4}>
        {(data) => <Slip slip={data} launchedOn={launchedOn} initiativeId={initiativeId} />}
      </LoadState>
    </section>
  );
}

interface SlipProps extends Pick<SlipSectionProps, 'initiativeId' | 'launchedOn'> {
  readonly slip: PlanSlip;
}

function Slip({ slip, launchedOn, initiativeId }: SlipProps): ReactElement {
  const { annotations, about, dialog } = useAnnotations({ initiativeId });
  const { baseline, points, milestones, held } = slip;
  const series = useMemo(
    () => ({ baseline, points, milestones, launchedOn }),
    [baseline, points, milestones, launchedOn],
  );
  if (points.length < 2) {
    return (
      <p className="sm mu">
        “{baseline.name}” was taken today. From tomorrow on, slip and added work are drawn here day by day.
      </p>
    );
  }
  return (
    <>
      <SlipChart series={series} annotations={annotations} aboutAnnotation={about} />
      {dialog}
      {milestones.length > 0 ? (
        <details className="chart-table noprint">
          <summary>Slip of each milestone</summary>
          <table>
            <caption className="vh">Milestones of the baseline that end at another time</caption>
            <thead>
              <tr>
                <th scope="col">Milestone</th>
                <th scope="col" className="num">
                  Slip now
                </th>
                <th scope="col" className="num">
                  At most
                </th>
                <th scope="col">First moved</th>
              </tr>
            </thead>
            <tbody>
              {milestones.map((milestone) => (
                <MilestoneSlip key={milestone.id} milestone={milestone} points={points} />
              ))}
            </tbody>
          </table>
          {held > 0 ? <p className="sm mu">{held} more never moved.</p> : null}
        </details>
      ) : null}
    </>
  );
}

function MilestoneSlip({
  milestone: { number, outcome, slipDays },
  points,
}: {
  readonly milestone: PlanSlip['milestones'][number];
  readonly points: PlanSlip['points'];
}): ReactElement {
  const known = slipDays.filter((days) => days !== null);
  const first = slipDays.findIndex((days) => days !== null && days !== 0);
  const last = slipDays.at(-1) ?? null;
  return (
    <tr>
      <td>
        M{number} {outcome}
      </td>
      <td className="num">{last === null ? 'removed' : signedDays(last)}</td>
      <td className="num">{signedDays(known.reduce((most, days) => Math.max(most, days), 0))}</td>
      <td className="nw">{formatDate(points[first]?.on ?? null)}</td>
    </tr>
  );
}
