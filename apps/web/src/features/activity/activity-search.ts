import { type EventGroup, eventGroupKeys } from '@workback/domain/event/event-groups';

/** What the address of a feed remembers. */
export interface ActivitySearch {
  readonly group?: EventGroup;
}

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readActivitySearch({ group }: Record<string, unknown>): ActivitySearch {
  return eventGroupKeys.includes(group as EventGroup) ? { group: group as EventGroup } : {};
}
