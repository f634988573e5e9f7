import { Module } from '@nestjs/common';
import { InitiativeModule } from '@workback/server/features/initiative/initiative.module';
import { LaunchModule } from '@workback/server/features/launch/launch.module';
import { InitiativeController } from './initiative.controller.js';

@Module({ imports: [InitiativeModule, LaunchModule], controllers: [InitiativeController] })
export class InitiativeApiModule {}
