import { Module } from '@nestjs/common';
import { CalendarFeedModule } from '@workback/server/features/calendar-feed/calendar-feed.module';
import { CalendarFeedController } from './calendar-feed.controller.js';

@Module({ imports: [CalendarFeedModule], controllers: [CalendarFeedController] })
export class CalendarFeedApiModule {}
