import { Module } from '@nestjs/common';
import { RoadmapModule } from '../roadmap/roadmap.module.js';
import { CalendarFeedRepository } from './calendar-feed.repository.js';
import { CalendarFeedService } from './calendar-feed.service.js';

/** Calendar feeds. */
@Module({
  imports: [RoadmapModule],
  providers: [CalendarFeedRepository, CalendarFeedService],
  exports: [CalendarFeedService],
})
export class CalendarFeedModule {}
