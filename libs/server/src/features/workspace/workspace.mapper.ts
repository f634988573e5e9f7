import type { Workspace } from '@workback/contracts/workspace/workspace.schemas';
import type { WorkspaceEntity } from './workspace.entity.js';

/** A workspace as it crosses the wire. */
export function toWorkspace(row: Omit<WorkspaceEntity, 'createdAt'>): Workspace {
  const { id, slug, isExample, version, name, timeZone, weekEndingDay, workingDays, holidays } = row;
  return { id, slug, isExample, version, name, timeZone, weekEndingDay, workingDays, holidays };
}
