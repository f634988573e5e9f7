import { Module } from '@nestjs/common';
import { SessionModule } from '@workback/server/features/session/session.module';
import { SessionController } from './session.controller.js';

@Module({ imports: [SessionModule], controllers: [SessionController] })
export class SessionApiModule {}
