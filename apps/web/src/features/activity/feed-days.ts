import type { EventWire } from '@workback/contracts/event/event.schemas';

/** Something that happened; several savings of one text by one person are one. */
export interface FeedEntry {
  readonly event: EventWire;
  readonly summary: string;
  /** How often it was done. */
  readonly times: number;
}

/** What happened on one day of the reader. */
export interface FeedDay {
  readonly day: string;
  readonly entries: readonly FeedEntry[];
}

/** Savings further apart than this are told apart. */
const SITTING_MS = 30 * 60_000;
const EDITED = 'PR/FAQ was edited: ';

/** A feed by days, newest first; what an editor saves while somebody writes becomes one entry that names every part. */
export function feedDays(events: readonly EventWire[], dayOf: (instant: string) => string): readonly FeedDay[] {
  const days: { day: string; entries: FeedEntry[] }[] = [];
  for (const event of events) {
    const day = dayOf(event.at);
    const last = days.at(-1);
    if (last?.day !== day) {
      days.push({ day, entries: [{ event, summary: event.summary, times: 1 }] });
      continue;
    }
    const newer = last.entries.at(-1);
    if (newer && isSameSitting(newer.event, event)) {
      last.entries[last.entries.length - 1] = {
        event: newer.event,
        summary: joined(newer.summary, event.summary),
        times: newer.times + 1,
      };
    } else last.entries.push({ event, summary: event.summary, times: 1 });
  }
  return days;
}

function isSameSitting(newer: EventWire, older: EventWire): boolean {
  return (
    newer.kind === 'prfaq.edited' &&
    older.kind === newer.kind &&
    older.initiativeId === newer.initiativeId &&
    older.actor?.id === newer.actor?.id &&
    Date.parse(newer.at) - Date.parse(older.at) < SITTING_MS
  );
}

function joined(newer: string, older: string): string {
  if (!newer.startsWith(EDITED) || !older.startsWith(EDITED)) return newer;
  const parts = [older, newer].flatMap((summary) => summary.slice(EDITED.length).split(', '));
  return EDITED + [...new Set(parts)].join(', ');
}
