/** Why somebody is told something; a new reason is one line here and one in the words of the inbox. */
export const notificationKinds = [
  'mention',
  'reply',
  'comment',
  'review-asked',
  'verdict-given',
  'question-assigned',
  'check-in-due',
  'check-in-logged',
  'check-in-acknowledged',
  'report-sent',
  'launched',
  'launch-cancelled',
  'gate-assigned',
  'commentary-wanted',
  'action-set',
  'source-rests',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];
