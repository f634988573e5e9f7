import { Module } from '@nestjs/common';
import { KpiModule } from '../kpi/kpi.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { GuardrailPeriods } from './guardrail-periods.js';
import { GuardrailWatch } from './guardrail-watch.service.js';
import { GuardrailRepository } from './guardrail.repository.js';
import { GuardrailService } from './guardrail.service.js';

/** Guardrails that watch over launches. */
@Module({
  imports: [KpiModule, WorkspaceModule],
  providers: [GuardrailRepository, GuardrailPeriods, GuardrailService, GuardrailWatch],
  exports: [GuardrailService, GuardrailWatch],
})
export class GuardrailModule {}
