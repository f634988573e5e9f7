import type { Backfill } from '@workback/contracts/backfill/backfill.schemas';
import type { Status } from '@workback/ui/status-mark';

/** The state of a backfill as a mark. */
export const backfillMarks: Readonly<Record<Backfill['state'], { status: Status; label: string }>> = {
  running: { status: 'running', label: 'Going on' },
  paused: { status: 'not-started', label: 'Paused' },
  failed: { status: 'failed', label: 'Stopped' },
  done: { status: 'succeeded', label: 'Done' },
  cancelled: { status: 'skipped', label: 'Cancelled' },
};

/** How far a backfill is and what it brought: "120 of 730 days; 118 new, 2 restated". */
export function progressWords({ daysDone, daysTotal, added, restated, unchanged }: Backfill): string {
  const number = (count: number): string => count.toLocaleString('en-GB');
  const brought = [
    `${number(added)} new`,
    ...(restated > 0 ? [`${number(restated)} restated`] : []),
    ...(unchanged > 0 ? [`${number(unchanged)} unchanged`] : []),
  ];
  return `${number(daysDone)} of ${number(daysTotal)} days; ${brought.join(', ')}`;
}

/** What a person can do to a backfill now. */
export function stepsOf(state: Backfill['state']): readonly (readonly ['pause' | 'resume' | 'cancel', string])[] {
  if (state === 'running')
    return [
      ['pause', 'Pause'],
      ['cancel', 'Cancel'],
    ];
  if (state === 'paused')
    return [
      ['resume', 'Resume'],
      ['cancel', 'Cancel'],
    ];
  return state === 'failed'
    ? [
        ['resume', 'Try again'],
        ['cancel', 'Cancel'],
      ]
    : [];
}
