import { Module } from '@nestjs/common';
import { MeetingModule } from '@workback/server/features/meeting/meeting.module';
import { MeetingController } from './meeting.controller.js';

@Module({ imports: [MeetingModule], controllers: [MeetingController] })
export class MeetingApiModule {}
