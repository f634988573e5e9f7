import { Injectable } from '@nestjs/common';
import type { Workspace, workspacePatchSchema } from '@workback/contracts/workspace/workspace.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { isTimeZone, plainDateIn } from '@workback/domain/calendar/zoned-time';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { freeSlug, slugOf } from './slug.js';
import { toWorkspace } from './workspace.mapper.js';
import { WorkspaceRepository, type WorkspaceSettings } from './workspace.repository.js';

/** What computing dates in a workspace needs, read in one statement. */
export interface WorkspaceCalendar {
  readonly timeZone: string;
  /** Last day of the week, 0 = Sunday … 6 = Saturday. */
  readonly weekEndingDay: number;
  /** Month in which the fiscal year ends, 1 to 12. */
  readonly fiscalYearEndMonth: number;
  readonly workingDays: readonly number[];
  readonly holidays: readonly PlainDate[];
  /** What holidays are called, by date. */
  readonly holidayNames: Readonly<Record<string, string>>;
  /** The date it is now in the workspace's time zone. */
  readonly today: PlainDate;
}

export interface NewWorkspace {
  readonly name: string;
  readonly timeZone: string;
  readonly isExample?: boolean;
}

/** Workspaces and their settings. */
@Injectable()
export class WorkspaceService {
  constructor(
    private readonly workspaces: WorkspaceRepository,
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Creates a workspace with an address of its own; the person becomes its owner. */
  async create({ name, timeZone, isExample = false }: NewWorkspace, ownerId: string): Promise<Workspace> {
    refuseUnknownZone(timeZone);
    return this.database.transaction(async () => {
      const base = slugOf(name);
      const slug = freeSlug(base, await this.workspaces.takenSlugs(base));
      const row = await this.workspaces.insert({ slug, name, timeZone, isExample });
      await this.workspaces.addOwner(row.id, ownerId);
      const workspace = toWorkspace(row);
      await this.events.append({
        workspaceId: row.id,
        kind: 'workspace.created',
        subjectType: 'workspace',
        subjectId: row.id,
        summary: `Workspace “${name}” was created`,
        actorId: ownerId,
        after: workspace,
      });
      return workspace;
    });
  }

  async get(workspaceId: string): Promise<Workspace> {
    const row = await this.workspaces.find(workspaceId);
    if (!row) throw notFound('workspace');
    return toWorkspace(row);
  }

  /** The working calendar and today's date of a workspace. */
  async settings(workspaceId: string): Promise<WorkspaceCalendar> {
    const row = await this.workspaces.find(workspaceId);
    if (!row) throw notFound('workspace');
    const { timeZone, weekEndingDay, fiscalYearEndMonth, workingDays, holidays, holidayNames } = row;
    const today = plainDateIn(this.clock.now().getTime(), timeZone);
    return { timeZone, weekEndingDay, fiscalYearEndMonth, workingDays, holidays, holidayNames, today };
  }

  /** Changes the settings that the patch names, if nobody changed the workspace since `version`. */
  async update(
    workspaceId: string,
    version: number,
    patch: z.output<typeof workspacePatchSchema>,
    actorId: string,
  ): Promise<Workspace> {
    if (patch.timeZone !== undefined) refuseUnknownZone(patch.timeZone);
    return this.database.transaction(async () => {
      const found = await this.workspaces.lock(workspaceId);
      if (!found) throw notFound('workspace');
      const before = toWorkspace(found);
      const row = await this.workspaces.update(workspaceId, version, patched(before, patch));
      if (!row) throw staleVersion('workspace', before);
      const after = toWorkspace(row);
      await this.workspaces.markPortfolioDirty(workspaceId);
      await this.events.append({
        workspaceId,
        kind: 'workspace.updated',
        subjectType: 'workspace',
        subjectId: workspaceId,
        summary: 'Settings of the workspace were changed',
        actorId,
        before,
        after,
      });
      return after;
    });
  }

  /** Removes the example with everything in it; any other workspace is refused. */
  async removeExample(workspaceId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.workspaces.lock(workspaceId);
      if (!row) throw notFound('workspace');
      if (!row.isExample) {
        throw conflict('not-the-example', `“${row.name}” is not the example; only the example can be removed.`);
      }
      await this.workspaces.remove(workspaceId);
    });
  }
}

function refuseUnknownZone(timeZone: string): void {
  if (isTimeZone(timeZone)) return;
  throw invalid([{ field: 'timeZone', message: 'must be an IANA time zone, for example Europe/Berlin' }]);
}

function patched(before: WorkspaceSettings, patch: Partial<WorkspaceSettings>): WorkspaceSettings {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const { name, timeZone, weekEndingDay, fiscalYearEndMonth, workingDays, holidays, holidayNames, lengthRules } = {
    ...before,
    ...given,
  };
  // Said twice or in another order, a set of days is the same set.
  return {
    name,
    timeZone,
    weekEndingDay,
    fiscalYearEndMonth,
    workingDays: [...new Set(workingDays)].sort((a, b) => a - b),
    holidays: [...new Set(holidays)].sort(),
    holidayNames: namesOf(holidays, holidayNames),
    lengthRules,
  };
}

/** A day that is no longer a holiday loses its name. */
function namesOf(holidays: readonly PlainDate[], names: Readonly<Record<string, string>>): Record<string, string> {
  const free = new Set(holidays);
  return Object.fromEntries(Object.entries(names).filter(([date, name]) => free.has(date) && name.trim() !== ''));
}
