import { Module } from '@nestjs/common';
import { SavedViewRepository } from './saved-view.repository.js';
import { SavedViewService } from './saved-view.service.js';

/** Saved views of a workspace. */
@Module({ providers: [SavedViewRepository, SavedViewService], exports: [SavedViewService] })
export class SavedViewModule {}
