import { Module } from '@nestjs/common';
import { CriterionModule } from '@workback/server/features/criterion/criterion.module';
import { CriterionController } from './criterion.controller.js';

@Module({ imports: [CriterionModule], controllers: [CriterionController] })
export class CriterionApiModule {}
