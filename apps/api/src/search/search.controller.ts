import { Controller } from '@nestjs/common';
import type { RouteInput } from '@workback/contracts/platform/route';
import { searchRoutes } from '@workback/contracts/search/search.routes';
import type { SearchResult } from '@workback/contracts/search/search.schemas';
import { SearchService } from '@workback/server/features/search/search.service';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** Full-text search. */
@Controller()
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Handles(searchRoutes.find)
  find(@Input() { params, query }: RouteInput<typeof searchRoutes.find>): Promise<SearchResult> {
    return this.search.find(params.workspaceId, query);
  }
}
