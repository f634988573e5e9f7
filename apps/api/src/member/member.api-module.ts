import { Module } from '@nestjs/common';
import { MemberModule } from '@workback/server/features/member/member.module';
import { MemberController } from './member.controller.js';

@Module({ imports: [MemberModule], controllers: [MemberController] })
export class MemberApiModule {}
