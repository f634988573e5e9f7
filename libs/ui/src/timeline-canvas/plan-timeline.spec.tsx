import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { addDays } from '@workback/domain/calendar/plain-date';
import { type CanvasMilestone, canvasRows } from '../prepare/canvas-rows.js';
import type { Status } from '../status-mark.js';
import { EffectsPopover } from './effects-popover.js';
import { PlanTimeline, type PlanTimelineProps, type TimelineEditing } from './plan-timeline.js';

// jsdom lays nothing out and scrolls nothing.
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollBy = () => undefined;
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const today = '2026-11-22';
const milestone = (number: number): CanvasMilestone<Status> => {
  const start = addDays(today, number * 2);
  const finish = addDays(start, 9);
  return {
    id: `m${number}`,
    number,
    outcome: `Depot onboarding, wave ${number}`,
    ownerName: 'Jonas Beck',
    estimateDays: 8,
    startedOn: null,
    finishedOn: null,
    predecessors: [],
    baseline: { start, finish },
    scheduled: {
      earliestStart: start,
      earliestFinish: finish,
      latestStart: addDays(start, 4),
      latestFinish: addDays(finish, 4),
      startBy: addDays(start, 4),
      totalFloatDays: 4,
      freeFloatDays: 0,
      critical: number < 3,
    },
  };
};

function editing(given: Partial<Pick<TimelineEditing, 'ghosts' | 'effects'>> = {}) {
  return {
    onGesture: jest.fn<TimelineEditing['onGesture']>(),
    onDrop: jest.fn<TimelineEditing['onDrop']>(),
    onShift: jest.fn<TimelineEditing['onShift']>(),
    onApply: jest.fn<() => void>(),
    onCancel: jest.fn<() => void>(),
    onLink: jest.fn<(id: string) => void>(),
    ghosts: null,
    effects: null,
    ...given,
  };
}

function shown(given: Partial<PlanTimelineProps> = {}, count = 5, grouped = false) {
  const milestones = Array.from({ length: count }, (_, i) => milestone(i + 1));
  const lanes = grouped ? [{ id: 'lane', name: 'Depot', milestones }] : [{ id: 'all', name: null, milestones }];
  const props = {
    rows: canvasRows(lanes, today, new Set()),
    links: [{ predecessorId: 'm1', successorId: 'm2', type: 'FS' as const, lagDays: 0 }],
    launchDate: '2027-02-09',
    forecast: '2027-02-17',
    today,
    workingDays: [1, 2, 3, 4, 5],
    closed: [{ on: '2026-12-25', name: 'Christmas Day' }],
    zoom: 'fit' as const,
    selected: new Set<string>(),
    editing: null as TimelineEditing | null,
    label: 'Milestones',
    summary: 'None of 5 milestones finished.',
    width: 1304,
    ...given,
  };
  const told = {
    onZoom: jest.fn<PlanTimelineProps['onZoom']>(),
    onSelect: jest.fn<PlanTimelineProps['onSelect']>(),
    onOpen: jest.fn<PlanTimelineProps['onOpen']>(),
    onToggle: jest.fn<PlanTimelineProps['onToggle']>(),
  };
  return { told, ...render(<PlanTimeline {...props} {...told} />) };
}
const rows = () => screen.getAllByRole('row').slice(1);
const press = (key: string, more: object = {}) => fireEvent.keyDown(document.activeElement!, { key, ...more });

describe('the timeline of a plan', () => {
  it('is a treegrid whose rows say everything, drawn as far as they are seen', () => {
    const { container } = shown({}, 2_000);
    const grid = screen.getByRole('treegrid', { name: 'Milestones' });
    expect(grid.getAttribute('aria-rowcount')).toBe('2001');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
    expect(rows()[2]?.getAttribute('aria-label')).toBe(
      'M3, Depot onboarding, wave 3. Jonas Beck, 8 days of work. Start by 2 Dec 2026, 4 days of float.',
    );
    expect(rows()[2]?.getAttribute('aria-rowindex')).toBe('4');
    expect(container.querySelectorAll('.tl-bar').length).toBeLessThan(60);
    expect(container.querySelectorAll('.cv-base').length).toBeGreaterThan(0);
    expect(container.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('moves, opens and chooses by keys, with one row in the tab order', () => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    const { told } = shown({ editing: editing() });
    act(() => rows()[0]!.focus());
    act(() => {
      press('ArrowDown');
      jest.advanceTimersByTime(50);
    });
    expect(document.activeElement).toBe(rows()[1]);
    expect(rows().filter((row) => row.tabIndex === 0)).toEqual([rows()[1]]);
    press('Enter');
    expect(told.onOpen).toHaveBeenCalledWith('m2');
    press('x');
    expect([...told.onSelect.mock.calls[0]![0]]).toEqual(['m2']);
    press('ArrowDown', { shiftKey: true });
    expect([...told.onSelect.mock.calls[1]![0]]).toEqual(['m2', 'm3']);
    press('+');
    press('0');
    expect(told.onZoom.mock.calls.length).toBe(2);
    expect(told.onZoom).toHaveBeenLastCalledWith('fit');
  });

  it('shifts, links, applies and gives up by keys', () => {
    const hands = editing({ effects: { subject: 'm1', shown: <p>effects</p> } });
    shown({ editing: hands });
    act(() => rows()[0]!.focus());
    press('ArrowRight', { altKey: true });
    press('ArrowLeft', { altKey: true, shiftKey: true });
    expect(hands.onShift.mock.calls).toEqual([
      ['m1', 1, false],
      ['m1', -1, true],
    ]);
    expect(screen.getByText('effects')).toBeTruthy();
    press('Enter');
    press('Escape');
    press('l');
    expect([hands.onApply, hands.onCancel, hands.onLink].map((each) => each.mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('does nothing but open for those who may only read', () => {
    const { told, container } = shown();
    act(() => rows()[0]!.focus());
    press('ArrowRight', { altKey: true });
    press('l');
    expect(container.querySelectorAll('.cv-grip')).toHaveLength(0);
    fireEvent.click(rows()[3]!);
    expect(told.onOpen).toHaveBeenCalledWith('m4');
  });

  it('shows where bars would go', () => {
    const bars = new Map([
      ['m1', { from: 20_800, to: 20_810 }],
      ['m2', { from: 20_810, to: 20_820 }],
    ]);
    const { container } = shown({ editing: editing({ ghosts: { bars, held: new Set(['m1']) } }) });
    expect(container.querySelectorAll('.cv-ghost')).toHaveLength(2);
    expect(container.querySelectorAll('.cv-ghost.held')).toHaveLength(1);
  });

  it('opens and closes lanes', () => {
    const { told } = shown({}, 3, true);
    expect(rows()[0]?.getAttribute('aria-expanded')).toBe('true');
    act(() => rows()[0]!.focus());
    press('ArrowLeft');
    expect(told.onToggle).toHaveBeenCalledWith('lane');
  });

  it('is a list where there is no room, and says what is missing', () => {
    shown({ width: 360 });
    expect(within(screen.getByRole('list', { name: 'Milestones' })).getAllByRole('listitem')).toHaveLength(5);
    cleanup();
    const undated = { ...milestone(1), scheduled: null, baseline: null };
    shown({
      rows: canvasRows([{ id: 'a', name: null, milestones: [undated] }], today, new Set()),
      launchDate: null,
      forecast: null,
    });
    expect(screen.getByRole('treegrid')).toBeTruthy();
  });

  it.each([1304, 800, 360])('has no accessibility violations at %p pixels', async (width) => {
    const { container } = shown({ width, editing: editing() }, 5, true);
    expect((await axe(container)).violations).toEqual([]);
  });
});

describe('effects', () => {
  const words = {
    title: 'M5 starts Fri 4 Dec 2026, 6 days earlier',
    lines: [{ label: 'Launch forecast', before: '17 Feb 2027', after: '9 Feb 2027', worse: false }],
    warnings: ['Overlaps M4 by 6 days: finish-to-start minus 6 days.'],
    sentence: '',
  };
  it('are told before anything is made, and wait for a word when keys made them', () => {
    const onApply = jest.fn();
    render(<EffectsPopover words={words} onApply={onApply} onCancel={jest.fn()} />);
    expect(screen.getByRole('group', { name: words.title })).toBeTruthy();
    expect(screen.getByText('9 Feb 2027')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /Apply/ }));
    expect(onApply).toHaveBeenCalled();
    cleanup();
    render(<EffectsPopover words={{ problem: 'M1 is finished.' }} />);
    expect(screen.getByText('M1 is finished.')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
