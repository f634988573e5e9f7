import { Module } from '@nestjs/common';
import { SearchRepository } from './search.repository.js';
import { SearchService } from './search.service.js';

/** Full-text search. */
@Module({ providers: [SearchRepository, SearchService], exports: [SearchService] })
export class SearchModule {}
