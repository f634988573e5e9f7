import type { PlanOnScreen } from '@workback/domain/roadmap/preview';
import { days, formatDate } from '@workback/ui/prepare/format-date';

/** The message of the plan page. */
export function planTitle({ content, setting, scheduled }: PlanOnScreen, problem: string | null): string {
  if (content.milestones.length === 0) return 'No milestones yet';
  if (scheduled === null || problem) return 'The plan cannot be scheduled';
  if (content.milestones.every((milestone) => milestone.finishedOn)) return 'Every milestone is finished';
  const { launchDate } = setting;
  if (!launchDate) return 'The plan has no launch date to work back from';
  const { daysToRecover, launchFloatDays } = scheduled.schedule;
  if (daysToRecover > 0) return `${days(daysToRecover)} to recover before ${formatDate(launchDate)}`;
  const float = launchFloatDays ?? 0;
  return `The launch on ${formatDate(launchDate)} holds, with ${float === 0 ? 'no day' : days(float)} to spare`;
}

/** The plan in a sentence or two, for whoever cannot see the drawing. */
export function planSummary({ content, setting, scheduled }: PlanOnScreen): string {
  const { milestones } = content;
  const done = milestones.filter(({ finishedOn }) => finishedOn !== null).length;
  const parts = [`${done} of ${milestones.length} milestones finished.`];
  parts.push(
    setting.launchDate === null ? 'No launch date yet.' : `Launch promised ${formatDate(setting.launchDate)}.`,
  );
  if (scheduled === null) parts.push('The plan cannot be scheduled.');
  else if (done < milestones.length) {
    const { forecastFinish, daysToRecover, missedLimits } = scheduled.schedule;
    if (forecastFinish !== setting.launchDate) parts.push(`Forecast ${formatDate(forecastFinish)}.`);
    if (daysToRecover > 0) parts.push(`${days(daysToRecover)} to recover.`);
    if (missedLimits.length > 0) parts.push(`${missedLimits.length} set dates are missed.`);
  }
  return parts.join(' ');
}
