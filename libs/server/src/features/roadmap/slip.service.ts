import { Injectable } from '@nestjs/common';
import type { PlanSlip } from '@workback/contracts/roadmap/baseline.schemas';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { type SlipPoint, slipHistory, spreadDays } from '@workback/domain/roadmap/slip-history';
import { notFound } from '../../platform/errors/failure.js';
import { BaselineRepository, type BaselineRow } from './baseline.repository.js';
import { PlanChangeRepository } from './plan-change.repository.js';
import type { PlanAddress } from './plan-change.service.js';
import { PlanReader } from './plan-reader.js';
import { toContent, toSetting } from './roadmap.mapper.js';

/** Points of a history: one a day for two months, fewer days apart than that never. */
const MOST_POINTS = 60;
const MOST_MILESTONES = 100;

/** How plans slipped against their baselines over time, worked out from the record of their changes. */
@Injectable()
export class SlipService {
  constructor(
    private readonly baselines: BaselineRepository,
    private readonly changes: PlanChangeRepository,
    private readonly plans: PlanReader,
  ) {}

  /** The slip against one baseline, from the day on which it was taken until today. */
  async read({
    workspaceId,
    initiativeId,
    baselineId,
  }: PlanAddress & { readonly baselineId: string }): Promise<PlanSlip> {
    const { row, calendar } = await this.plans.read(workspaceId, initiativeId);
    const baseline = (await this.baselines.list(workspaceId, initiativeId)).find(({ id }) => id === baselineId);
    if (!baseline) throw notFound('baseline');
    const takenOn = plainDateIn(baseline.takenAt.getTime(), calendar.timeZone);
    const changes = await this.changes.since(workspaceId, initiativeId, takenOn, calendar.timeZone);
    const days = spreadDays(takenOn, calendar.today, MOST_POINTS);
    const points = slipHistory(baseline, toContent(row), toSetting(row, calendar), changes, days);
    return toPlanSlip(baseline, takenOn, points);
  }
}

function toPlanSlip({ id, name, forecast, milestones }: BaselineRow, takenOn: string, points: SlipPoint[]): PlanSlip {
  const moved = milestones
    .map(({ id: milestoneId, number, outcome }) => ({
      id: milestoneId,
      number,
      outcome,
      slipDays: points.map(({ finishSlips }) => finishSlips.get(milestoneId) ?? null),
    }))
    .filter(({ slipDays }) => slipDays.some((days) => days !== null && days !== 0));
  const last = ({ slipDays }: (typeof moved)[number]): number => slipDays.at(-1) ?? -Infinity;
  return {
    baseline: { id, name, takenOn, forecast },
    points: points.map(({ finishSlips: _, ...point }) => point),
    milestones: moved.sort((a, b) => last(b) - last(a) || a.number - b.number).slice(0, MOST_MILESTONES),
    held: milestones.length - moved.length,
  };
}
