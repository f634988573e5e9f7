/** What can be commented on; a new one is a name here, an address below, and a query in the comment-subject repository. */
export const commentSubjects = ['prfaq', 'amendment', 'milestone', 'kpi', 'check-in'] as const;
export type CommentSubject = (typeof commentSubjects)[number];

/** A thread, as far as its address needs it; without an id the place where the threads are. */
interface PlacedThread {
  readonly subjectType: CommentSubject;
  readonly subjectId: string;
  /** Null for what belongs to no initiative. */
  readonly initiativeId: string | null;
  readonly threadId: string | null;
}

/** Where a thread is read: a path below the address of the workspace. */
export function threadPath({ subjectType, subjectId, initiativeId, threadId }: PlacedThread): string {
  const initiative = `/initiatives/${initiativeId ?? ''}`;
  const [page, search] = (
    {
      prfaq: [`${initiative}/prfaq`, 'panel=comments'],
      amendment: [`${initiative}/amendments/${subjectId}`, 'panel=comments'],
      milestone: [`${initiative}/plan`, `milestone=${subjectId}`],
      kpi: [`/kpis/${subjectId}`, ''],
      'check-in': [`${initiative}/check-ins`, `about=${subjectId}`],
    } satisfies Record<CommentSubject, readonly [string, string]>
  )[subjectType];
  const found = [search, threadId === null ? '' : `thread=${threadId}`].filter((each) => each !== '').join('&');
  return found === '' ? page : `${page}?${found}`;
}

export const isCommentSubject = (type: string): type is CommentSubject =>
  (commentSubjects as readonly string[]).includes(type);
