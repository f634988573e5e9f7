import { allows, type Permission, type Role } from '@workback/domain/access/permissions';
import { createContext, useContext } from 'react';

/** The workspace that the address names, and what the person may do in it. */
export interface WorkspaceAccess {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
  readonly isExample: boolean;
}

export const WorkspaceContext = createContext<WorkspaceAccess | null>(null);

/** The present workspace, with `can(permission)` to hide what the person may not do. */
export function useWorkspace(): WorkspaceAccess & { can(permission: Permission): boolean } {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('useWorkspace outside of a workspace');
  return { ...workspace, can: (permission) => allows(workspace.role, permission) };
}
