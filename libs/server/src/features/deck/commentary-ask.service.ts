import { Injectable } from '@nestjs/common';
import type { DeckReading } from '@workback/contracts/deck/deck-reading.schemas';
import { dateWords } from '@workback/domain/calendar/date-words';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { isTimeZone, plainDateIn } from '@workback/domain/calendar/zoned-time';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { conflict, notFound } from '../../platform/errors/failure.js';
import { NotificationService } from '../notification/notification.service.js';
import { CommentaryAskRepository, type NewRequest } from './commentary-ask.repository.js';
import { DeckReader } from './deck-reader.service.js';
import { DeckRepository, type DeckRow } from './deck.repository.js';

/** Owners are asked from eight in the morning of the workspace on. */
const MORNING_MS = 8 * 3_600_000;
/** Names that a sentence tells before it only counts. */
const NAMED = 3;

/** Asks owners what moved their KPIs: the morning after a week ended, and again on the morning of its review. */
@Injectable()
export class CommentaryAskService {
  constructor(
    private readonly asks: CommentaryAskRepository,
    private readonly decks: DeckRepository,
    private readonly reader: DeckReader,
    private readonly notifications: NotificationService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Looks at every deck that is due; answers how many people were asked. */
  async round(): Promise<number> {
    let asked = 0;
    for (;;) {
      const people = await this.database.transaction(() => this.next());
      if (people === null) return asked;
      asked += people;
    }
  }

  /** Asks about a week now, whatever the deck asks for by itself; nobody is asked twice about one KPI. */
  async ask(workspaceId: string, deckId: string, asked: PlainDate, actorId: string): Promise<void> {
    const weekEnding = await this.reader.weekOf(workspaceId, asked);
    await this.database.transaction(async () => {
      const deck = await this.decks.lock(workspaceId, deckId);
      if (!deck) throw notFound('deck');
      if ((await this.decks.frozenReading(workspaceId, deckId, weekEnding)) !== undefined) {
        throw conflict(
          'already-frozen',
          `The week ending ${dateWords(weekEnding)} is frozen; its commentary stays as it is.`,
        );
      }
      await this.request({ ...deck, asks: deck.asks === 'all' ? 'all' : 'exceptions' }, weekEnding, actorId);
    });
  }

  /** Somebody said what moved a KPI: whoever has nothing left to say for a deck is no longer reminded of it. */
  async answered(workspaceId: string, kpiId: string, weekEnding: PlainDate): Promise<void> {
    for (const { userId, deckId } of await this.asks.finished(workspaceId, kpiId, weekEnding)) {
      await this.notifications.settle(workspaceId, userId, {
        kind: 'commentary-wanted',
        subjectType: 'deck',
        subjectId: deckId,
      });
    }
  }

  private async next(): Promise<number | null> {
    const nowMs = this.clock.now().getTime();
    // Dates are reckoned here: PostgreSQL may not know a zone that we know, and would refuse all of them.
    const zones = (await this.asks.zones()).filter(isTimeZone);
    const due = await this.asks.take(zones.map((zone) => ({ zone, day: plainDateIn(nowMs - MORNING_MS, zone) })));
    if (!due) return null;
    const { workspaceId, deckId, weekEnding, again } = due;
    const deck = (await this.decks.find(workspaceId, deckId))!;
    return again ? this.remind(deck, weekEnding) : this.request(deck, weekEnding, null);
  }

  private async request(deck: DeckRow, weekEnding: PlainDate, actorId: string | null): Promise<number> {
    const reading = await this.reader.compute(deck, weekEnding);
    const names = new Map(reading.kpis.map(({ id, name }) => [id, name]));
    const request = { deckId: deck.id, weekEnding, dueOn: reading.reviewOn };
    const fresh = await this.asks.add(deck.workspaceId, request, wantedOf(deck, reading));
    const named = fresh.map((each) => ({ ...each, name: names.get(each.kpiId) ?? '' }));
    return this.tell(deck, weekEnding, reading.reviewOn, named, actorId);
  }

  private async remind(deck: DeckRow, weekEnding: PlainDate): Promise<number> {
    const open = await this.asks.open(deck.workspaceId, deck.id, weekEnding);
    return this.tell(deck, weekEnding, null, open, null);
  }

  private async tell(
    deck: DeckRow,
    weekEnding: PlainDate,
    dueOn: PlainDate | null,
    wanted: readonly (NewRequest & { name: string })[],
    actorId: string | null,
  ): Promise<number> {
    const people = Map.groupBy(wanted, ({ userId }) => userId);
    for (const [userId, own] of people) {
      const when = dueOn === null ? 'today' : `by ${dateWords(dueOn)}`;
      await this.notifications.notify([userId], {
        workspaceId: deck.workspaceId,
        kind: 'commentary-wanted',
        subjectType: 'deck',
        subjectId: deck.id,
        summary: `Commentary wanted ${when} for ${namesOf(own.map(({ name }) => name))} in “${deck.name}”`,
        link: `/wbr/${deck.id}?week=${weekEnding}&mine=1`,
        actorId,
      });
    }
    return people.size;
  }
}

/** KPIs that somebody answers for: all of them, or those that are exceptions. */
function wantedOf({ asks }: DeckRow, { kpis, exceptions }: DeckReading): NewRequest[] {
  const unexpected = new Set(exceptions.map(({ subject }) => subject.id));
  return kpis.flatMap(({ id, owner }) =>
    owner !== null && (asks === 'all' || unexpected.has(id)) ? [{ kpiId: id, userId: owner.id }] : [],
  );
}

function namesOf(names: readonly string[]): string {
  const [first = '', second] = names;
  if (names.length === 1) return first;
  if (names.length === 2) return `${first} and ${second}`;
  return names.length <= NAMED
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    : `${first}, ${second} and ${names.length - 2} more`;
}
