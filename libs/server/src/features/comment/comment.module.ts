import { Module } from '@nestjs/common';
import { FollowModule } from '../follow/follow.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { CommentNotices } from './comment-notices.js';
import { CommentSubjectRepository } from './comment-subject.repository.js';
import { CommentRepository } from './comment.repository.js';
import { CommentService } from './comment.service.js';

/** Comments in threads. */
@Module({
  imports: [FollowModule, NotificationModule],
  providers: [CommentRepository, CommentSubjectRepository, CommentNotices, CommentService],
  exports: [CommentService],
})
export class CommentModule {}
