import { addDays, dayOfWeek, type PlainDate } from '../../calendar/plain-date.js';
import type { DependencyType, Plan, PlanMilestone, Schedule, ScheduledMilestone } from '../plan.js';

/** A rule that a plan's dates must keep; while it is broken its milestone moves by one working day. */
interface Rule {
  readonly moves: number;
  readonly broken: () => boolean;
}

const BEFORE = 500;
const AFTER = 700;

/** The days around a date with their day of the week, written out once. */
const spans = new Map<PlainDate, readonly (readonly [PlainDate, number])[]>();

function daysAround(date: PlainDate) {
  const known = spans.get(date);
  if (known) return known;
  const dates = Array.from({ length: BEFORE + AFTER }, (_, offset) => addDays(date, offset - BEFORE));
  const span = dates.map((day) => [day, dayOfWeek(day)] as const);
  spans.set(date, span);
  return span;
}

/**
 * The rules of the schedule a second time, slowly and differently: no ordering of the network, no passes, no arithmetic
 * on days. All working days are listed one by one; everything begins as early as it may, and as long as any rule is
 * broken the milestone that breaks it moves one day. Latest dates the same way from the other end; free float by pushing
 * a milestone until another one moves. Knows plans near their today only.
 */
export class SlowScheduler {
  private readonly worked: PlainDate[] = [];
  private readonly milestones: readonly PlanMilestone[];
  /** Positions in the list of working days: work lies on worked[start] … worked[finish - 1]. */
  private readonly start: number[];
  private readonly finish: number[];

  constructor(private readonly plan: Plan) {
    this.milestones = plan.milestones;
    const closed = new Set(plan.calendar.holidays);
    for (const [date, weekday] of daysAround(plan.today)) {
      if (plan.calendar.workingDays.includes(weekday) && !closed.has(date)) this.worked.push(date);
    }
    this.start = this.milestones.map((milestone) => this.firstStart(milestone));
    this.finish = this.milestones.map((milestone, i) => this.firstFinish(milestone, i));
    this.settle(this.forwardRules(), +1, this.start, this.finish);
  }

  answer(): Omit<Schedule, 'kind' | 'criticalPath'> {
    const forecast = Math.max(-Infinity, ...this.finish);
    const open = this.milestones.flatMap(({ finishedOn }, i) => (finishedOn == null ? [i] : []));
    const { launchDate } = this.plan;
    const deadline = launchDate === null ? forecast : this.eveningOf(launchDate);
    const latest = this.latest(deadline);
    const launchFloatDays = open.length === 0 ? null : deadline - Math.max(...open.map((i) => this.finish[i]!));
    const floats = open.map((i) => latest[i]! - this.finish[i]!);
    const milestones = this.milestones.map((_, i) => this.dates(i, latest[i]!, launchFloatDays ?? 0));
    const ends = milestones.filter((_, i) => this.finish[i] === forecast).map(({ earliestFinish }) => earliestFinish);
    return {
      milestones,
      forecastFinish: ends.sort().at(-1) ?? null,
      daysToRecover: Math.max(0, -(launchFloatDays ?? 0)),
      launchFloatDays,
      minimumFloatDays: open.length === 0 ? null : Math.min(...floats),
      missedLimits: open.flatMap((i) => this.missed(i)),
    };
  }

  /** The first working day on or after a date, as a position. */
  private morningOf(date: PlainDate): number {
    return this.worked.findIndex((day) => day >= date);
  }

  /** The position after the last working day on or before a date. */
  private eveningOf(date: PlainDate): number {
    const next = this.worked.findIndex((day) => day > date);
    return next < 0 ? this.worked.length : next;
  }

  private firstStart({ startedOn, finishedOn, estimateDays }: PlanMilestone): number {
    if (startedOn != null) return this.morningOf(startedOn);
    return finishedOn != null ? this.eveningOf(finishedOn) - estimateDays : this.morningOf(this.plan.today);
  }

  private firstFinish({ startedOn, finishedOn, estimateDays }: PlanMilestone, i: number): number {
    if (finishedOn != null) return this.eveningOf(finishedOn);
    return startedOn != null
      ? Math.max(this.start[i]!, this.morningOf(this.plan.today))
      : this.start[i]! + estimateDays;
  }

  private index(id: string): number {
    return this.milestones.findIndex((milestone) => milestone.id === id);
  }

  /** Whether an end of a milestone lies in the past and stays where it is. */
  private happened(i: number, end: string | undefined): boolean {
    const { startedOn, finishedOn } = this.milestones[i]!;
    return finishedOn != null || (end === 'S' && startedOn != null);
  }

  /** What still binds: the end that waits has not happened. */
  private links(): { from: number; to: number; type: DependencyType; lag: number }[] {
    return this.plan.dependencies
      .map((each) => ({
        from: this.index(each.predecessorId),
        to: this.index(each.successorId),
        type: each.type,
        lag: each.lagDays,
      }))
      .filter(({ to, type }) => !this.happened(to, type[1]));
  }

  /** Links of which neither end has happened: a slip of the one can move the other. */
  private openLinks() {
    return this.links().filter(({ from, type }) => !this.happened(from, type[0]));
  }

  private forwardRules(): Rule[] {
    const { start, finish } = this;
    const today = this.morningOf(this.plan.today);
    const awaited = new Set(this.openLinks().map(({ from }) => from));
    const rules: Rule[] = [];
    this.milestones.forEach((milestone, i) => {
      const { estimateDays, startedOn, finishedOn, notBefore, startOn, finishOn } = milestone;
      if (finishedOn != null) return;
      const rule = (broken: () => boolean) => rules.push({ moves: i, broken });
      rule(() => finish[i]! < start[i]! + estimateDays);
      if (estimateDays > 0 || !awaited.has(i)) rule(() => finish[i]! <= today);
      if (finishOn != null) rule(() => this.worked[finish[i]!]! <= finishOn);
      if (startedOn != null) return;
      for (const day of [notBefore, startOn]) {
        if (day == null) continue;
        // Work begins on a morning; an event happens at the end of a day.
        const first = this.worked[this.morningOf(day)]!;
        rule(() => (estimateDays > 0 ? this.worked[start[i]!]! < day : this.worked[finish[i]! - 1]! < first));
      }
    });
    for (const { from, to, type, lag } of this.links()) {
      const driving = type[0] === 'F' ? finish : start;
      const driven = type[1] === 'F' ? finish : start;
      rules.push({ moves: to, broken: () => driven[to]! < driving[from]! + lag });
    }
    for (const link of this.plan.outside ?? []) {
      const i = this.index(link.milestoneId);
      if (link.direction !== 'waits-for' || this.happened(i, link.type[1])) continue;
      const boundary = (link.type[0] === 'F' ? this.eveningOf(link.date) : this.morningOf(link.date)) + link.lagDays;
      const driven = link.type[1] === 'F' ? finish : start;
      rules.push({ moves: i, broken: () => driven[i]! < boundary });
    }
    return rules;
  }

  /** Moves by single days until no rule is broken; a started milestone keeps its start. */
  private settle(rules: readonly Rule[], step: 1 | -1, start: number[], finish: number[]): void {
    for (let moved = true; moved;) {
      moved = false;
      for (const { moves, broken } of rules) {
        while (broken()) {
          finish[moves]! += step;
          if (step < 0 || this.milestones[moves]!.startedOn == null) start[moves]! += step;
          moved = true;
        }
      }
    }
  }

  /** Latest finishes: everything begins at the launch and moves back while a rule is broken. */
  private latest(deadline: number): number[] {
    const finish = this.finish.map((at, i) => (this.milestones[i]!.finishedOn == null ? deadline : at));
    const start = finish.map((at, i) => at - (this.finish[i]! - this.start[i]!));
    const rules: Rule[] = [];
    this.milestones.forEach(({ estimateDays, startedOn, finishedOn, notAfter, startOn, finishOn }, i) => {
      if (finishedOn != null) return;
      for (const day of [notAfter, finishOn]) {
        if (day != null) rules.push({ moves: i, broken: () => this.worked[finish[i]! - 1]! > day });
      }
      if (startOn == null || startedOn != null) return;
      const first = this.worked[this.morningOf(startOn)]!;
      const begins = () => this.worked[estimateDays > 0 ? start[i]! : finish[i]! - 1]!;
      rules.push({ moves: i, broken: () => begins() > first });
    });
    for (const { from, to, type, lag } of this.openLinks()) {
      const driving = type[0] === 'F' ? finish : start;
      const driven = type[1] === 'F' ? finish : start;
      rules.push({ moves: from, broken: () => driving[from]! + lag > driven[to]! });
    }
    for (const link of this.plan.outside ?? []) {
      const i = this.index(link.milestoneId);
      if (link.direction !== 'awaited-by' || this.happened(i, link.type[0])) continue;
      const boundary = (link.type[1] === 'F' ? this.eveningOf(link.date) : this.morningOf(link.date)) - link.lagDays;
      const driving = link.type[0] === 'F' ? finish : start;
      rules.push({ moves: i, broken: () => driving[i]! > boundary });
    }
    this.settle(rules, -1, start, finish);
    return finish;
  }

  /** Pushes one milestone day by day until something else moves. */
  private freeFloat(pushed: number): number {
    const before = [...this.finish];
    const kept = [...this.start];
    const rules = this.forwardRules();
    const others = () => before.some((at, i) => i !== pushed && (at !== this.finish[i] || kept[i] !== this.start[i]));
    const forecast = Math.max(...before);
    let days = -1;
    for (; !others() && Math.max(...this.finish) === forecast; days++) {
      this.finish[pushed]! += 1;
      if (this.milestones[pushed]!.startedOn == null) this.start[pushed]! += 1;
      this.settle(rules, +1, this.start, this.finish);
    }
    before.forEach((at, i) => ([this.finish[i], this.start[i]] = [at, kept[i]!]));
    return days;
  }

  private dates(i: number, latest: number, launchFloatDays: number): ScheduledMilestone {
    const { id, startedOn, finishedOn } = this.milestones[i]!;
    const [begin, end] = [this.start[i]!, this.finish[i]!];
    const works = end > begin;
    if (finishedOn != null) {
      const started = startedOn ?? (works ? this.worked[begin]! : finishedOn);
      const dates = {
        earliestStart: started,
        earliestFinish: finishedOn,
        latestStart: started,
        latestFinish: finishedOn,
      };
      return { id, ...dates, totalFloatDays: 0, freeFloatDays: 0, critical: false, startBy: null };
    }
    const today = this.morningOf(this.plan.today);
    const earliestFinish = this.worked[Math.max(end - 1, today)]!;
    const latestFinish = this.worked[latest - 1]!;
    const latestStart = works ? this.worked[latest - (end - begin)]! : latestFinish;
    return {
      id,
      earliestStart: startedOn ?? (works ? this.worked[begin]! : earliestFinish),
      earliestFinish,
      latestStart,
      latestFinish,
      totalFloatDays: latest - end,
      freeFloatDays: this.freeFloat(i),
      critical: latest - end <= Math.max(0, launchFloatDays),
      startBy: startedOn == null ? latestStart : null,
    };
  }

  private missed(i: number): Schedule['missedLimits'] {
    const { id, startedOn, estimateDays, ...limits } = this.milestones[i]!;
    const days = (from: number, day: PlainDate, at: number) =>
      this.worked.slice(from, at).filter((each) => each > day).length;
    return (['startOn', 'finishOn', 'notAfter'] as const).flatMap((limit) => {
      const date = limits[limit];
      if (date == null || (limit === 'startOn' && startedOn != null)) return [];
      const onTime = limit === 'startOn' ? this.worked[this.morningOf(date)]! : date;
      const end = limit === 'startOn' && estimateDays > 0 ? this.start[i]! + 1 : this.finish[i]!;
      const late = days(0, onTime, end);
      return late > 0 ? [{ milestoneId: id, limit, date, days: late }] : [];
    });
  }
}
