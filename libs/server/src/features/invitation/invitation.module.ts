import { Module } from '@nestjs/common';
import { MemberModule } from '../member/member.module.js';
import { SessionModule } from '../session/session.module.js';
import { InvitationRepository } from './invitation.repository.js';
import { InvitationService } from './invitation.service.js';

/** Letting people into a workspace. */
@Module({
  imports: [MemberModule, SessionModule],
  providers: [InvitationRepository, InvitationService],
  exports: [InvitationService],
})
export class InvitationModule {}
