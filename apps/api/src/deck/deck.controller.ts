import { Controller, Res } from '@nestjs/common';
import { deckRoutes as routes } from '@workback/contracts/deck/deck.routes';
import type { DeckReading } from '@workback/contracts/deck/deck-reading.schemas';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { CommentaryAskService } from '@workback/server/features/deck/commentary-ask.service';
import { deckCsv } from '@workback/server/features/deck/deck-csv';
import { DeckMeetingService } from '@workback/server/features/deck/deck-meeting.service';
import { DeckReader } from '@workback/server/features/deck/deck-reader.service';
import { DeckWordsService } from '@workback/server/features/deck/deck-words.service';
import { DeckService } from '@workback/server/features/deck/deck.service';
import type { FastifyReply } from 'fastify';
import { type Actor, Caller } from '../platform/access/actor.js';
import { PreparedJson, sendPrepared } from '../platform/route/prepared-json.js';
import { Handles, Input } from '../platform/route/route.decorator.js';
import { sendFile } from '../platform/route/sent-file.js';

type In<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;
type Out<Name extends keyof typeof routes> = Promise<RouteResponse<(typeof routes)[Name]>>;

/** Decks of the weekly business review. */
@Controller()
export class DeckController {
  constructor(
    private readonly decks: DeckService,
    private readonly reader: DeckReader,
    private readonly meetings: DeckMeetingService,
    private readonly words: DeckWordsService,
    private readonly asks: CommentaryAskService,
  ) {}

  @Handles(routes.list)
  list(@Input() { params }: In<'list'>): Out<'list'> {
    return this.decks.list(params.workspaceId);
  }

  @Handles(routes.create)
  create(@Input() { params, body }: In<'create'>, @Caller() { userId }: Actor): Out<'create'> {
    return this.decks.create(params.workspaceId, body, userId);
  }

  @Handles(routes.get)
  get(@Input() { params }: In<'get'>): Out<'get'> {
    return this.decks.get(params.workspaceId, params.deckId);
  }

  @Handles(routes.update)
  update(@Input() { params, body, ifMatch }: In<'update'>, @Caller() { userId }: Actor): Out<'update'> {
    return this.decks.update(params.workspaceId, params.deckId, ifMatch, body, userId);
  }

  @Handles(routes.remove)
  remove(@Input() { params }: In<'remove'>, @Caller() { userId }: Actor): Promise<void> {
    return this.decks.remove(params.workspaceId, params.deckId, userId);
  }

  @Handles(routes.read)
  async read(
    @Input() { params, query }: In<'read'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PreparedJson> {
    const json = await this.reader.json(params.workspaceId, params.deckId, query.weekEnding);
    sendPrepared(reply, null);
    return new PreparedJson(Buffer.from(json));
  }

  @Handles(routes.csv)
  async csv(@Input() { params, query }: In<'csv'>, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const json = await this.reader.json(params.workspaceId, params.deckId, query.weekEnding);
    const reading = JSON.parse(json) as DeckReading;
    const name = `${reading.name} ${reading.weekEnding}.csv`;
    sendFile(reply, { type: 'text/csv; charset=utf-8', name, as: 'attachment' });
    return deckCsv(reading);
  }

  @Handles(routes.freeze)
  async freeze(
    @Input() { params, body }: In<'freeze'>,
    @Caller() { userId }: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PreparedJson> {
    const json = await this.meetings.freeze(params.workspaceId, params.deckId, body.weekEnding, userId);
    sendPrepared(reply, null);
    return new PreparedJson(Buffer.from(json));
  }

  @Handles(routes.restatements)
  restatements(@Input() { params, query }: In<'restatements'>): Out<'restatements'> {
    return this.meetings.restatements(params.workspaceId, params.deckId, query.weekEnding);
  }

  @Handles(routes.words)
  wordsOf(@Input() { params, query }: In<'words'>): Out<'words'> {
    return this.words.get(params.workspaceId, params.deckId, query.weekEnding);
  }

  @Handles(routes.ask)
  async ask(@Input() { params, body }: In<'ask'>, @Caller() { userId }: Actor): Out<'ask'> {
    await this.asks.ask(params.workspaceId, params.deckId, body.weekEnding, userId);
    return this.words.get(params.workspaceId, params.deckId, body.weekEnding);
  }

  @Handles(routes.addNote)
  addNote(@Input() { params, body }: In<'addNote'>, @Caller() { userId }: Actor): Out<'addNote'> {
    return this.words.addNote(params.workspaceId, params.deckId, body, userId);
  }

  @Handles(routes.updateNote)
  updateNote(@Input() { params, body, ifMatch }: In<'updateNote'>, @Caller() { userId }: Actor): Out<'updateNote'> {
    return this.words.updateNote(params.workspaceId, params.deckId, params.noteId, ifMatch, body, userId);
  }

  @Handles(routes.removeNote)
  removeNote(@Input() { params }: In<'removeNote'>, @Caller() { userId }: Actor): Promise<void> {
    return this.words.removeNote(params.workspaceId, params.deckId, params.noteId, userId);
  }

  @Handles(routes.comment)
  comment(@Input() { params, body, ifMatch }: In<'comment'>, @Caller() { userId }: Actor): Out<'comment'> {
    return this.words.comment(params.workspaceId, params.kpiId, ifMatch, body, userId);
  }
}
