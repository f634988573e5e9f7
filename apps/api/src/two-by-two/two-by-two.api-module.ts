import { Module } from '@nestjs/common';
import { TwoByTwoModule } from '@workback/server/features/two-by-two/two-by-two.module';
import { TwoByTwoController } from './two-by-two.controller.js';

@Module({ imports: [TwoByTwoModule], controllers: [TwoByTwoController] })
export class TwoByTwoApiModule {}
