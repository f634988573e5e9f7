import { Module } from '@nestjs/common';
import { DeckModule } from '@workback/server/features/deck/deck.module';
import { DeckController } from './deck.controller.js';

@Module({ imports: [DeckModule], controllers: [DeckController] })
export class DeckApiModule {}
