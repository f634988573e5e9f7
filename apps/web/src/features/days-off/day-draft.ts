import type { NamedDay } from '@workback/domain/calendar/day-list';

/** A day of a list that is being changed. */
export interface DraftDay extends NamedDay {
  readonly state: 'kept' | 'added' | 'renamed' | 'removed';
}

/** A saved list beside the list as it would be, in date order. */
export function draftDays(saved: readonly NamedDay[], wanted: readonly NamedDay[]): DraftDay[] {
  const before = new Map(saved.map((day) => [day.on, day]));
  const after = new Map(wanted.map((day) => [day.on, day]));
  const days = [...new Map([...saved, ...wanted].map((day) => [day.on, day])).values()];
  return days
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ on, name }): DraftDay => {
      const was = before.get(on);
      const is = after.get(on);
      if (!is) return { on, name, state: 'removed' };
      if (!was) return { on, name: is.name, state: 'added' };
      return { on, name: is.name, state: was.name === is.name ? 'kept' : 'renamed' };
    });
}

/** Says whether a list differs from the saved one. */
export function isChanged(days: readonly DraftDay[]): boolean {
  return days.some(({ state }) => state !== 'kept');
}
