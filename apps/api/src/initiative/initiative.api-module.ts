import { Module } from '@nestjs/common';
import { InitiativeModule } from '@workback/server/features/initiative/initiative.module';
import { InitiativeController } from './initiative.controller.js';

@Module({ imports: [InitiativeModule], controllers: [InitiativeController] })
export class InitiativeApiModule {}
