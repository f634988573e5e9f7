import { Module } from '@nestjs/common';
import { PresenceModule } from '@workback/server/features/presence/presence.module';
import { PresenceController } from './presence.controller.js';

@Module({ imports: [PresenceModule], controllers: [PresenceController] })
export class PresenceApiModule {}
