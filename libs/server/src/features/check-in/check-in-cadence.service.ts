import { Injectable } from '@nestjs/common';
import type { CheckInCadenceWire, checkInCadenceWriteSchema } from '@workback/contracts/check-in/check-in.schemas';
import { DEFAULT_CADENCE } from '@workback/domain/check-in/check-in-cadence';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { type CadenceRow, CheckInCadenceRepository } from './check-in-cadence.repository.js';
import { CheckInReminderRepository } from './check-in-reminder.repository.js';

/** When check-ins on an initiative are expected, and from whom. */
@Injectable()
export class CheckInCadenceService {
  constructor(
    private readonly cadences: CheckInCadenceRepository,
    private readonly reminders: CheckInReminderRepository,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async get(workspaceId: string, initiativeId: string): Promise<CheckInCadenceWire> {
    const row = await this.cadences.find(workspaceId, initiativeId);
    if (!row) throw notFound('initiative');
    return toCadence(row);
  }

  /** Chooses the rhythm and the reporters, if nobody changed them since `version`. */
  async set(
    workspaceId: string,
    initiativeId: string,
    version: number,
    setting: z.output<typeof checkInCadenceWriteSchema>,
    actorId: string,
  ): Promise<CheckInCadenceWire> {
    return this.database.transaction(async () => {
      const row = await this.cadences.find(workspaceId, initiativeId);
      if (!row) throw notFound('initiative');
      const before = toCadence(row);
      const { today: chosenOn } = await this.workspaces.settings(workspaceId);
      if (!(await this.cadences.write(workspaceId, initiativeId, version, { ...setting, chosenOn }))) {
        throw staleVersion('rhythm of check-ins', await this.get(workspaceId, initiativeId));
      }
      const reporterIds = new Set(setting.reporterIds);
      if ((await this.cadences.setReporters(workspaceId, initiativeId, [...reporterIds])) < reporterIds.size) {
        throw invalid([{ field: 'reporterIds', message: 'every one must be a member of this workspace' }]);
      }
      await this.reminders.lookAgain(workspaceId, initiativeId);
      const after = await this.get(workspaceId, initiativeId);
      await this.events.append({
        workspaceId,
        initiativeId,
        kind: 'check-in.cadence-set',
        subjectType: 'initiative',
        subjectId: initiativeId,
        summary: `The rhythm of check-ins on “${row.name}” was changed`,
        actorId,
        before,
        after,
      });
      return after;
    });
  }
}

function toCadence({ chosen, reporters }: CadenceRow): CheckInCadenceWire {
  return {
    rule: chosen?.rule ?? DEFAULT_CADENCE,
    reporters: [...reporters],
    milestoneOwners: chosen?.milestoneOwners ?? false,
    isDefault: chosen === null,
    version: chosen?.version ?? 0,
  };
}
