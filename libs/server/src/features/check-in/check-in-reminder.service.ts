import { Injectable } from '@nestjs/common';
import { addDays } from '@workback/domain/calendar/plain-date';
import { dateWords } from '@workback/domain/calendar/date-words';
import type { MailContent } from '@workback/domain/mail/mail';
import { isTimeZone, plainDateIn } from '@workback/domain/calendar/zoned-time';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { MailService } from '../mail/mail.service.js';
import { NotificationService } from '../notification/notification.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { type CheckInDuty, checkInDuties } from './check-in-duties.js';
import { CheckInReminderRepository, type NewReminder, type RoundInitiative } from './check-in-reminder.repository.js';

/** Reminders go out from eight in the morning of the workspace on. */
const MORNING_MS = 8 * 3_600_000;
const PER_ROUND = 100;

/** Asks people for the check-ins that are due: each person once a due day of an initiative, however many workers run. */
@Injectable()
export class CheckInReminderService {
  constructor(
    private readonly reminders: CheckInReminderRepository,
    private readonly initiatives: InitiativeService,
    private readonly notifications: NotificationService,
    private readonly mails: MailService,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Looks once a day at every initiative with work going on; answers how many reminders went out. */
  async round(): Promise<number> {
    let sent = 0;
    for (;;) {
      const { looked, reminded } = await this.database.transaction(() => this.part());
      sent += reminded;
      if (looked < PER_ROUND) return sent;
    }
  }

  /** The check-ins that a person is expected to make in a workspace, due up to so many days from today, oldest first. */
  async dutiesOf(workspaceId: string, userId: string, daysAhead: number): Promise<CheckInDuty[]> {
    const ids = await this.reminders.initiativesOf(workspaceId, userId);
    if (ids.length === 0) return [];
    const { today } = await this.workspaces.settings(workspaceId);
    const duties = await this.duties(workspaceId, ids, addDays(today, daysAhead));
    return duties.filter((duty) => duty.userId === userId).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  }

  private async part(): Promise<{ looked: number; reminded: number }> {
    const nowMs = this.clock.now().getTime();
    // Dates are reckoned here: PostgreSQL may not know a zone that we know, and would refuse all of them.
    const zones = (await this.reminders.zones()).filter(isTimeZone);
    const days = zones.map((zone) => ({ zone, day: plainDateIn(nowMs - MORNING_MS, zone) }));
    const taken = await this.reminders.take(days, PER_ROUND);
    let reminded = 0;
    for (const [workspaceId, group] of Map.groupBy(taken, (each) => each.workspaceId)) {
      reminded += await this.remind(workspaceId, group);
    }
    return { looked: taken.length, reminded };
  }

  private async remind(workspaceId: string, group: readonly RoundInitiative[]): Promise<number> {
    const ids = group.map(({ initiativeId }) => initiativeId);
    // The day of one workspace is the same for all of its initiatives.
    const duties = await this.duties(workspaceId, ids, group[0]!.day);
    const byReminder = Map.groupBy(duties, ({ initiativeId, userId, askedOn }) =>
      keyOf({ initiativeId, userId, dueOn: askedOn }),
    );
    const fresh = await this.reminders.remember(
      workspaceId,
      [...byReminder.values()].map((asked) => ({ ...asked[0]!, dueOn: asked[0]!.askedOn })),
    );
    for (const reminder of fresh) {
      const asked = byReminder.get(keyOf(reminder)) ?? [];
      await this.notifications.notify([reminder.userId], {
        workspaceId,
        kind: 'check-in-due',
        initiativeId: reminder.initiativeId,
        subjectType: 'initiative',
        subjectId: reminder.initiativeId,
        summary: sentence(asked),
        link: linkOf(asked),
        actorId: null,
      });
      await this.mails.post(workspaceId, [reminder.userId], {
        kind: 'check-in-due',
        subject: sentence(asked),
        content: mailOf(asked),
      });
    }
    return fresh.length;
  }

  private async duties(workspaceId: string, ids: readonly string[], upTo: string): Promise<CheckInDuty[]> {
    const asked = new Map((await this.reminders.asked(workspaceId, ids)).map((each) => [each.initiativeId, each]));
    const standings = await this.initiatives.standings(workspaceId, ids);
    return standings.flatMap(({ facts, standing }) => {
      const people = asked.get(facts.id);
      return people ? checkInDuties(standing.checkIns, people, upTo) : [];
    });
  }
}

const keyOf = ({ initiativeId, userId, dueOn }: NewReminder): string => `${initiativeId} ${userId} ${dueOn}`;

/** What one person is asked on one day, in one sentence. */
function sentence(asked: readonly CheckInDuty[]): string {
  const { initiativeName, askedOn } = asked[0]!;
  const milestones = asked.flatMap(({ milestone }) => milestone ?? []);
  const due = `due ${dateWords(askedOn)}`;
  const rest = milestones.length === 1 ? '1 milestone' : `${milestones.length} milestones`;
  if (milestones.length === 0) return `Check in on “${initiativeName}”, ${due}`;
  if (milestones.length < asked.length) return `Check in on “${initiativeName}” and ${rest} of it, ${due}`;
  if (milestones.length > 1) return `Check in on ${rest} of “${initiativeName}”, ${due}`;
  return `Check in on “${milestones[0]!.outcome}” of “${initiativeName}”, ${due}`;
}

function linkOf(asked: readonly CheckInDuty[]): string {
  const { initiativeId, milestone } = asked[0]!;
  const form = `/initiatives/${initiativeId}/check-in`;
  return milestone === null ? form : `${form}?milestone=${milestone.id}`;
}

/** The same as a mail: each check-in that is asked for has its own form behind a link. */
function mailOf(asked: readonly CheckInDuty[]): MailContent {
  return {
    paragraphs: [`${sentence(asked)}. It takes less than a minute, on a phone too.`],
    sections: [],
    checkIns: asked.map(({ initiativeId, initiativeName, milestone }) => ({
      words: `Check in on ${milestone?.outcome ?? initiativeName}`,
      initiativeId,
      milestoneId: milestone?.id ?? null,
    })),
    page: null,
  };
}
