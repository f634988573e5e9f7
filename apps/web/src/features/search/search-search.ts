import { defaultStringifySearch } from '@tanstack/react-router';
import { type SearchKind, searchKinds } from '@workback/domain/search/kinds';

/** What the address of the results remembers. */
export interface SearchSearch {
  readonly q?: string;
  readonly kind?: SearchKind;
}

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readSearchSearch({ q, kind }: Record<string, unknown>): SearchSearch {
  // An address that was typed by hand may hold a bare number, which arrives as one.
  const typed = typeof q === 'string' || typeof q === 'number' ? String(q).trim() : '';
  return {
    ...(typed === '' ? {} : { q: typed }),
    ...(searchKinds.includes(kind as SearchKind) ? { kind: kind as SearchKind } : {}),
  };
}

/** The address of the results for these words, below the workspace. */
export function searchPath(search: SearchSearch): string {
  return `/search${defaultStringifySearch({ ...search })}`;
}
