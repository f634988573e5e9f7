import { Injectable } from '@nestjs/common';
import type {
  Commentary,
  commentaryWriteSchema,
  DeckNote,
  deckNoteCreateSchema,
  deckNotePatchSchema,
  DeckWords,
} from '@workback/contracts/deck/deck-words.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { dateWords } from '@workback/domain/calendar/date-words';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { NotificationService } from '../notification/notification.service.js';
import { CommentaryAskService } from './commentary-ask.service.js';
import { DeckReader } from './deck-reader.service.js';
import { DeckWordsRepository } from './deck-words.repository.js';
import { toCommentary, toNote } from './deck.mapper.js';
import { DeckRepository } from './deck.repository.js';

/** What is said about decks: the owner's commentary by week, notes and actions of the meeting. */
@Injectable()
export class DeckWordsService {
  constructor(
    private readonly words: DeckWordsRepository,
    private readonly decks: DeckRepository,
    private readonly reader: DeckReader,
    private readonly asks: CommentaryAskService,
    private readonly notifications: NotificationService,
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Commentary (that of a frozen week as the meeting saw it), notes, open actions, and who was asked. */
  async get(workspaceId: string, deckId: string, asked: PlainDate | undefined): Promise<DeckWords> {
    if (!(await this.decks.find(workspaceId, deckId))) throw notFound('deck');
    const weekEnding = await this.weekOf(workspaceId, deckId, asked);
    const kept = await this.words.frozenCommentaries(workspaceId, deckId, weekEnding);
    return {
      commentaries:
        kept === undefined
          ? (await this.words.weekCommentaries(workspaceId, weekEnding)).map(toCommentary)
          : (JSON.parse(kept) as Commentary[]),
      notes: (await this.words.notes(workspaceId, deckId, weekEnding)).map(toNote),
      asked: await this.words.asked(workspaceId, deckId, weekEnding),
    };
  }

  /** Says what moved a KPI in a week, if nobody said it since `version`; 0 is nobody yet. */
  async comment(
    workspaceId: string,
    kpiId: string,
    version: number,
    { weekEnding: asked, words, known }: z.output<typeof commentaryWriteSchema>,
    actorId: string,
  ): Promise<Commentary> {
    const weekEnding = await this.reader.weekOf(workspaceId, asked);
    return this.database.transaction(async () => {
      const kpi = await this.words.kpiName(workspaceId, kpiId);
      if (!kpi) throw notFound('KPI');
      const before = await this.words.commentary(workspaceId, kpiId, weekEnding);
      if (!(await this.words.write(workspaceId, { kpiId, weekEnding, words, known }, version, actorId))) {
        const now = await this.words.commentary(workspaceId, kpiId, weekEnding);
        if (!now) throw notFound('commentary');
        throw staleVersion('commentary', toCommentary(now));
      }
      const after = toCommentary((await this.words.commentary(workspaceId, kpiId, weekEnding))!);
      await this.events.append({
        workspaceId,
        initiativeId: kpi.initiativeId,
        kind: 'commentary.written',
        subjectType: 'kpi',
        subjectId: kpiId,
        summary: `Commentary on “${kpi.name}” for the week ending ${dateWords(weekEnding)} was ${before ? 'changed' : 'written'}`,
        actorId,
        before: before ? toCommentary(before) : null,
        after,
      });
      await this.asks.answered(workspaceId, kpiId, weekEnding);
      return after;
    });
  }

  async addNote(
    workspaceId: string,
    deckId: string,
    note: z.output<typeof deckNoteCreateSchema>,
    actorId: string,
  ): Promise<DeckNote> {
    const weekEnding = await this.weekOf(workspaceId, deckId, note.weekEnding);
    return this.database.transaction(async () => {
      if (!(await this.decks.find(workspaceId, deckId))) throw notFound('deck');
      await this.refuseStrangers(workspaceId, note);
      const id = await this.words.addNote(workspaceId, deckId, { ...note, weekEnding }, actorId);
      const taken = await this.announced(
        workspaceId,
        deckId,
        id,
        note.ownerId === null ? 'taken' : 'action-set',
        actorId,
      );
      await this.tell(workspaceId, deckId, taken, actorId);
      return taken;
    });
  }

  async updateNote(
    workspaceId: string,
    deckId: string,
    noteId: string,
    version: number,
    patch: z.output<typeof deckNotePatchSchema>,
    actorId: string,
  ): Promise<DeckNote> {
    return this.database.transaction(async () => {
      const row = await this.words.note(workspaceId, deckId, noteId);
      if (!row) throw notFound('note');
      if (row.version !== version) throw staleVersion('note', toNote(row));
      const wanted = {
        words: patch.words ?? row.words,
        ownerId: patch.ownerId === undefined ? (row.owner?.id ?? null) : patch.ownerId,
        dueOn: patch.dueOn === undefined ? row.dueOn : patch.dueOn,
        doneAt: patch.done === undefined ? row.doneAt : patch.done ? (row.doneAt ?? this.clock.now()) : null,
      };
      await this.refuseStrangers(workspaceId, { ownerId: wanted.ownerId, kpiId: null });
      await this.words.updateNote(workspaceId, noteId, wanted);
      const done = wanted.doneAt !== null && row.doneAt === null;
      const changed = await this.announced(workspaceId, deckId, noteId, done ? 'action-done' : 'taken', actorId);
      if (changed.owner?.id !== row.owner?.id) await this.tell(workspaceId, deckId, changed, actorId);
      return changed;
    });
  }

  async removeNote(workspaceId: string, deckId: string, noteId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.words.note(workspaceId, deckId, noteId);
      if (!row) throw notFound('note');
      await this.announced(workspaceId, deckId, noteId, 'removed', actorId);
      await this.words.removeNote(workspaceId, noteId);
    });
  }

  /** A frozen week keeps its day even after the workspace's weeks end on another one. */
  private async weekOf(workspaceId: string, deckId: string, asked: PlainDate | undefined): Promise<PlainDate> {
    if (asked !== undefined) {
      const frozen = await this.words.frozenCommentaries(workspaceId, deckId, asked);
      if (frozen !== undefined) return asked;
    }
    return this.reader.weekOf(workspaceId, asked);
  }

  private async refuseStrangers(
    workspaceId: string,
    { ownerId, kpiId }: { ownerId: string | null; kpiId: string | null },
  ): Promise<void> {
    if (ownerId !== null && !(await this.words.isMember(workspaceId, ownerId))) {
      throw invalid([{ field: 'ownerId', message: 'is nobody in this workspace' }]);
    }
    if (kpiId !== null && !(await this.words.kpiName(workspaceId, kpiId))) {
      throw invalid([{ field: 'kpiId', message: 'is no KPI of this workspace' }]);
    }
  }

  /** Whoever got an action hears of it at once. */
  private async tell(workspaceId: string, deckId: string, note: DeckNote, actorId: string): Promise<void> {
    if (note.owner === null || note.doneAt !== null) return;
    const due = note.dueOn === null ? '' : `, by ${dateWords(note.dueOn)}`;
    await this.notifications.notify([note.owner.id], {
      workspaceId,
      kind: 'action-set',
      subjectType: 'deck-note',
      subjectId: note.id,
      summary: `A review gave you an action: ${note.words.slice(0, 200)}${due}`,
      link: `/wbr/${deckId}?week=${note.weekEnding}`,
      actorId,
    });
  }

  private async announced(
    workspaceId: string,
    deckId: string,
    noteId: string,
    what: 'taken' | 'action-set' | 'action-done' | 'removed',
    actorId: string,
  ): Promise<DeckNote> {
    const note = toNote((await this.words.note(workspaceId, deckId, noteId))!);
    const said = {
      taken: 'Note',
      'action-set': 'Action',
      'action-done': 'Action done',
      removed: 'Note removed',
    };
    await this.events.append({
      workspaceId,
      kind: `deck-note.${what}`,
      subjectType: 'deck',
      subjectId: deckId,
      summary: `${said[what]}: ${note.words.slice(0, 200)}`,
      actorId,
      after: note,
    });
    return note;
  }
}
