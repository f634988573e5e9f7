import { Module } from '@nestjs/common';
import { SearchModule } from '@workback/server/features/search/search.module';
import { SearchController } from './search.controller.js';

@Module({ imports: [SearchModule], controllers: [SearchController] })
export class SearchApiModule {}
