import { expect, it } from '@jest/globals';
import type { EventWire } from '@workback/contracts/event/event.schemas';
import { feedDays } from './feed-days.js';

let id = 100;
const event = (at: string, summary: string, more: Partial<EventWire> = {}): EventWire => ({
  id: (id -= 1),
  kind: 'prfaq.edited',
  initiativeId: 'i',
  initiativeName: 'I',
  subjectType: 'prfaq',
  subjectId: 'i',
  summary,
  changes: [],
  link: null,
  actor: { id: 'a', name: 'A' },
  at,
  ...more,
});
const shown = (events: EventWire[]) =>
  feedDays(events, (at) => at.slice(0, 10)).map(({ day, entries }) => [
    day,
    ...entries.map(({ summary, times }) => `${times} ${summary}`),
  ]);

it('a feed has days, and what one person saves in one sitting is one entry', () => {
  expect(
    shown([
      event('2026-11-22T10:20:00Z', 'PR/FAQ was edited: FAQ'),
      event('2026-11-22T10:10:00Z', 'PR/FAQ was edited: Summary, FAQ'),
      event('2026-11-22T09:00:00Z', 'PR/FAQ was edited: Summary'),
      event('2026-11-22T08:59:00Z', 'PR/FAQ was edited: Summary', { actor: { id: 'b', name: 'B' } }),
      event('2026-11-22T08:58:00Z', 'P1 was marked', { kind: 'promise.marked' }),
      event('2026-11-22T08:57:00Z', 'P2 was marked', { kind: 'promise.marked' }),
      event('2026-11-21T23:59:00Z', 'PR/FAQ was edited: Heading'),
    ]),
  ).toEqual([
    [
      '2026-11-22',
      '2 PR/FAQ was edited: Summary, FAQ',
      '1 PR/FAQ was edited: Summary',
      '1 PR/FAQ was edited: Summary',
      '1 P1 was marked',
      '1 P2 was marked',
    ],
    ['2026-11-21', '1 PR/FAQ was edited: Heading'],
  ]);
  expect(shown([])).toEqual([]);
});
