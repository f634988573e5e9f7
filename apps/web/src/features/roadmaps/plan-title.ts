import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { days, formatDate } from '@workback/ui/prepare/format-date';

/** The message of the plan page. */
export function planTitle({ milestones, launchDate, daysToRecover, minimumFloatDays, problem }: Roadmap): string {
  if (milestones.length === 0) return 'No milestones yet';
  if (problem) return 'The plan cannot be scheduled';
  if (milestones.every((milestone) => milestone.finishedOn)) return 'Every milestone is finished';
  if (!launchDate) return 'The plan has no launch date to work back from';
  if ((daysToRecover ?? 0) > 0) return `${days(daysToRecover ?? 0)} to recover before ${formatDate(launchDate)}`;
  const float = minimumFloatDays ?? 0;
  return `The launch on ${formatDate(launchDate)} holds, with ${float === 0 ? 'no day' : days(float)} to spare`;
}
