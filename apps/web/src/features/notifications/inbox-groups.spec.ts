import { expect, it } from '@jest/globals';
import type { NotificationWire } from '@workback/contracts/notification/notification.schemas';
import { inboxGroups } from './inbox-groups.js';

it('an inbox is grouped by initiative, what came last first', () => {
  const entry = (id: string, initiativeId: string | null): NotificationWire => ({
    id,
    kind: 'reply',
    initiativeId,
    initiativeName: initiativeId && `Name of ${initiativeId}`,
    subjectType: 'a',
    subjectId: 'b',
    summary: '',
    link: '/',
    actor: null,
    count: 1,
    position: 1,
    readAt: null,
    at: '',
  });
  const groups = inboxGroups([entry('1', 'x'), entry('2', null), entry('3', 'x')]);
  expect(groups.map(({ title, entries }) => [title, entries.map(({ id }) => id)])).toEqual([
    ['Name of x', ['1', '3']],
    ['This workspace', ['2']],
  ]);
  expect(inboxGroups([])).toEqual([]);
});
