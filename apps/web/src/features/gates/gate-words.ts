import type { GateWire } from '@workback/contracts/gate/gate.schemas';
import { formatDate, formatWeekday } from '@workback/ui/prepare/format-date';
import type { Status } from '@workback/ui/status-mark';

/** How a gate stands: a shape, and how much of it is open. */
export function gateStatus({ state, open }: Pick<GateWire, 'state' | 'open'>): { status: Status; label: string } {
  switch (state) {
    case 'passed':
      return { status: 'finished', label: 'Passed' };
    case 'passed-open':
      return { status: 'partly', label: `Passed, ${open.length} open` };
    case 'complete':
      return { status: 'on-track', label: 'Complete' };
    case 'open':
      return { status: 'not-started', label: `${open.length} open` };
  }
}

/** When a gate was or will be, and why then. */
export function gateDateWords({ on, onBecause }: Pick<GateWire, 'on' | 'onBecause'>): string {
  if (on === null) return 'no date yet';
  if (onBecause === 'passed') return formatDate(on);
  return onBecause === 'set' ? `set for ${formatWeekday(on)}` : `${formatWeekday(on)} by the plan`;
}

/** How many of the entries and facts of a gate are settled. */
export function settledWords({ facts, items }: Pick<GateWire, 'facts' | 'items'>): string {
  const total = facts.length + items.length;
  if (total === 0) return 'nothing on its checklist';
  const settled = facts.filter(({ met }) => met).length + items.filter(({ state }) => state !== 'open').length;
  return `${settled} of ${total} settled`;
}
