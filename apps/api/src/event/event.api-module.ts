import { Module } from '@nestjs/common';
import { EventModule } from '@workback/server/features/event/event.module';
import { EventController } from './event.controller.js';

@Module({ imports: [EventModule], controllers: [EventController] })
export class EventApiModule {}
