import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { apiTokenCreatedSchema, apiTokensSchema } from '@workback/contracts/token/token.schemas';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { hashSecret } from '../session/access.service.js';
import { toApiToken } from './token.mapper.js';
import { TokenRepository, type TokenRow } from './token.repository.js';

/** Lets secret scanners recognise a token that was published by mistake. */
const MARK = 'wb_';
const SECRET_BYTES = 32;
const PREFIX_LENGTH = MARK.length + 5;

export interface NewToken {
  readonly name: string;
  /** Null: works until it is revoked. */
  readonly expiresInDays: number | null;
}

export type CreatedToken = z.output<typeof apiTokenCreatedSchema>;

/** API tokens: a person's keys for programs, each for one workspace. */
@Injectable()
export class TokenService {
  constructor(
    private readonly tokens: TokenRepository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** The person's tokens in this workspace. */
  async list(workspaceId: string, userId: string): Promise<z.output<typeof apiTokensSchema>> {
    return { tokens: (await this.tokens.list(workspaceId, userId)).map(toApiToken) };
  }

  /** Makes a token for a member of the workspace; its secret is in this answer and nowhere else. */
  async create(workspaceId: string, userId: string, { name, expiresInDays }: NewToken): Promise<CreatedToken> {
    const secret = `${MARK}${randomBytes(SECRET_BYTES).toString('base64url')}`;
    const prefix = secret.slice(0, PREFIX_LENGTH);
    return this.database.transaction(async () => {
      const row = await this.tokens.insert(workspaceId, {
        userId,
        name,
        prefix,
        tokenHash: hashSecret(secret),
        expiresInDays,
      });
      await this.announce('token.created', `API token “${name}” was created`, workspaceId, userId, row);
      return { ...toApiToken(row), secret };
    });
  }

  /** Makes a token for the owner of a workspace: for the command line, where nobody is signed in. */
  async createForOwner(workspaceId: string, token: NewToken): Promise<CreatedToken> {
    const ownerId = await this.tokens.firstOwner(workspaceId);
    if (!ownerId) throw notFound('workspace');
    return this.create(workspaceId, ownerId, token);
  }

  /** Ends one of the person's tokens for good. */
  async revoke(workspaceId: string, userId: string, tokenId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.tokens.revoke(workspaceId, userId, tokenId);
      if (!row) throw notFound('token');
      await this.announce('token.revoked', `API token “${row.name}” was revoked`, workspaceId, userId, row);
    });
  }

  private announce(
    kind: string,
    summary: string,
    workspaceId: string,
    actorId: string,
    { id, prefix }: TokenRow,
  ): Promise<void> {
    return this.events.append({
      workspaceId,
      kind,
      subjectType: 'token',
      subjectId: id,
      summary,
      actorId,
      after: { prefix },
    });
  }
}
