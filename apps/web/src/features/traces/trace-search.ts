/** What the address of the trace remembers. */
export interface TraceSearch {
  /** Read from the work and the measures instead of from the promises. */
  readonly by?: 'work';
  readonly gaps?: 'only';
}

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readTraceSearch({ by, gaps }: Record<string, unknown>): TraceSearch {
  return { ...(by === 'work' ? { by } : {}), ...(gaps === 'only' ? { gaps } : {}) };
}
