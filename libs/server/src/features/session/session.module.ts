import { Module } from '@nestjs/common';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { FirstRunService } from './first-run.service.js';
import { InstallationRepository } from './installation.repository.js';
import { SessionRepository } from './session.repository.js';
import { SessionService } from './session.service.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SignInLinkService } from './sign-in-link.service.js';

/** People, how they get in, and the first of them. */
@Module({
  imports: [WorkspaceModule],
  providers: [
    InstallationRepository,
    SessionRepository,
    SignInAttempts,
    SignInLinkService,
    SessionService,
    FirstRunService,
  ],
  exports: [SessionService, SignInLinkService, FirstRunService],
})
export class SessionModule {}
