import { Module } from '@nestjs/common';
import { SignalModule } from '@workback/server/features/signal/signal.module';
import { SignalController } from './signal.controller.js';

@Module({ imports: [SignalModule], controllers: [SignalController] })
export class SignalApiModule {}
