/** Which threads of comments are shown. */
export const threadFilters = ['open', 'resolved', 'gone', 'mine'] as const;
export type ThreadFilter = (typeof threadFilters)[number];
