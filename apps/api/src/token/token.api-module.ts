import { Module } from '@nestjs/common';
import { TokenModule } from '@workback/server/features/token/token.module';
import { TokenController } from './token.controller.js';

@Module({ imports: [TokenModule], controllers: [TokenController] })
export class TokenApiModule {}
