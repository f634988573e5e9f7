import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CalendarFeed, calendarFeedCreatedSchema } from '@workback/contracts/calendar-feed/calendar-feed.schemas';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.module.js';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { RoadmapService } from '../roadmap/roadmap.service.js';
import { hashSecret } from '../session/access.service.js';
import { CalendarFeedRepository, type CalendarFeedRow } from './calendar-feed.repository.js';
import { feedCalendar } from './feed-calendar.js';

const SECRET_BYTES = 32;
const MOST_FEEDS = 50;

/** Calendars of milestones and launches that other programs read by a secret address. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly feeds: CalendarFeedRepository,
    private readonly roadmaps: RoadmapService,
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(workspaceId: string, userId: string): Promise<{ feeds: CalendarFeed[] }> {
    return { feeds: (await this.feeds.list(workspaceId, userId)).map(toFeed) };
  }

  /** Makes a feed; only the hash of its address is kept. */
  async create(
    workspaceId: string,
    initiativeId: string | null,
    userId: string,
  ): Promise<z.output<typeof calendarFeedCreatedSchema>> {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    return this.database.transaction(async () => {
      if ((await this.feeds.countOf(workspaceId, userId)) >= MOST_FEEDS) {
        throw conflict('too-many-feeds', `You have ${MOST_FEEDS} calendar feeds here; revoke one first.`);
      }
      const row = await this.feeds.insert(workspaceId, userId, initiativeId, hashSecret(secret));
      if (!row) throw invalid([{ field: 'initiativeId', message: 'must be an initiative of this workspace' }]);
      await this.announce(workspaceId, row.id, 'created', userId, row.initiativeName);
      return { feed: toFeed(row), path: `/api/calendars/${secret}.ics` };
    });
  }

  async revoke(workspaceId: string, feedId: string, userId: string): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.feeds.remove(workspaceId, userId, feedId))) throw notFound('calendar feed');
      await this.announce(workspaceId, feedId, 'revoked', userId, null);
    });
  }

  /** The calendar behind an address, made from the plans as they are now. */
  async read(secret: string): Promise<string> {
    const feed = await this.feeds.open(hashSecret(secret.replace(/\.ics$/, '')));
    if (!feed) throw notFound('calendar');
    const { workspaceId, workspaceSlug, workspaceName, userId, userName, initiativeId } = feed;
    const rows = await this.feeds.initiatives(workspaceId, userId, initiativeId);
    const initiatives = await Promise.all(
      rows.map(async ({ id, name, ownerId, launchedOn, gates }) => ({
        id,
        name,
        launchedOn,
        gates,
        withLaunch: initiativeId !== null || ownerId === userId,
        ownerId: initiativeId === null ? userId : null,
        roadmap: await this.roadmaps.get(workspaceId, id),
      })),
    );
    const { publicUrl } = this.config;
    return feedCalendar(initiatives, {
      name:
        initiativeId === null ? `${userName}, ${workspaceName}` : `${rows[0]?.name ?? 'Initiative'}, ${workspaceName}`,
      now: this.clock.now(),
      planUrl: (id) => (publicUrl ? `${publicUrl.replace(/\/$/, '')}/w/${workspaceSlug}/initiatives/${id}/plan` : null),
    });
  }

  private announce(
    workspaceId: string,
    subjectId: string,
    verb: 'created' | 'revoked',
    actorId: string,
    initiative: string | null,
  ): Promise<void> {
    const of = initiative === null ? '' : ` of ${initiative}`;
    const summary = verb === 'created' ? `A calendar feed${of} was made` : 'A calendar feed was revoked';
    return this.events.append({
      workspaceId,
      kind: `calendar-feed.${verb}`,
      subjectType: 'calendar-feed',
      subjectId,
      summary,
      actorId,
    });
  }
}

function toFeed({ id, initiativeId, initiativeName, createdAt, lastReadAt }: CalendarFeedRow): CalendarFeed {
  return {
    id,
    initiativeId,
    initiativeName,
    createdAt: createdAt.toISOString(),
    lastReadAt: lastReadAt?.toISOString() ?? null,
  };
}
