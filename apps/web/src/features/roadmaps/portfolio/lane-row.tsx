import { Link } from '@tanstack/react-router';
import type { CrossDependency } from '@workback/contracts/roadmap/cross-dependency.schemas';
import type { TimelineInitiative } from '@workback/contracts/roadmap/portfolio-timeline.schemas';
import { formatDate, recoverWords } from '@workback/ui/prepare/format-date';
import type { LaneScale } from '@workback/ui/prepare/portfolio-lanes';
import type { ReactElement } from 'react';
import { useWorkspace } from '../../../app/workspace-context.js';
import type { Blocker } from './lanes.js';

interface LaneRowProps {
  readonly initiative: TimelineInitiative;
  readonly scale: LaneScale;
  readonly crossing: readonly CrossDependency[];
  /** What it waits for in other initiatives. */
  readonly blockers: readonly Blocker[];
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** An initiative on the roadmap: its work as one bar up to its launch flag, and its milestones when it is opened. */
export function LaneRow({ initiative, scale, crossing, blockers, open, onToggle }: LaneRowProps): ReactElement {
  const { slug: workspaceSlug } = useWorkspace();
  const { id, name, owner, milestones, promisedLaunch, launchedOn, forecastLaunch, daysToRecover, problem } =
    initiative;
  const late = (daysToRecover ?? 0) > 0;
  const first = milestones.map(({ start }) => start).toSorted()[0];
  const flag = launchedOn ?? promisedLaunch;
  const says = launchedOn
    ? `launched ${formatDate(launchedOn)}`
    : promisedLaunch
      ? `promised ${formatDate(promisedLaunch)}, ${recoverWords(daysToRecover)}`
      : 'no launch date yet';
  return (
    <>
      <tr className="lane">
        <th scope="row">
          <div className="lane-title">
            <button
              type="button"
              className="lane-toggle"
              aria-expanded={open}
              disabled={milestones.length === 0}
              onClick={onToggle}
            >
              <span aria-hidden="true">{open ? '▾' : '▸'}</span>
              <span className="vh">Milestones of {name}</span>
            </button>
            <span>
              <Link to="/w/$workspaceSlug/initiatives/$initiativeId/plan" params={{ workspaceSlug, initiativeId: id }}>
                {name}
              </Link>
              <span className="sm mu">
                {owner?.name ?? 'no owner yet'}, <span className={late ? 'bad' : undefined}>{says}</span>
                {problem ? <span className="bad"> {problem}</span> : null}
              </span>
              {open ? null : <Waiting blockers={blockers} />}
            </span>
          </div>
        </th>
        <td>
          <div className="lane-track">
            {first && forecastLaunch ? (
              <span
                className={late ? 'lane-bar late' : 'lane-bar'}
                style={{ left: `${scale.at(first)}%`, width: `${scale.after(forecastLaunch) - scale.at(first)}%` }}
              />
            ) : null}
            {blockers.map(({ link, milestone }) =>
              milestone ? (
                <span
                  key={link.id}
                  className={milestone.totalFloatDays < 0 ? 'lane-blocker late' : 'lane-blocker'}
                  style={{ left: `${scale.after(milestone.finish)}%` }}
                  title={blockerWords(link, milestone)}
                  aria-hidden="true"
                />
              ) : null,
            )}
            {flag ? (
              <span
                className={launchedOn ? 'lane-flag done' : 'lane-flag'}
                style={{ left: `${scale.after(flag)}%` }}
                aria-hidden="true"
              >
                ⚑
              </span>
            ) : null}
          </div>
        </td>
      </tr>
      {open
        ? blockers.map(({ link, milestone }) => (
            <tr key={link.id} className="lane-part foreign">
              <th scope="row">
                <span className="sm">
                  M{link.predecessor.number} {link.predecessor.outcome}
                  <span className="lane-link">
                    of {link.predecessor.initiativeName}; M{link.successor.number} here waits for it
                  </span>
                </span>
              </th>
              <td>
                <div className="lane-track">{milestone ? <PartBar milestone={milestone} scale={scale} /> : null}</div>
              </td>
            </tr>
          ))
        : null}
      {open
        ? milestones.map((milestone) => (
            <tr key={milestone.id} className="lane-part">
              <th scope="row">
                <span className="sm">
                  M{milestone.number} {milestone.outcome}
                  <Blocking milestoneId={milestone.id} crossing={crossing} />
                </span>
              </th>
              <td>
                <div className="lane-track">
                  <PartBar milestone={milestone} scale={scale} />
                </div>
              </td>
            </tr>
          ))
        : null}
    </>
  );
}

/** A milestone as a bar, with its dates for the ear. */
function PartBar({
  milestone,
  scale,
}: {
  milestone: TimelineInitiative['milestones'][number];
  scale: LaneScale;
}): ReactElement {
  return (
    <>
      <span
        className={`lane-bar part${milestone.finished ? ' done' : ''}${milestone.critical ? ' critical' : ''}${milestone.totalFloatDays < 0 ? ' late' : ''}`}
        style={{
          left: `${scale.at(milestone.start)}%`,
          width: `${Math.max(0.4, scale.after(milestone.finish) - scale.at(milestone.start))}%`,
        }}
      />
      <span className="vh">
        {formatDate(milestone.start)} to {formatDate(milestone.finish)}
        {milestone.totalFloatDays < 0 ? `, ${-milestone.totalFloatDays} working days too late` : ''}
      </span>
    </>
  );
}

/** What a closed lane waits for in other initiatives. */
function Waiting({ blockers }: { blockers: readonly Blocker[] }): ReactElement | null {
  if (blockers.length === 0) return null;
  return (
    <>
      {blockers.map(({ link, milestone }) => (
        <span key={link.id} className={`sm lane-link${(milestone?.totalFloatDays ?? 0) < 0 ? ' bad' : ''}`}>
          {blockerWords(link, milestone)}
        </span>
      ))}
    </>
  );
}

function blockerWords({ predecessor }: CrossDependency, milestone: Blocker['milestone']): string {
  const when = milestone === null ? 'without a date' : `there by ${formatDate(milestone.finish)}`;
  const late = (milestone?.totalFloatDays ?? 0) < 0 ? ', too late' : '';
  return `waits for M${predecessor.number} of ${predecessor.initiativeName}, ${when}${late}`;
}

/** What of other initiatives waits for a milestone, or it for them. */
function Blocking({
  milestoneId,
  crossing,
}: {
  milestoneId: string;
  crossing: readonly CrossDependency[];
}): ReactElement | null {
  const blocks = crossing.filter(({ predecessor }) => predecessor.milestoneId === milestoneId);
  const waits = crossing.filter(({ successor }) => successor.milestoneId === milestoneId);
  if (blocks.length + waits.length === 0) return null;
  return (
    <>
      {blocks.map(({ id, successor }) => (
        <span key={id} className="lane-link">
          blocks M{successor.number} of {successor.initiativeName}
        </span>
      ))}
      {waits.map(({ id, predecessor }) => (
        <span key={id} className="lane-link">
          waits for M{predecessor.number} of {predecessor.initiativeName}
        </span>
      ))}
    </>
  );
}
