import { Injectable } from '@nestjs/common';
import type {
  twoByTwoCreateSchema,
  twoByTwoPatchSchema,
  twoByTwoSendSchema,
  twoByTwosSchema,
  TwoByTwoWire,
} from '@workback/contracts/two-by-two/two-by-two.schemas';
import { dateWords } from '@workback/domain/calendar/date-words';
import type { MailContent } from '@workback/domain/mail/mail';
import { twoByTwoMarkdown } from '@workback/domain/two-by-two/markdown';
import { QUADRANT_TITLES, QUADRANTS, type TwoByTwo } from '@workback/domain/two-by-two/two-by-two';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, type FieldError, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { FollowService } from '../follow/follow.service.js';
import { MailService } from '../mail/mail.service.js';
import { NotificationService } from '../notification/notification.service.js';
import { TwoByTwoCompiler } from './two-by-two.compiler.js';
import { patched, toSummary, toTwoByTwo } from './two-by-two.mapper.js';
import { type FullTwoByTwoRow, TwoByTwoRepository } from './two-by-two.repository.js';

type Create = z.output<typeof twoByTwoCreateSchema>;

const MOST_INITIATIVES = 100;

/** Weekly 2x2 reports: compiled, edited, sent, and then kept as they were read. */
@Injectable()
export class TwoByTwoService {
  constructor(
    private readonly reports: TwoByTwoRepository,
    private readonly compiler: TwoByTwoCompiler,
    private readonly follows: FollowService,
    private readonly notifications: NotificationService,
    private readonly mails: MailService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async list(workspaceId: string, initiativeId: string | undefined): Promise<z.output<typeof twoByTwosSchema>> {
    return { reports: (await this.reports.list(workspaceId, initiativeId ?? null)).map(toSummary) };
  }

  async get(workspaceId: string, reportId: string): Promise<TwoByTwoWire> {
    return toTwoByTwo(await this.find(workspaceId, reportId));
  }

  /** The report as Markdown, with who sent it and when. */
  async markdown(workspaceId: string, reportId: string): Promise<string> {
    const { title, content, sentAt, sentBy } = await this.find(workspaceId, reportId);
    const by = sentAt
      ? `Sent ${dateWords(sentAt.toISOString().slice(0, 10))} by ${sentBy?.name ?? 'somebody who left'}`
      : 'Draft';
    return twoByTwoMarkdown(content, { title, by });
  }

  /** Compiles a draft of a week. */
  async create(workspaceId: string, { scope, weekEnding }: Create, actorId: string): Promise<TwoByTwoWire> {
    return this.database.transaction(async () => {
      const ids = await this.idsOf(workspaceId, scope);
      const { week, names, content } = await this.compiler.compile(workspaceId, ids, weekEnding);
      if (names.length < ids.length) {
        if (scope.kind === 'initiative') throw notFound('initiative');
        throw invalid([{ field: 'scope.initiativeIds', message: 'every one must be an initiative of this workspace' }]);
      }
      const what = scope.kind === 'initiative' ? names[0]! : 'Portfolio';
      const report = {
        initiativeId: scope.kind === 'initiative' ? scope.initiativeId : null,
        initiativeIds: ids,
        title: `${what}: week ending ${dateWords(week.end)}`,
        weekEnding: week.end,
        content,
      };
      const id = await this.reports.insert(workspaceId, report, actorId);
      const row = await this.find(workspaceId, id);
      await this.announce('drafted', `A draft of “${row.title}” was compiled`, workspaceId, row, actorId);
      return toTwoByTwo(row);
    });
  }

  /** Edits a draft, if nobody changed it since `version`. */
  async update(
    workspaceId: string,
    reportId: string,
    version: number,
    { title, ...parts }: z.output<typeof twoByTwoPatchSchema>,
    actorId: string,
  ): Promise<TwoByTwoWire> {
    return this.change(workspaceId, reportId, version, async (row) => {
      const content = patched(row.content, defined(parts));
      refuseStrangeFacts(content, row);
      await this.reports.update(workspaceId, reportId, title ?? row.title, content);
      await this.announce('edited', `The draft of “${title ?? row.title}” was edited`, workspaceId, row, actorId);
    });
  }

  /** Compiles a draft anew. */
  async compile(workspaceId: string, reportId: string, version: number, actorId: string): Promise<TwoByTwoWire> {
    return this.change(workspaceId, reportId, version, async (row) => {
      const ids = row.initiatives.map(({ id }) => id);
      const { content } = await this.compiler.compile(workspaceId, ids, row.weekEnding);
      await this.reports.update(workspaceId, reportId, row.title, content);
      await this.announce('edited', `The draft of “${row.title}” was compiled anew`, workspaceId, row, actorId);
    });
  }

  /** Sends a draft to everybody who follows its initiatives; it does not change any more. */
  async send(
    workspaceId: string,
    reportId: string,
    version: number,
    { recipientIds }: z.output<typeof twoByTwoSendSchema>,
    actorId: string,
  ): Promise<TwoByTwoWire> {
    return this.change(workspaceId, reportId, version, async (row) => {
      await this.reports.markSent(workspaceId, reportId, actorId);
      const summary = `“${row.title}” was sent`;
      const eventId = await this.announce('sent', summary, workspaceId, row, actorId);
      const people = new Set(recipientIds);
      for (const { id } of row.initiatives) {
        for (const follower of await this.follows.followers(workspaceId, id)) people.add(follower);
      }
      await this.notifications.notify(people, {
        workspaceId,
        kind: 'report-sent',
        initiativeId: row.initiativeId,
        subjectType: 'two-by-two',
        subjectId: reportId,
        summary,
        link: `/reports/${reportId}`,
        actorId,
        eventId,
      });
      people.delete(actorId);
      await this.mails.post(workspaceId, people, {
        kind: 'report-sent',
        subject: row.title,
        content: mailOf(row),
      });
    });
  }

  /** Throws a draft away. */
  async remove(workspaceId: string, reportId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.find(workspaceId, reportId, { lock: true });
      refuseSent(row);
      await this.reports.remove(workspaceId, reportId);
      await this.announce('removed', `The draft of “${row.title}” was thrown away`, workspaceId, row, actorId);
    });
  }

  private async idsOf(workspaceId: string, scope: Create['scope']): Promise<string[]> {
    if (scope.kind === 'initiative') return [scope.initiativeId];
    if (scope.initiativeIds.length > 0) return [...new Set(scope.initiativeIds)];
    const ids = await this.compiler.active(workspaceId, scope.ownerId, MOST_INITIATIVES);
    if (ids.length > 0) return ids;
    throw invalid([{ field: 'scope', message: 'there is no approved initiative to report on' }]);
  }

  private async find(workspaceId: string, reportId: string, options = {}): Promise<FullTwoByTwoRow> {
    const row = await this.reports.find(workspaceId, reportId, options);
    if (!row) throw notFound('report');
    return row;
  }

  private async change(
    workspaceId: string,
    reportId: string,
    version: number,
    work: (row: FullTwoByTwoRow) => Promise<void>,
  ): Promise<TwoByTwoWire> {
    return this.database.transaction(async () => {
      const row = await this.find(workspaceId, reportId, { lock: true });
      refuseSent(row);
      if (row.version !== version) throw staleVersion('report', toTwoByTwo(row));
      await work(row);
      return this.get(workspaceId, reportId);
    });
  }

  private announce(
    verb: string,
    summary: string,
    workspaceId: string,
    { id: subjectId, initiativeId }: FullTwoByTwoRow,
    actorId: string,
  ): Promise<number> {
    const kind = `two-by-two.${verb}`;
    return this.events.record({
      workspaceId,
      initiativeId,
      kind,
      subjectType: 'two-by-two',
      subjectId,
      summary,
      actorId,
    });
  }
}

/** The whole report as a mail, for those who read it there. */
function mailOf({ id, weekEnding, content }: FullTwoByTwoRow): MailContent {
  return {
    paragraphs: [`The weekly 2x2 of the week to ${dateWords(weekEnding)}.`],
    sections: QUADRANTS.map((quadrant) => ({
      title: QUADRANT_TITLES[quadrant],
      lines: content[quadrant].length > 0 ? content[quadrant].map(({ text }) => text) : ['Nothing this week.'],
    })),
    checkIns: [],
    page: { words: 'Open the report', path: `/reports/${id}` },
  };
}

function refuseSent({ sentAt, title }: FullTwoByTwoRow): void {
  if (sentAt !== null)
    throw conflict('already-sent', `“${title}” was sent; people have read it, so it does not change.`);
}

/** Lines may lead to facts of the report's own initiatives only. */
function refuseStrangeFacts(content: TwoByTwo, { initiatives }: FullTwoByTwoRow): void {
  const own = new Set(initiatives.map(({ id }) => id));
  const errors = QUADRANTS.flatMap((quadrant): FieldError[] =>
    content[quadrant].some(({ fact }) => fact !== null && !own.has(fact.initiativeId))
      ? [{ field: quadrant, message: 'a line leads to an initiative that this report is not about' }]
      : [],
  );
  if (errors.length > 0) throw invalid(errors);
}

function defined<T extends object>(patch: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never;
}
