import { Module } from '@nestjs/common';
import { GuardrailModule } from '@workback/server/features/guardrail/guardrail.module';
import { GuardrailController } from './guardrail.controller.js';

@Module({ imports: [GuardrailModule], controllers: [GuardrailController] })
export class GuardrailApiModule {}
