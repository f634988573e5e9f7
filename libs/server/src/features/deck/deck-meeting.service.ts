import { Injectable } from '@nestjs/common';
import type { DeckReading, PeriodColumns, Restatements } from '@workback/contracts/deck/deck-reading.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { dateWords } from '@workback/domain/calendar/date-words';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { conflict, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { DeckReader } from './deck-reader.service.js';
import { DeckWordsRepository } from './deck-words.repository.js';
import { toCommentary, toFrozenWeek } from './deck.mapper.js';
import { DeckRepository } from './deck.repository.js';

/** Meetings: a week is frozen with its numbers and words, and what was restated since is shown beside it. */
@Injectable()
export class DeckMeetingService {
  constructor(
    private readonly decks: DeckRepository,
    private readonly words: DeckWordsRepository,
    private readonly reader: DeckReader,
    private readonly database: Database,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Freezes a week for good; a week is frozen once. */
  async freeze(workspaceId: string, deckId: string, asked: PlainDate, actorId: string): Promise<string> {
    const weekEnding = await this.reader.weekOf(workspaceId, asked);
    return this.database.transaction(async () => {
      const deck = await this.decks.lock(workspaceId, deckId);
      if (!deck) throw notFound('deck');
      const frozenAt = this.clock.now();
      const frozen = toFrozenWeek({ weekEnding, frozenAt, frozenBy: await this.decks.nameOf(actorId) });
      const reading: DeckReading = { ...(await this.reader.compute(deck, weekEnding)), frozen };
      const ids = reading.kpis.map(({ id }) => id);
      const said = (await this.words.commentaries(workspaceId, weekEnding, ids)).map(toCommentary);
      const json = JSON.stringify(reading);
      const week = { deckId, weekEnding, reading: json, commentaries: JSON.stringify(said), frozenAt };
      if (!(await this.decks.freeze(workspaceId, week, actorId))) {
        throw conflict('already-frozen', `The week ending ${dateWords(weekEnding)} was frozen before.`);
      }
      await this.events.append({
        workspaceId,
        kind: 'deck.frozen',
        subjectType: 'deck',
        subjectId: deckId,
        summary: `“${deck.name}” was frozen for the week ending ${dateWords(weekEnding)}`,
        actorId,
        after: { weekEnding, kpis: ids.length, exceptions: reading.exceptions.length },
      });
      return json;
    });
  }

  /** Numbers of a frozen week that would be other numbers if it were compiled today; none for a week that is not frozen. */
  async restatements(workspaceId: string, deckId: string, asked: PlainDate | undefined): Promise<Restatements> {
    const deck = await this.decks.find(workspaceId, deckId);
    if (!deck) throw notFound('deck');
    const weekEnding = asked ?? (await this.reader.weekOf(workspaceId, undefined));
    const kept = await this.decks.frozenReading(workspaceId, deckId, weekEnding);
    if (kept === undefined) return { restated: [] };
    const then = JSON.parse(kept) as DeckReading;
    // The KPIs and the calendar of that week, whatever the deck is made of by now.
    const now = await this.reader.compute({ ...deck, months: then.months, sections: sectionsOf(then) }, weekEnding);
    return { restated: changesBetween(then, now) };
  }
}

function sectionsOf(reading: DeckReading): Parameters<DeckReader['compute']>[0]['sections'] {
  const blocks = reading.kpis.map(({ id: kpiId }) => ({
    id: kpiId,
    kind: 'kpi' as const,
    kpiId,
    form: 'tables' as const,
  }));
  return [{ id: 'all', title: '', text: '', blocks }];
}

const PERIODS = [
  ['week', 'weeks'],
  ['month', 'months'],
  ['to-date', 'toDate'],
] as const;

function changesBetween(then: DeckReading, now: DeckReading): Restatements['restated'] {
  const numbers = new Map(
    then.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'kpi' ? [[block.kpiId, block.number] as const] : [])),
    ),
  );
  const present = new Map(now.kpis.map((kpi) => [kpi.id, kpi]));
  return then.kpis.flatMap((kpi) => {
    const own = present.get(kpi.id);
    if (!own) return [];
    const changes = PERIODS.flatMap(([period, list]) =>
      differing(kpi.figures[list], own.figures[list]).map((change) => ({ period, ...change })),
    );
    return changes.length === 0
      ? []
      : [{ kpiId: kpi.id, name: kpi.name, number: numbers.get(kpi.id) ?? null, changes }];
  });
}

function differing(then: PeriodColumns, now: PeriodColumns): { at: number; was: number | null; now: number | null }[] {
  return then.value.flatMap((was, at) => {
    const is = now.value[at] ?? null;
    return Object.is(was, is) ? [] : [{ at, was, now: is }];
  });
}
