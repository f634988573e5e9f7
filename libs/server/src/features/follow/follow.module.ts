import { Module } from '@nestjs/common';
import { FollowRepository } from './follow.repository.js';
import { FollowService } from './follow.service.js';

/** Following initiatives. */
@Module({ providers: [FollowRepository, FollowService], exports: [FollowService] })
export class FollowModule {}
