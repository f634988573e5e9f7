import { Module } from '@nestjs/common';
import { AnnotationModule } from '../annotation/annotation.module.js';
import { FormulaModule } from '../formula/formula.module.js';
import { InitiativeModule } from '../initiative/initiative.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { CommentaryAskRepository } from './commentary-ask.repository.js';
import { CommentaryAskService } from './commentary-ask.service.js';
import { DeckMeetingService } from './deck-meeting.service.js';
import { DeckNumbersRepository } from './deck-numbers.repository.js';
import { DeckReader } from './deck-reader.service.js';
import { DeckWordsRepository } from './deck-words.repository.js';
import { DeckWordsService } from './deck-words.service.js';
import { DeckRepository } from './deck.repository.js';
import { DeckService } from './deck.service.js';

/** Weekly business reviews: decks, their weeks, and what is said about them. */
@Module({
  imports: [WorkspaceModule, FormulaModule, InitiativeModule, NotificationModule, AnnotationModule],
  providers: [
    DeckRepository,
    DeckNumbersRepository,
    DeckWordsRepository,
    DeckService,
    DeckReader,
    DeckMeetingService,
    DeckWordsService,
    CommentaryAskRepository,
    CommentaryAskService,
  ],
  exports: [DeckService, DeckReader, DeckMeetingService, DeckWordsService, CommentaryAskService],
})
export class DeckModule {}
