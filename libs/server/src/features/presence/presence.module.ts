import { Module } from '@nestjs/common';
import { PresenceRepository } from './presence.repository.js';
import { PresenceService } from './presence.service.js';

/** Who has which initiative open. */
@Module({ providers: [PresenceRepository, PresenceService], exports: [PresenceService] })
export class PresenceModule {}
