/** What can be found, in the order in which it is shown. */
export const searchKinds = [
  'initiative',
  'section',
  'question',
  'decision',
  'comment',
  'milestone',
  'kpi',
  'check-in',
] as const;
export type SearchKind = (typeof searchKinds)[number];
