import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { formatDate, formatDay } from '@workback/ui/prepare/format-date';

/** Which of the four steps an initiative has reached. */
export function stageSteps({ stage, spine }: PortfolioRow): {
  reached: 0 | 1 | 2 | 3;
  done: boolean;
  stopped?: boolean;
} {
  switch (stage) {
    case 'approved':
    case 'building':
      return { reached: 1, done: false };
    case 'launched':
      return { reached: 2, done: true };
    case 'measuring':
      return { reached: 3, done: false };
    case 'concluded':
      return { reached: 3, done: true };
    case 'parked':
    case 'rejected':
      return { reached: spine.approvedOn === null ? 0 : 1, done: false, stopped: true };
    default:
      return { reached: 0, done: false };
  }
}

/** The day that goes with the present stage; empty when there is none. */
export function stageDate({ stage, spine }: PortfolioRow): string {
  switch (stage) {
    case 'draft':
    case 'in-review':
      return `Begun ${formatDay(spine.createdOn)}`;
    case 'approved':
      return spine.approvedOn === null ? '' : `On ${formatDate(spine.approvedOn)}`;
    case 'building':
      return spine.startedOn === null ? '' : `Since ${formatDay(spine.startedOn)}`;
    case 'launched':
    case 'measuring':
      return spine.lastJudgedOn === null ? '' : `Decided ${formatDate(spine.lastJudgedOn)}`;
    case 'concluded':
      return spine.concludedOn === null ? '' : `On ${formatDate(spine.concludedOn)}`;
    default:
      return '';
  }
}

/** All four steps with their days, for the tip and for screen readers. */
export function waySaid({ spine, launch }: PortfolioRow): string {
  const launched = launch.actual
    ? `launched ${formatDate(launch.actual)}`
    : launch.promised
      ? `launch promised ${formatDate(launch.promised)}`
      : 'no launch date';
  return [
    spine.approvedOn
      ? `PR/FAQ approved ${formatDate(spine.approvedOn)}`
      : `PR/FAQ begun ${formatDate(spine.createdOn)}`,
    spine.startedOn ? `work since ${formatDate(spine.startedOn)}` : 'work not begun',
    launched,
    spine.concludedOn
      ? `concluded ${formatDate(spine.concludedOn)}`
      : spine.lastJudgedOn
        ? `decided ${formatDate(spine.lastJudgedOn)}`
        : 'results not dated',
  ].join(', ');
}
