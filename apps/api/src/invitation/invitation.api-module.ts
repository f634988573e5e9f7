import { Module } from '@nestjs/common';
import { InvitationModule } from '@workback/server/features/invitation/invitation.module';
import { InvitationController } from './invitation.controller.js';

@Module({ imports: [InvitationModule], controllers: [InvitationController] })
export class InvitationApiModule {}
