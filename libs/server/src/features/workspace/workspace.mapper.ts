import type { Workspace } from '@workback/contracts/workspace/workspace.schemas';
import { usualLengthRules } from '@workback/domain/prfaq/length-rules';
import type { WorkspaceEntity } from './workspace.entity.js';

/** A workspace as it crosses the wire. */
export function toWorkspace(row: Omit<WorkspaceEntity, 'createdAt'>): Workspace {
  const { id, slug, isExample, version, name, timeZone, weekEndingDay, fiscalYearEndMonth } = row;
  const { workingDays, holidays, holidayNames } = row;
  const lengthRules = row.lengthRules ?? usualLengthRules;
  const calendar = { timeZone, weekEndingDay, fiscalYearEndMonth, workingDays, holidays, holidayNames };
  return { id, slug, isExample, version, name, ...calendar, lengthRules };
}
