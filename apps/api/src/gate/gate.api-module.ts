import { Module } from '@nestjs/common';
import { GateModule } from '@workback/server/features/gate/gate.module';
import { GateController } from './gate.controller.js';

@Module({ imports: [GateModule], controllers: [GateController] })
export class GateApiModule {}
