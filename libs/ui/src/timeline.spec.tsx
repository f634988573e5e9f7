import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { addDays } from '@workback/domain/calendar/plain-date';
import type { TimelineInput, TimelineMilestone } from './prepare/timeline-plan.js';
import type { Status } from './status-mark.js';
import { Timeline } from './timeline.js';

afterEach(cleanup);

type Milestone = TimelineMilestone<Status>;
const today = '2026-11-22';

function milestone(number: number, given: Partial<Milestone> = {}): Milestone {
  const start = addDays(today, number * 7);
  const finish = addDays(start, 9);
  return {
    id: `m${number}`,
    number,
    outcome: `Depot onboarding, wave ${number}`,
    ownerName: 'Jonas Beck',
    estimateDays: 8,
    startedOn: null,
    finishedOn: null,
    scheduled: {
      earliestStart: start,
      earliestFinish: finish,
      latestStart: addDays(start, 4),
      latestFinish: addDays(finish, 4),
      startBy: addDays(start, 4),
      totalFloatDays: 4,
      freeFloatDays: 0,
      critical: false,
    },
    predecessors: number > 1 ? [{ milestoneId: `m${number - 1}`, lagDays: 0 }] : [],
    ...given,
  };
}
const late = milestone(3, {
  status: 'red',
  scheduled: {
    ...milestone(3).scheduled!,
    latestFinish: addDays(today, 24),
    startBy: '2026-11-20',
    totalFloatDays: -6,
    critical: true,
  },
});
const done = milestone(1, { startedOn: '2026-10-01', finishedOn: '2026-10-20', scheduled: null });
const unscheduled = milestone(4, { scheduled: null, ownerName: null });

function shown(given: Partial<TimelineInput<Status>> = {}, width = 1304) {
  const opened: string[] = [];
  const props = {
    milestones: [done, milestone(2), late, unscheduled],
    launchDate: '2027-02-09',
    forecastLaunch: '2027-02-17',
    today,
    workingDays: [1, 2, 3, 4, 5],
    holidays: ['2026-12-25'],
    daysToRecover: 6,
    ...given,
  };
  return { opened, ...render(<Timeline {...props} width={width} onOpen={(id) => opened.push(id)} />) };
}

describe('Timeline', () => {
  it('is a treegrid whose rows say everything', () => {
    const { container } = shown();
    const rows = within(screen.getByRole('treegrid', { name: 'Milestones' })).getAllByRole('row');
    expect(rows).toHaveLength(5);
    expect(rows[2]?.getAttribute('aria-label')).toBe(
      'M3, Depot onboarding, wave 3. Jonas Beck, 8 days of work. Start by 20 Nov 2026, which has passed, 6 days too late, on the critical path.',
    );
    expect(container.querySelectorAll('.tl-row .tl-late')).toHaveLength(2);
    expect(container.querySelectorAll('.tl-startby.late').length).toBeGreaterThan(0);
    expect(screen.getByRole('img').getAttribute('aria-label')).toMatch(
      /Launch promised 9 Feb 2027\. .*cannot be scheduled/,
    );
  });

  it('moves by arrow keys with one row in the tab order, and opens by Enter', () => {
    const { opened } = shown();
    const rows = () => screen.getAllByRole('row').slice(1);
    const tabbable = () => rows().filter((row) => row.tabIndex === 0);
    act(() => rows()[0]!.focus());
    const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
    press('ArrowDown');
    expect(document.activeElement).toBe(rows()[1]);
    expect(tabbable()).toEqual([rows()[1]]);
    press('Enter');
    press('End');
    press('ArrowDown');
    expect(document.activeElement).toBe(rows()[3]);
    press('Home');
    press('ArrowUp');
    expect(document.activeElement).toBe(rows()[0]);
    press(' ');
    fireEvent.click(rows()[3]!);
    expect(opened).toEqual(['m3', 'm1', 'm4']);
  });

  it('opens a milestone by a click on its bar', () => {
    const { opened, container } = shown();
    fireEvent.click(container.querySelector('.tl-bar')!, { clientY: 68 + 44 + 20 });
    expect(opened).toEqual(['m3']);
  });

  it('is a list below 640 pixels', () => {
    const { opened, container } = shown({}, 360);
    expect(screen.queryByRole('treegrid')).toBeNull();
    const items = within(screen.getByRole('list', { name: 'Milestones' })).getAllByRole('listitem');
    expect(items[1]?.textContent).toBe(
      'M3 Depot onboarding, wave 3Off trackJonas Beck · 8 dStart by 20 Nov 2026, which has passed · 6 days too late',
    );
    expect(container.querySelectorAll('.tl-late')).toHaveLength(2);
    fireEvent.click(within(items[0]!).getByRole('button'));
    expect(opened).toEqual(['m1']);
  });

  it('says what is missing instead of drawing nothing', () => {
    shown({ milestones: [] });
    expect(screen.getByText('No milestones yet. Launch promised 9 Feb 2027.')).toBeTruthy();
    cleanup();
    shown({ milestones: [unscheduled], launchDate: null, forecastLaunch: null, daysToRecover: null });
    expect(screen.getByText(/^No dates yet/)).toBeTruthy();
  });

  it.each([
    ['everything finished, launch in the past', { milestones: [done], launchDate: '2026-10-22', forecastLaunch: null }],
    ['200 milestones', { milestones: Array.from({ length: 200 }, (_, i) => milestone(i + 1)) }],
    ['a ring of dependencies', { milestones: [unscheduled, milestone(5, { scheduled: null })], forecastLaunch: null }],
    [
      'an event without work',
      { milestones: [milestone(2, { estimateDays: 0, startedOn: '2026-11-20', finishedOn: '2026-11-20' })] },
    ],
  ] satisfies [string, Partial<TimelineInput<Status>>][])('draws %s without NaN', (_, given) => {
    const { container } = shown(given);
    expect(container.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
    expect(container.querySelectorAll('.tl-row')).toHaveLength(given.milestones.length);
  });

  it.each([1304, 800, 360])('has no accessibility violations at %p pixels', async (width) => {
    const { container } = shown({}, width);
    expect((await axe(container)).violations).toEqual([]);
  });
});
