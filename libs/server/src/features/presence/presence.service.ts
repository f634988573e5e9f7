import { Injectable } from '@nestjs/common';
import type { PresenceBeat, PresentPerson } from '@workback/contracts/presence/presence.schemas';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/failure.js';
import { type PresenceKey, PresenceRepository } from './presence.repository.js';

/** Who has which initiative open right now, over any number of API processes. It is no part of the record. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly presences: PresenceRepository,
    private readonly database: Database,
  ) {}

  /** Notes that a page is still open, and answers who else is on the initiative. */
  beat(key: PresenceKey, beat: PresenceBeat): Promise<{ people: PresentPerson[] }> {
    return this.database.transaction(async () => {
      const { there, changed, leftInitiativeId } = await this.presences.beat(key, beat);
      if (!there) throw notFound('initiative');
      // Most heartbeats change nothing and are told to nobody.
      if (changed) await this.presences.announce(key.workspaceId, key.initiativeId);
      if (leftInitiativeId) await this.presences.announce(key.workspaceId, leftInitiativeId);
      return { people: await this.presences.others(key) };
    });
  }

  /** Notes that a page was closed. */
  async leave(key: PresenceKey): Promise<void> {
    await this.database.transaction(async () => {
      if (!(await this.presences.remove(key))) throw notFound('presence');
      await this.presences.announce(key.workspaceId, key.initiativeId);
    });
  }
}
