import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  SharedPage,
  ShareLink,
  shareLinkCreatedSchema,
  shareLinkCreateSchema,
} from '@workback/contracts/share-link/share-link.schemas';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Failure, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { hashSecret } from '../session/access.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { SharedContent } from './shared-content.js';
import { ShareLinkRepository, type ShareLinkRow } from './share-link.repository.js';

const TOKEN_BYTES = 32;

/** Links with which one page can be read without signing in. They expire, can be revoked, and open nothing else. */
@Injectable()
export class ShareLinkService {
  constructor(
    private readonly links: ShareLinkRepository,
    private readonly content: SharedContent,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  async list(workspaceId: string): Promise<{ shareLinks: ShareLink[] }> {
    return { shareLinks: (await this.links.list(workspaceId)).map(toShareLink) };
  }

  async create(
    workspaceId: string,
    input: z.output<typeof shareLinkCreateSchema>,
    actorId: string,
  ): Promise<z.output<typeof shareLinkCreatedSchema>> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    return this.database.transaction(async () => {
      const id = await this.links.insert(workspaceId, hashSecret(token), { ...input, createdBy: actorId });
      const row = id && (await this.links.find(workspaceId, id));
      if (!row) throw notFound(input.page === 'kpi' ? 'KPI' : 'initiative');
      const link = toShareLink(row);
      await this.announce('created', workspaceId, link, actorId);
      return {
        ...link,
        path: `/shared#token=${token}`,
        tvPath: input.page === 'portfolio' ? `/tv#token=${token}` : null,
      };
    });
  }

  async revoke(workspaceId: string, shareLinkId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.links.find(workspaceId, shareLinkId);
      if (!row) throw notFound('share link');
      if (await this.links.revoke(workspaceId, shareLinkId)) {
        await this.announce('revoked', workspaceId, toShareLink(row), actorId);
      }
    });
  }

  /** The page behind a token. One answer for wrong, expired and revoked ones: whoever guesses learns nothing. */
  async open(token: string): Promise<SharedPage> {
    const link = await this.links.open(hashSecret(token));
    if (!link) {
      throw new Failure(
        'not-found',
        'link-ended',
        'This link has expired or was revoked. Ask whoever sent it for a new one.',
      );
    }
    const { workspaceId, workspace, sharedBy, expiresAt } = link;
    const { today } = await this.workspaces.settings(workspaceId);
    return {
      ...{ workspace, sharedBy, today },
      expiresAt: expiresAt.toISOString(),
      asOf: this.clock.now().toISOString(),
      content: await this.content.of(workspaceId, link),
    };
  }

  private announce(what: 'created' | 'revoked', workspaceId: string, link: ShareLink, actorId: string): Promise<void> {
    const until = what === 'created' ? ` until ${link.expiresAt.slice(0, 10)}` : '';
    return this.events.append({
      workspaceId,
      initiativeId: link.page === 'initiative' ? link.subjectId : null,
      kind: `share-link.${what}`,
      subjectType: 'share-link',
      subjectId: link.id,
      summary: `A link to read ${link.title} without signing in was ${what}${until}: ${link.note}`,
      actorId,
    });
  }
}

function toShareLink({ createdAt, expiresAt, lastUsedAt, title, ...row }: ShareLinkRow): ShareLink {
  return {
    ...row,
    title: title ?? (row.page === 'portfolio' ? 'the portfolio' : 'something that was removed'),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
