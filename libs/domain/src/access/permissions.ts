/** What a person may do in a workspace, by role: the one table used by the API's guard and by the web app. */
export const roles = ['owner', 'admin', 'editor', 'contributor', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Every action the product guards. */
export const permissions = [
  'workspace.read',
  'workspace.manage',
  'member.manage',
  'prfaq.edit',
  'review.answer',
  'initiative.conclude',
  'roadmap.edit',
  'comment.write',
  'comment.resolve',
  'comment.moderate',
  'check-in.write',
  'check-in.acknowledge',
  'gate.tick',
  'forecast.run',
  'kpi.edit',
  'deck.edit',
  'commentary.write',
  'kpi.pull',
  'observation.write',
  'annotation.write',
  'source.manage',
  'token.manage',
] as const;
export type Permission = (typeof permissions)[number];

const viewer: readonly Permission[] = ['workspace.read'];
const contributor: readonly Permission[] = [
  ...viewer,
  'review.answer',
  'comment.write',
  'check-in.write',
  'gate.tick',
  'forecast.run',
  'commentary.write',
  'kpi.pull',
  'observation.write',
  'annotation.write',
];
const editor: readonly Permission[] = [
  ...contributor,
  'prfaq.edit',
  'roadmap.edit',
  'check-in.acknowledge',
  'comment.resolve',
  'kpi.edit',
  'deck.edit',
  'token.manage',
];
const admin: readonly Permission[] = [
  ...editor,
  'initiative.conclude',
  'comment.moderate',
  'source.manage',
  'workspace.manage',
  'member.manage',
];

const byRole: Record<Role, ReadonlySet<Permission>> = {
  owner: new Set(admin),
  admin: new Set(admin),
  editor: new Set(editor),
  contributor: new Set(contributor),
  viewer: new Set(viewer),
};

/** Says whether a role may do an action. */
export function allows(role: Role, permission: Permission): boolean {
  return byRole[role].has(permission);
}
