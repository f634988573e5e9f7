import { Injectable } from '@nestjs/common';
import { isTimeZone } from '@workback/domain/calendar/zoned-time';
import { FIRST_OWNER } from '@workback/domain/session/first-owner';
import { Database } from '../../platform/database/database.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { InstallationRepository } from './installation.repository.js';
import { SessionRepository } from './session.repository.js';

export interface FirstRun {
  readonly ownerId: string;
  /** The owner's first workspace that is not the example. */
  readonly workspaceId: string;
  /** True for the one call that found the installation empty. */
  readonly created: boolean;
}

/** What happens once in the life of an installation. */
@Injectable()
export class FirstRunService {
  constructor(
    private readonly installation: InstallationRepository,
    private readonly sessions: SessionRepository,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
  ) {}

  /**
   * Makes sure that there is an owner with a workspace: on an empty installation somebody without e-mail or password,
   * who comes in by a one-time link. A time zone that is not known counts as UTC. Safe to call from several processes.
   */
  ensureOwner(timeZone: string): Promise<FirstRun> {
    return this.database.transaction(async () => {
      await this.installation.takeTurn();
      const known = await this.installation.ownerId();
      const ownerId = known ?? (await this.sessions.insertUser(FIRST_OWNER));
      await this.installation.setOwner(ownerId);
      const workspaceId =
        (await this.installation.ownWorkspace(ownerId)) ?? (await this.firstWorkspace(ownerId, timeZone));
      return { ownerId, workspaceId, created: known === null };
    });
  }

  private async firstWorkspace(ownerId: string, timeZone: string): Promise<string> {
    const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
    const { id } = await this.workspaces.create({ name: 'My workspace', timeZone: zone }, ownerId);
    return id;
  }
}
