import { Module } from '@nestjs/common';
import { MyWorkModule } from '@workback/server/features/my-work/my-work.module';
import { MyWorkController } from './my-work.controller.js';

@Module({ imports: [MyWorkModule], controllers: [MyWorkController] })
export class MyWorkApiModule {}
