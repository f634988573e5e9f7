import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/plain-date.js';
import { applyOperations } from './apply-operations.js';
import { takeBaseline } from './baseline.js';
import { planOf, type PlanContent, type PlanSetting } from './plan-content.js';
import type { PlanOperation } from './plan-operation.js';
import { schedule } from './schedule.js';
import { type RecordedChange, slipHistory, spreadDays } from './slip-history.js';
import { randomContents, randomOperations } from './testing/random-operations.js';

const EMPTY: PlanContent = { milestones: [], dependencies: [], daysOff: [], lastNumber: 0 };
const setting: PlanSetting = {
  today: '2026-03-02',
  launchDate: '2026-03-31',
  calendar: { workingDays: [1, 2, 3, 4, 5], holidays: [] },
  outside: [],
};

function changed(content: PlanContent, on: string, operations: readonly PlanOperation[], at = setting) {
  const applied = applyOperations(content, operations, { ...at, today: on });
  if (applied.kind === 'refused') throw new Error(JSON.stringify(applied.refusals));
  return {
    content: applied.content,
    change: { on, inverse: applied.inverse, launchDate: at.launchDate } satisfies RecordedChange,
  };
}

function baselineOf(content: PlanContent, at: PlanSetting) {
  const result = schedule(planOf(content, at));
  if (result.kind !== 'ok') throw new Error(result.kind);
  return takeBaseline(content.milestones, result, at.launchDate);
}

describe('the slip of a plan over time', () => {
  const first = changed(EMPTY, '2026-03-02', [
    { op: 'create', milestoneId: 'a', outcome: 'Build', estimateDays: 10 },
    { op: 'create', milestoneId: 'b', outcome: 'Sell', estimateDays: 5 },
    { op: 'link', predecessorId: 'a', successorId: 'b', type: 'FS', lagDays: 0 },
  ]);
  const started = changed(first.content, '2026-03-02', [{ op: 'progress', milestoneId: 'a', startedOn: '2026-03-02' }]);
  const baseline = baselineOf(started.content, setting);

  it('is nothing while the plan holds, then what a change made of it, by milestone', () => {
    const longer = changed(started.content, '2026-03-05', [{ op: 'estimate', milestoneId: 'a', estimateDays: 13 }]);
    const more = changed(longer.content, '2026-03-09', [
      { op: 'create', milestoneId: 'c', outcome: 'More', estimateDays: 2 },
    ]);
    const history = slipHistory(
      baseline,
      more.content,
      { ...setting, today: '2026-03-10' },
      [more.change, longer.change, started.change, first.change],
      spreadDays('2026-03-02', '2026-03-10', 60),
    );
    const brief = history.map(({ on, forecastSlipDays, scopeDays, added }) => [on, forecastSlipDays, scopeDays, added]);
    expect(brief[0]).toEqual(['2026-03-02', 0, 0, 0]);
    expect(brief.find(([on]) => on === '2026-03-04')).toEqual(['2026-03-04', 0, 0, 0]);
    expect(brief.find(([on]) => on === '2026-03-05')).toEqual(['2026-03-05', 3, 3, 0]);
    expect(brief.at(-1)).toEqual(['2026-03-10', 3, 5, 1]);
    expect(history.at(-1)?.finishSlips).toEqual(
      new Map([
        ['a', 3],
        ['b', 3],
      ]),
    );
  });

  it('grows by itself when work does not begin', () => {
    const idle = baselineOf(first.content, setting);
    const days = spreadDays('2026-03-02', '2026-03-06', 60);
    const history = slipHistory(idle, first.content, { ...setting, today: '2026-03-06' }, [first.change], days);
    expect(history.map(({ forecastSlipDays }) => forecastSlipDays)).toEqual([0, 1, 2, 3, 4]);
  });

  it('shows a removed milestone up to the day on which it went', () => {
    const gone = changed(started.content, '2026-03-04', [{ op: 'remove', milestoneId: 'b' }]);
    const days = ['2026-03-03', '2026-03-04'];
    const history = slipHistory(baseline, gone.content, { ...setting, today: '2026-03-04' }, [gone.change], days);
    expect(history.map(({ removed, scopeDays }) => [removed, scopeDays])).toEqual([
      [0, 0],
      [1, -5],
    ]);
  });

  it('says which launch was promised then', () => {
    const before = { ...started.change, launchDate: '2026-03-20' };
    const after = { on: '2026-03-06', inverse: [], launchDate: '2026-04-10' };
    const history = slipHistory(
      baseline,
      started.content,
      { ...setting, today: '2026-03-09', launchDate: '2026-04-10' },
      [after, before],
      ['2026-03-05', '2026-03-06', '2026-03-09'],
    );
    expect(history.map(({ launchDate }) => launchDate)).toEqual(['2026-03-20', '2026-04-10', '2026-04-10']);
  });

  it('is on every day what the plan of that day comes to, whatever was changed', () => {
    fc.assert(
      fc.property(randomContents, fc.array(randomOperations, { maxLength: 4 }), (start, tried) => {
        const at = start.setting;
        if (schedule(planOf(start.content, at)).kind !== 'ok') return;
        const kept = baselineOf(start.content, at);
        const states = [{ on: at.today, content: start.content }];
        const changes: RecordedChange[] = [];
        tried.forEach((operations, step) => {
          const on = addDays(at.today, step + 1);
          const applied = applyOperations(states.at(-1)!.content, operations, at);
          if (applied.kind === 'refused') return;
          changes.unshift({ on, inverse: applied.inverse, launchDate: at.launchDate });
          states.push({ on, content: applied.content });
        });
        const last = { ...at, today: states.at(-1)!.on };
        const history = slipHistory(
          kept,
          states.at(-1)!.content,
          last,
          changes,
          states.map(({ on }) => on),
        );
        for (const { on, content } of states) {
          const result = schedule(planOf(content, { ...at, today: on }));
          const point = history.find((each) => each.on === on);
          expect(point?.forecast).toBe(result.kind === 'ok' ? result.forecastFinish : undefined);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('days spread over a time', () => {
  it('are all of them when they are few, and always the first and the last', () => {
    expect(spreadDays('2026-02-27', '2026-03-01', 60)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(spreadDays('2026-03-01', '2026-03-01', 60)).toEqual(['2026-03-01']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 2, max: 90 }), (length, most) => {
        const to = addDays('2026-01-01', length);
        const days = spreadDays('2026-01-01', to, most);
        expect([days[0], days.at(-1)]).toEqual(['2026-01-01', to]);
        expect(new Set(days).size).toBe(Math.min(most, length + 1));
      }),
    );
  });
});
