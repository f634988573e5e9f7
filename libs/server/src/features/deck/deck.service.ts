import { Injectable } from '@nestjs/common';
import type { Deck, deckCreateSchema, deckPatchSchema, decksSchema } from '@workback/contracts/deck/deck.schemas';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { latestWeekEnding } from './deck-reader.service.js';
import { toDeck, toSummary } from './deck.mapper.js';
import { type DeckDefinition, DeckRepository, type DeckRow } from './deck.repository.js';

/** Decks of a workspace: what they are made of. */
@Injectable()
export class DeckService {
  constructor(
    private readonly decks: DeckRepository,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async list(workspaceId: string): Promise<z.output<typeof decksSchema>> {
    const latest = latestWeekEnding(await this.workspaces.settings(workspaceId));
    const frozen = new Map((await this.decks.frozen(workspaceId, null)).map((each) => [each.deckId, each]));
    return {
      decks: (await this.decks.list(workspaceId)).map((row) => toSummary(row, latest, frozen.get(row.id))),
    };
  }

  async get(workspaceId: string, deckId: string): Promise<Deck> {
    const row = await this.decks.find(workspaceId, deckId);
    if (!row) throw notFound('deck');
    return this.shown(row);
  }

  async create(workspaceId: string, input: z.output<typeof deckCreateSchema>, actorId: string): Promise<Deck> {
    refuseDoubles(input);
    return this.database.transaction(async () => {
      // Who makes a deck is not done with it: owners are asked from the next week on, or by a button.
      const latest = latestWeekEnding(await this.workspaces.settings(workspaceId));
      const deck = await this.shown(await this.decks.insert(workspaceId, input, latest));
      await this.announce('created', workspaceId, actorId, null, deck);
      return deck;
    });
  }

  async update(
    workspaceId: string,
    deckId: string,
    version: number,
    patch: z.output<typeof deckPatchSchema>,
    actorId: string,
  ): Promise<Deck> {
    return this.database.transaction(async () => {
      const row = await this.decks.lock(workspaceId, deckId);
      if (!row) throw notFound('deck');
      const before = await this.shown(row);
      if (row.version !== version) throw staleVersion('deck', before);
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const wanted: DeckDefinition = { ...row, ...given };
      refuseDoubles(wanted);
      const deck = await this.shown(await this.decks.update(workspaceId, deckId, wanted));
      await this.announce('updated', workspaceId, actorId, before, deck);
      return deck;
    });
  }

  async remove(workspaceId: string, deckId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.decks.lock(workspaceId, deckId);
      if (!row) throw notFound('deck');
      const before = await this.shown(row);
      if (before.frozen.length > 0) {
        throw conflict('deck-frozen', `Weeks of “${row.name}” were frozen at their meetings, so the deck stays.`);
      }
      await this.decks.remove(workspaceId, deckId);
      await this.announce('removed', workspaceId, actorId, before, null);
    });
  }

  private async shown(row: DeckRow): Promise<Deck> {
    const latest = latestWeekEnding(await this.workspaces.settings(row.workspaceId));
    return toDeck(row, latest, await this.decks.frozen(row.workspaceId, row.id));
  }

  private announce(
    what: 'created' | 'updated' | 'removed',
    workspaceId: string,
    actorId: string,
    before: Deck | null,
    after: Deck | null,
  ): Promise<void> {
    const { id, name } = (after ?? before)!;
    return this.events.append({
      workspaceId,
      kind: `deck.${what}`,
      subjectType: 'deck',
      subjectId: id,
      summary: `Deck “${name}” was ${what === 'updated' ? 'changed' : what === 'created' ? 'made' : what}`,
      actorId,
      before,
      after,
    });
  }
}

/** Sections and blocks are told apart by their ids. */
function refuseDoubles({ sections }: DeckDefinition): void {
  const ids = sections.flatMap(({ id, blocks }) => [id, ...blocks.map((block) => block.id)]);
  const double = ids.find((id, at) => ids.indexOf(id) !== at);
  if (double !== undefined) {
    throw invalid([{ field: 'sections', message: `two sections or blocks have the id “${double}”` }]);
  }
}
