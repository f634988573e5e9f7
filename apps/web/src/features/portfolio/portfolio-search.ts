/** What the portfolio's address remembers: filters and order. */
export interface PortfolioSearch {
  readonly sort?: 'worst' | 'launch' | 'name';
  readonly stage?: string;
  readonly q?: string;
}

const sorts = new Set(['worst', 'launch', 'name']);

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readPortfolioSearch(search: Record<string, unknown>): PortfolioSearch {
  const { sort, stage, q } = search;
  return {
    ...(typeof sort === 'string' && sorts.has(sort) ? { sort: sort as 'worst' } : {}),
    ...(typeof stage === 'string' && stage !== '' ? { stage } : {}),
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
  };
}
