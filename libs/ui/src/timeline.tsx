import { type ReactElement, useMemo } from 'react';
import { prepareTimeline } from './prepare/timeline.js';
import type { TimelineInput } from './prepare/timeline-plan.js';
import type { Status } from './status-mark.js';
import { TimelineGrid } from './timeline-grid.js';
import { TimelineList } from './timeline-list.js';
import { useWidth } from './use-width.js';

interface TimelineProps extends TimelineInput<Status> {
  /** Somebody opened a milestone, by Enter or by a click. */
  readonly onOpen: (id: string) => void;
  /** Name of the grid for screen readers. */
  readonly label?: string;
  /** Fixed width in pixels, for print and tests; otherwise the timeline fills its container. */
  readonly width?: number;
}

const PRINTED_WIDTH = 1000;
/** Below this width a drawing says less than a list. */
const LIST_BELOW = 640;

/** The plan hanging from its launch date: a grid with bars, or a list where there is no room for them. */
export function Timeline(props: TimelineProps): ReactElement {
  const { milestones, launchDate, forecastLaunch, today, daysToRecover, workingDays, holidays } = props;
  const { onOpen, label = 'Milestones', width: fixedWidth } = props;
  const [ref, width] = useWidth<HTMLDivElement>(PRINTED_WIDTH, fixedWidth);
  const timeline = useMemo(
    () => prepareTimeline({ milestones, launchDate, forecastLaunch, today, daysToRecover, workingDays, holidays }),
    [milestones, launchDate, forecastLaunch, today, daysToRecover, workingDays, holidays],
  );
  return (
    <div ref={ref} className="timeline">
      {timeline.rows.length === 0 ? (
        <p className="empty">{timeline.summary}</p>
      ) : width === 0 ? null : width < LIST_BELOW ? (
        <TimelineList timeline={timeline} label={label} onOpen={onOpen} />
      ) : (
        <TimelineGrid
          timeline={timeline}
          workingDays={workingDays}
          holidays={holidays}
          width={width}
          label={label}
          onOpen={onOpen}
        />
      )}
    </div>
  );
}
