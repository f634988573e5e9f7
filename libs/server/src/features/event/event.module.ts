import { Module } from '@nestjs/common';
import { EventRepository } from './event.repository.js';
import { EventService } from './event.service.js';

/** Reading what happened. */
@Module({ providers: [EventRepository, EventService], exports: [EventService] })
export class EventModule {}
