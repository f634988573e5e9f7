import { Injectable } from '@nestjs/common';
import type { searchQuery, SearchResult } from '@workback/contracts/search/search.schemas';
import { type SearchKind, searchKinds } from '@workback/domain/search/kinds';
import { searchTerms } from '@workback/domain/search/query';
import type { z } from 'zod';
import { toHit } from './search.mapper.js';
import { MOST_COUNTED, SearchRepository } from './search.repository.js';

/** Full-text search over everything that people write in a workspace. */
@Injectable()
export class SearchService {
  constructor(private readonly entries: SearchRepository) {}

  /** What holds all the words, best first, by kind. */
  async find(workspaceId: string, { q, kind, limit }: z.output<typeof searchQuery>): Promise<SearchResult> {
    const terms = searchTerms(q);
    if (terms.length === 0) return { terms: [], groups: [] };
    const kinds: readonly SearchKind[] = kind ? [kind] : searchKinds;
    const rows = await this.entries.find(workspaceId, { terms, kinds, limit });
    const groups = kinds.flatMap((each) => {
      const own = rows.filter((row) => row.kind === each);
      const total = Number(own[0]?.total ?? 0);
      const hits = own.map((row) => toHit(row, terms));
      return total === 0 ? [] : [{ kind: each, total, more: total >= MOST_COUNTED, hits }];
    });
    return { terms: terms.map(({ text }) => text), groups };
  }
}
