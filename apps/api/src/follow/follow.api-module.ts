import { Module } from '@nestjs/common';
import { FollowModule } from '@workback/server/features/follow/follow.module';
import { FollowController } from './follow.controller.js';

@Module({ imports: [FollowModule], controllers: [FollowController] })
export class FollowApiModule {}
