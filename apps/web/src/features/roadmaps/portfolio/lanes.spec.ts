import { describe, expect, it } from '@jest/globals';
import type { PortfolioTimeline } from '@workback/contracts/roadmap/portfolio-timeline.schemas';
import { blockersOf } from './lanes.js';

const end = (initiativeId: string, milestoneId: string, finishedOn: string | null = null) => ({
  initiativeId,
  initiativeName: `Initiative ${initiativeId}`,
  milestoneId,
  number: 1,
  outcome: milestoneId,
  owner: null,
  finishedOn,
});
const link = (id: string, predecessor: ReturnType<typeof end>, successor: ReturnType<typeof end>) => ({
  id,
  predecessor,
  successor,
  type: 'FS' as const,
  lagDays: 0,
});
const milestone = (id: string, finish: string) => ({ id, finish }) as never;
const initiative = (id: string, ...milestones: never[]) => ({ id, milestones }) as never;

describe('what an initiative waits for in others', () => {
  it('is what is not finished there, the first to end first, those without dates last', () => {
    const timeline: PortfolioTimeline = {
      today: '2026-03-02',
      initiatives: [
        initiative('a', milestone('a1', '2026-05-01'), milestone('a2', '2026-04-01'), milestone('a3', '2026-02-01')),
        initiative('b'),
      ],
      crossing: [
        link('late', end('a', 'a1'), end('b', 'b1')),
        link('unknown', end('c', 'c1'), end('b', 'b1')),
        link('early', end('a', 'a2'), end('b', 'b2')),
        link('done', end('a', 'a3', '2026-02-01'), end('b', 'b1')),
        link('other way', end('b', 'b1'), end('a', 'a1')),
      ],
    };
    expect(blockersOf(timeline, 'b').map(({ link: { id }, milestone: bar }) => [id, bar?.finish])).toEqual([
      ['early', '2026-04-01'],
      ['late', '2026-05-01'],
      ['unknown', undefined],
    ]);
  });
});
