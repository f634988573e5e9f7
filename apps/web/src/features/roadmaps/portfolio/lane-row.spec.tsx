import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import type { CrossDependency } from '@workback/contracts/roadmap/cross-dependency.schemas';
import type { TimelineInitiative } from '@workback/contracts/roadmap/portfolio-timeline.schemas';
import { laneScale } from '@workback/ui/prepare/portfolio-lanes';
import { cleanup, render, screen } from '@testing-library/react';
import { WorkspaceContext } from '../../../app/workspace-context.js';
import { LaneRow } from './lane-row.js';

beforeAll(() => {
  // jsdom has no page to scroll.
  window.scrollTo = () => undefined;
});
afterEach(cleanup);

const bar = (id: string, number: number, outcome: string, totalFloatDays: number) => ({
  ...{ id, number, outcome, owner: null, team: '', start: '2026-03-02', finish: '2026-03-20' },
  ...{ finished: false, started: false, critical: false, totalFloatDays },
});
const initiative: TimelineInitiative = {
  ...{ id: 'morning', number: 2, name: 'Morning Round', owner: null, stage: 'building', launchedOn: null },
  ...{ promisedLaunch: '2026-04-10', forecastLaunch: '2026-04-01', daysToRecover: 0, problem: null },
  milestones: [bar('m1', 1, 'Drivers start at six', 3)],
};
const end = (initiativeName: string, milestoneId: string, number: number, outcome: string) => ({
  ...{ initiativeId: initiativeName, initiativeName, milestoneId, number, outcome, owner: null, finishedOn: null },
});
const link: CrossDependency = {
  id: 'link',
  predecessor: end('Quiet Hours', 'q5', 5, 'All rounds are trained'),
  successor: end('Morning Round', 'm1', 1, 'Drivers start at six'),
  type: 'FS',
  lagDays: 0,
};
const access = { id: 'w', slug: 'w', name: 'W', role: 'viewer', isExample: false } as const;

async function show(open: boolean, totalFloatDays: number): Promise<HTMLElement> {
  const root = createRootRoute({
    component: () => (
      <WorkspaceContext value={access}>
        <table>
          <caption>Plans</caption>
          <tbody>
            <LaneRow
              initiative={initiative}
              scale={laneScale(['2026-03-02', '2026-04-10'])!}
              crossing={[link]}
              blockers={[{ link, milestone: bar('q5', 5, 'All rounds are trained', totalFloatDays) }]}
              open={open}
              onToggle={() => undefined}
            />
          </tbody>
        </table>
      </WorkspaceContext>
    ),
  });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  const { container } = render(<RouterProvider router={router as never} />);
  await screen.findByText('Morning Round');
  return container;
}

describe('the lane of an initiative that waits for another', () => {
  it('says when closed what it waits for and when that is there, and marks the day', async () => {
    const container = await show(false, 2);
    screen.getByText('waits for M5 of Quiet Hours, there by 20 Mar 2026');
    expect(container.querySelectorAll('.lane-blocker:not(.late)')).toHaveLength(1);
  });

  it('says that it comes too late', async () => {
    const container = await show(false, -4);
    screen.getByText(/there by 20 Mar 2026, too late$/);
    expect(container.querySelectorAll('.lane-blocker.late')).toHaveLength(1);
  });

  it('has a bar of its own for it when opened', async () => {
    const container = await show(true, 2);
    screen.getByText('of Quiet Hours; M1 here waits for it');
    expect(container.querySelectorAll('.foreign .lane-bar')).toHaveLength(1);
  });
});
