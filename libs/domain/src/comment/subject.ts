/** What can be commented on; a new subject is one line here and one query in the comment-subject repository. */
export const commentSubjects = ['prfaq', 'milestone', 'kpi', 'check-in'] as const;
export type CommentSubject = (typeof commentSubjects)[number];
