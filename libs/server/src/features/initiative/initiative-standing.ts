import { isPlainDate, type PlainDate } from '@workback/domain/calendar/plain-date';
import {
  compileCalendar,
  MONDAY_TO_FRIDAY,
  type WorkingCalendar,
  type WorkingDays,
  workingDaysBetween,
} from '@workback/domain/calendar/working-calendar';
import { isDue } from '@workback/domain/evaluation/due';
import { type InitiativeStage, stageOf } from '@workback/domain/initiative/stage';
import { isBreachedGuardrail, type PromiseVerdict, promiseVerdict } from '@workback/domain/promise/verdict';
import type { ScheduleResult } from '@workback/domain/roadmap/plan';
import { withDaysOff } from '@workback/domain/roadmap/plan-content';
import { schedule } from '@workback/domain/roadmap/schedule';
import { type CheckInStandings, checkInStandings } from './initiative-check-ins.js';
import type { InitiativeFacts } from './initiative-facts.repository.js';

/** Today and the working days of a workspace, prepared once for any number of initiatives. */
export interface StandingCalendar {
  readonly today: PlainDate;
  readonly timeZone: string;
  readonly calendar: WorkingCalendar;
  readonly days: WorkingDays;
}

/** *Delivered?* in working days against the promise; a launch between two working days is on time. */
export interface DeliveredStanding {
  readonly state: 'not-yet' | 'on-time' | 'late' | 'early' | 'no-date';
  readonly days: number | null;
}

/** Where an initiative stands: what follows from its facts on one day. */
export interface Standing {
  readonly stage: InitiativeStage;
  readonly promised: PlainDate | null;
  /** Last day of the plan; null after the launch, without milestones, or when the plan cannot be scheduled. */
  readonly forecast: PlainDate | null;
  readonly schedule: ScheduleResult;
  readonly delivered: DeliveredStanding;
  readonly verdicts: readonly PromiseVerdict[];
  readonly guardrailsBreached: number;
  /** Names of the KPIs whose criteria have no final verdict. */
  readonly undecided: readonly string[];
  readonly checkIns: CheckInStandings;
}

/** Prepares the calendar; one without a working day, which the settings refuse, counts Monday to Friday. */
export function standingCalendar(today: PlainDate, calendar: WorkingCalendar, timeZone: string): StandingCalendar {
  const compiled = compileCalendar(calendar);
  if (compiled.kind === 'ok') return { today, timeZone, calendar, days: compiled.days };
  return standingCalendar(today, MONDAY_TO_FRIDAY, timeZone);
}

/** Derives stage, dates and verdicts of one initiative. */
export function standingOf(facts: InitiativeFacts, calendar: StandingCalendar): Standing {
  const { today } = calendar;
  const { launchedOn } = facts;
  const promised =
    facts.promisedLaunchOn !== null && isPlainDate(facts.promisedLaunchOn) ? facts.promisedLaunchOn : null;
  const planned = scheduleOf(facts, promised, calendar);
  const criteria = facts.criteria.map((fact) => ({ ...fact, due: isDue(fact.dueRule, launchedOn, today) }));
  const undecided = criteria.filter(({ due, state }) => !due || !finalStates.has(state)).map(({ kpiName }) => kpiName);
  const reached = stage(facts, undecided.length);
  return {
    stage: reached,
    promised,
    forecast: planned.kind === 'ok' && launchedOn === null ? planned.forecastFinish : null,
    schedule: planned,
    delivered: deliveredOf(promised, launchedOn, calendar.days),
    verdicts: facts.promises.map(([id]) => promiseVerdict(criteria.filter(({ promiseId }) => promiseId === id))),
    guardrailsBreached: criteria.filter(isBreachedGuardrail).length,
    undecided,
    checkIns: checkInStandings(facts, reached, calendar),
  };
}

/** From the due date on these remain; an error waits for its source to answer. */
const finalStates: ReadonlySet<string> = new Set(['met', 'missed', 'no-data']);

function stage(facts: InitiativeFacts, undecided: number): InitiativeStage {
  // Whoever concluded it said the last word; a criterion added later does not open it again.
  if (facts.concludedAt !== null) return 'concluded';
  return stageOf({
    prfaqStatus: facts.prfaqStatus === 'rejected' ? 'draft' : facts.prfaqStatus,
    rejected: facts.prfaqStatus === 'rejected',
    parkedAt: facts.parkedAt?.toISOString() ?? null,
    anyMilestoneStarted: facts.milestones.some(([, , startedOn]) => startedOn !== null),
    launchedOn: facts.launchedOn,
    criteria: {
      total: facts.criteria.length,
      judged: facts.criteria.filter(({ state }) => state !== 'too-early').length,
      final: facts.criteria.length - undecided,
    },
  });
}

function scheduleOf(facts: InitiativeFacts, launchDate: PlainDate | null, calendar: StandingCalendar): ScheduleResult {
  return schedule({
    milestones: facts.milestones.map(([id, estimateDays, startedOn, finishedOn, limits]) => {
      const [notBefore, notAfter, startOn, finishOn] = limits ?? [];
      return { id, estimateDays, startedOn, finishedOn, notBefore, notAfter, startOn, finishOn };
    }),
    dependencies: facts.dependencies.map(([predecessorId, successorId, type, lagDays]) => ({
      predecessorId,
      successorId,
      type,
      lagDays,
    })),
    outside: facts.outside ?? [],
    launchDate,
    today: calendar.today,
    calendar: withDaysOff(calendar.calendar, facts.daysOff),
  });
}

function deliveredOf(promised: PlainDate | null, launched: PlainDate | null, days: WorkingDays): DeliveredStanding {
  if (launched === null) return { state: 'not-yet', days: null };
  if (promised === null) return { state: 'no-date', days: null };
  const late = workingDaysBetween(days, promised, launched);
  return { state: late > 0 ? 'late' : late < 0 ? 'early' : 'on-time', days: late === 0 ? 0 : late };
}
