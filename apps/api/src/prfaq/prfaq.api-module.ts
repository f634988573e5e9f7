import { Module } from '@nestjs/common';
import { PrfaqModule } from '@workback/server/features/prfaq/prfaq.module';
import { PrfaqController } from './prfaq.controller.js';
import { QuestionController } from './question.controller.js';
import { WordController } from './word.controller.js';

@Module({ imports: [PrfaqModule], controllers: [PrfaqController, QuestionController, WordController] })
export class PrfaqApiModule {}
