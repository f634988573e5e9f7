import { Module } from '@nestjs/common';
import { RoundModule } from '../round/round.module.js';
import { MeetingRepository } from './meeting.repository.js';
import { MeetingService } from './meeting.service.js';

/** Meetings of review rounds. */
@Module({ imports: [RoundModule], providers: [MeetingRepository, MeetingService], exports: [MeetingService] })
export class MeetingModule {}
