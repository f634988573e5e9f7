import { Module } from '@nestjs/common';
import { PushModule } from '@workback/server/features/push/push.module';
import { PushController } from './push.controller.js';

@Module({ imports: [PushModule], controllers: [PushController] })
export class PushApiModule {}
