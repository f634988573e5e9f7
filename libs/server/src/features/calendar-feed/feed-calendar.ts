import type { Roadmap } from '@workback/contracts/roadmap/roadmap.schemas';
import { addDays, type PlainDate } from '@workback/domain/calendar/plain-date';
import { dateWords } from '@workback/domain/calendar/date-words';
import { GATE_WORDS, type GateKey } from '@workback/domain/gate/gate';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** What of one initiative a calendar shows. */
export interface FeedInitiative {
  readonly id: string;
  readonly name: string;
  readonly launchedOn: PlainDate | null;
  /** Gates whose day somebody set. */
  readonly gates: readonly { readonly gate: GateKey; readonly on: PlainDate }[];
  /** Whether launch and gates are shown, and not only milestones. */
  readonly withLaunch: boolean;
  readonly roadmap: Roadmap;
  /** Only milestones of this person; null for all. */
  readonly ownerId: string | null;
}

/** Who reads, and when it was made. */
export interface FeedSetting {
  readonly name: string;
  readonly now: Date;
  /** Address of an initiative's plan; null where the product does not know its own address. */
  readonly planUrl: (initiativeId: string) => string | null;
}

/**
 * A calendar of whole days (RFC 5545): for each milestone the day by which it must be started and the last day of its
 * work, the launch, and gates whose day somebody set. Plain dates, the same for readers anywhere; the same event keeps its identity when it moves.
 */
export function feedCalendar(initiatives: readonly FeedInitiative[], { name, now, planUrl }: FeedSetting): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Workback', product: 'Workback', language: 'EN' },
    ttl: 3_600,
  });
  const add = (id: string, on: PlainDate, summary: string, description: string, initiativeId: string): void => {
    const url = planUrl(initiativeId);
    calendar.createEvent({
      id: `${id}@workback`,
      // Midnight in UTC is written as the date itself for an event of whole days.
      start: new Date(`${on}T00:00:00Z`),
      end: new Date(`${addDays(on, 1)}T00:00:00Z`),
      allDay: true,
      stamp: now,
      summary,
      description,
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(url === null ? {} : { url }),
    });
  };
  for (const { id, name: initiative, launchedOn, gates, withLaunch, roadmap, ownerId } of initiatives) {
    for (const milestone of roadmap.milestones) {
      if (ownerId !== null && milestone.owner?.id !== ownerId) continue;
      const { scheduled, startedOn, finishedOn, outcome, number } = milestone;
      const label = `M${number} ${outcome}`;
      const about = `${initiative}. Owner: ${milestone.owner?.name ?? 'nobody yet'}.`;
      if (finishedOn !== null) add(`${milestone.id}-finish`, finishedOn, `Finished: ${label}`, about, id);
      else if (scheduled) {
        const late =
          scheduled.totalFloatDays < 0 ? ` ${-scheduled.totalFloatDays} working days too late as planned today.` : '';
        if (startedOn === null) add(`${milestone.id}-start`, scheduled.startBy, `Start by: ${label}`, about + late, id);
        add(`${milestone.id}-finish`, scheduled.latestFinish, `Finish by: ${label}`, about + late, id);
      }
    }
    if (!withLaunch) continue;
    for (const { gate, on } of gates) {
      const { name: words, step } = GATE_WORDS[gate];
      add(`${id}-gate-${gate}`, on, `${words}: ${initiative}`, `Settled ${step}.`, id);
    }
    const promised = roadmap.launchDate;
    if (launchedOn !== null) add(`${id}-launch`, launchedOn, `Launched: ${initiative}`, launchWords(promised), id);
    else if (promised !== null) {
      const forecast = roadmap.forecastLaunch === null ? '' : ` Forecast: ${dateWords(roadmap.forecastLaunch)}.`;
      add(`${id}-launch`, promised, `Launch promised: ${initiative}`, `${launchWords(promised)}${forecast}`, id);
    }
  }
  return calendar.toString();
}

const launchWords = (promised: PlainDate | null): string =>
  promised === null ? 'No launch was promised.' : `Promised for ${dateWords(promised)}.`;
