import { Module } from '@nestjs/common';
import { MemberRepository } from './member.repository.js';
import { MemberService } from './member.service.js';

/** Who belongs to a workspace. */
@Module({ providers: [MemberRepository, MemberService], exports: [MemberService] })
export class MemberModule {}
