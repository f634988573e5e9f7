import { Injectable } from '@nestjs/common';
import type { Follow } from '@workback/contracts/follow/follow.schemas';
import { notFound } from '../../platform/errors/failure.js';
import { FollowRepository } from './follow.repository.js';

/** Who is told what happens in an initiative. */
@Injectable()
export class FollowService {
  constructor(private readonly follows: FollowRepository) {}

  async get(workspaceId: string, initiativeId: string, userId: string): Promise<Follow> {
    if (!(await this.follows.exists(workspaceId, initiativeId))) throw notFound('initiative');
    const people = await this.follows.followers(workspaceId, initiativeId);
    return { following: people.includes(userId), followers: people.length };
  }

  /** Follows, or stops: whoever stopped is not made to follow again by taking part. */
  async set(workspaceId: string, initiativeId: string, userId: string, following: boolean): Promise<Follow> {
    if (!(await this.follows.set(workspaceId, initiativeId, userId, following))) throw notFound('initiative');
    return this.get(workspaceId, initiativeId, userId);
  }

  /** Makes somebody follow because they took part; call it in the transaction of what they did. */
  begin(workspaceId: string, initiativeId: string, userId: string): Promise<void> {
    return this.follows.begin(workspaceId, initiativeId, userId);
  }

  /** Everybody who follows, the owner among them unless they stopped. */
  followers(workspaceId: string, initiativeId: string): Promise<string[]> {
    return this.follows.followers(workspaceId, initiativeId);
  }
}
