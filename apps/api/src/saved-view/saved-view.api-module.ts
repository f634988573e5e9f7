import { Module } from '@nestjs/common';
import { SavedViewModule } from '@workback/server/features/saved-view/saved-view.module';
import { SavedViewController } from './saved-view.controller.js';

@Module({ imports: [SavedViewModule], controllers: [SavedViewController] })
export class SavedViewApiModule {}
