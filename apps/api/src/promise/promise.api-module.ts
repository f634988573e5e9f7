import { Module } from '@nestjs/common';
import { PromiseModule } from '@workback/server/features/promise/promise.module';
import { PromiseController } from './promise.controller.js';

@Module({ imports: [PromiseModule], controllers: [PromiseController] })
export class PromiseApiModule {}
