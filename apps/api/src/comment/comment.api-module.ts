import { Module } from '@nestjs/common';
import { CommentModule } from '@workback/server/features/comment/comment.module';
import { CommentController } from './comment.controller.js';

@Module({ imports: [CommentModule], controllers: [CommentController] })
export class CommentApiModule {}
