import type { Role } from '@workback/domain/access/permissions';

/** Roles as people read them. */
export const roleWords: Record<Role, string> = {
  owner: 'Owner',
  admin: 'Admin',
  editor: 'Editor',
  contributor: 'Contributor',
  viewer: 'Viewer',
};

/** What each role may do, to follow "may". */
export const roleMeaning: Record<Role, string> = {
  viewer: 'read everything',
  contributor:
    'read everything, comment, answer reviews, check in, tick gates, annotate charts, and pull or type numbers',
  editor: 'do what contributors do, and write PR/FAQs, plans and KPIs',
  admin: 'do what editors do, conclude initiatives, connect sources, invite people and change settings',
  owner: 'do everything, and make others owner',
};
