import type { NotificationWire } from '@workback/contracts/notification/notification.schemas';

/** What came from one initiative, or from none, in the order in which it came. */
export interface InboxGroup {
  readonly key: string;
  readonly title: string;
  readonly entries: readonly NotificationWire[];
}

/** Groups an inbox by initiative; the group with the newest entry first, within a group the newest first. */
export function inboxGroups(notifications: readonly NotificationWire[]): readonly InboxGroup[] {
  const groups = new Map<string, NotificationWire[]>();
  for (const entry of notifications) {
    const key = entry.initiativeId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups].map(([key, entries]) => ({
    key,
    title: entries[0]?.initiativeName ?? 'This workspace',
    entries,
  }));
}
