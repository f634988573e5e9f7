import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planOnScreen, previewOperations } from './preview.js';
import { randomContents, randomOperations } from './testing/random-operations.js';
import { whoMoves } from './who-moves.js';

describe('who has to do what at another time', () => {
  it('is everybody whose unfinished work moves, most first, with the old and the new day', () => {
    const empty = planOnScreen(
      { milestones: [], dependencies: [], daysOff: [], lastNumber: 0 },
      {
        today: '2026-03-02',
        launchDate: '2026-03-13',
        calendar: { workingDays: [1, 2, 3, 4, 5], holidays: [] },
        outside: [],
      },
    );
    const made = previewOperations(empty, [
      { op: 'create', milestoneId: 'a', outcome: 'Design', estimateDays: 3, ownerId: 'ines', startedOn: '2026-03-02' },
      { op: 'create', milestoneId: 'b', outcome: 'Build', estimateDays: 3, ownerId: 'tomasz' },
      { op: 'create', milestoneId: 'c', outcome: 'Sell', estimateDays: 2, ownerId: 'tomasz' },
      { op: 'create', milestoneId: 'd', outcome: 'Aside', estimateDays: 2 },
      { op: 'link', predecessorId: 'a', successorId: 'b', type: 'FS', lagDays: 0 },
      { op: 'link', predecessorId: 'b', successorId: 'c', type: 'FS', lagDays: 0 },
    ]);
    if (made.kind !== 'ok') throw new Error(made.message);
    const slipped = previewOperations(made.after, [{ op: 'estimate', milestoneId: 'a', estimateDays: 6 }]);
    if (slipped.kind !== 'ok' || !slipped.effects) throw new Error('no effects');
    expect(whoMoves(made.after, slipped.after, slipped.effects)).toEqual([
      {
        ownerId: 'tomasz',
        moves: [
          {
            id: 'b',
            number: 2,
            outcome: 'Build',
            what: 'start',
            before: '2026-03-05',
            after: '2026-03-10',
            days: 3,
            late: true,
          },
          {
            id: 'c',
            number: 3,
            outcome: 'Sell',
            what: 'start',
            before: '2026-03-10',
            after: '2026-03-13',
            days: 3,
            late: true,
          },
        ],
      },
      {
        ownerId: 'ines',
        moves: [
          {
            id: 'a',
            number: 1,
            outcome: 'Design',
            what: 'finish',
            before: '2026-03-04',
            after: '2026-03-09',
            days: 3,
            late: true,
          },
        ],
      },
    ]);
  });

  it('names every milestone that moves and is not finished, once', () => {
    fc.assert(
      fc.property(randomContents, randomOperations, ({ content, setting }, operations) => {
        const before = planOnScreen(content, setting);
        const preview = previewOperations(before, operations);
        if (preview.kind !== 'ok' || preview.effects === null) return;
        const finished = new Set(
          preview.after.content.milestones.filter(({ finishedOn }) => finishedOn !== null).map(({ id }) => id),
        );
        const moved = preview.effects.moved.map(({ milestoneId }) => milestoneId).filter((id) => !finished.has(id));
        const named = whoMoves(before, preview.after, preview.effects).flatMap(({ moves }) =>
          moves.map(({ id }) => id),
        );
        expect(named.toSorted()).toEqual(moved.toSorted());
      }),
    );
  });
});
