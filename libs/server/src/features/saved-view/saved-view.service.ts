import { Injectable } from '@nestjs/common';
import type {
  SavedView,
  savedViewCreateSchema,
  savedViewPatchSchema,
  savedViewsSchema,
} from '@workback/contracts/saved-view/saved-view.schemas';
import { allows, type Role } from '@workback/domain/access/permissions';
import { keptSearch, type SavedViewPlace } from '@workback/domain/saved-view/saved-view';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, Failure, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { toSavedView } from './saved-view.mapper.js';
import { SavedViewRepository } from './saved-view.repository.js';

interface Viewer {
  readonly userId: string;
  readonly role: Role;
}

const MOST = 100;

/** Named views of screens: everybody keeps their own, and editors those that all have. */
@Injectable()
export class SavedViewService {
  constructor(
    private readonly savedViews: SavedViewRepository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async list(
    workspaceId: string,
    userId: string,
    place: SavedViewPlace | null,
  ): Promise<z.output<typeof savedViewsSchema>> {
    return { savedViews: (await this.savedViews.list(workspaceId, userId, place)).map(toSavedView) };
  }

  async create(
    workspaceId: string,
    { shared, search, ...input }: z.output<typeof savedViewCreateSchema>,
    viewer: Viewer,
  ): Promise<SavedView> {
    if (shared) refuseUnlessEditor(viewer);
    const ownerId = shared ? null : viewer.userId;
    return this.database.transaction(async () => {
      if ((await this.savedViews.count(workspaceId, ownerId)) >= MOST) {
        throw conflict('too-many-saved-views', `There are ${MOST} saved views already: remove one that nobody uses.`);
      }
      const row = await this.savedViews.insert(workspaceId, { ...input, ownerId, search: keptSearch(search) });
      const savedView = toSavedView(row);
      await this.announce('created', workspaceId, viewer, null, savedView);
      return savedView;
    });
  }

  async update(
    workspaceId: string,
    savedViewId: string,
    version: number,
    { shared, search, name }: z.output<typeof savedViewPatchSchema>,
    viewer: Viewer,
  ): Promise<SavedView> {
    return this.database.transaction(async () => {
      const row = await this.savedViews.lock(workspaceId, savedViewId, viewer.userId);
      if (!row) throw notFound('saved view');
      if (row.ownerId === null || shared) refuseUnlessEditor(viewer);
      const before = toSavedView(row);
      if (row.version !== version) throw staleVersion('saved view', before);
      const after = await this.savedViews.update(workspaceId, {
        ...row,
        name: name ?? row.name,
        search: search ? keptSearch(search) : row.search,
        ownerId: shared === undefined ? row.ownerId : shared ? null : viewer.userId,
      });
      await this.announce('updated', workspaceId, viewer, before, toSavedView(after));
      return toSavedView(after);
    });
  }

  async remove(workspaceId: string, savedViewId: string, viewer: Viewer): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.savedViews.lock(workspaceId, savedViewId, viewer.userId);
      if (!row) throw notFound('saved view');
      if (row.ownerId === null) refuseUnlessEditor(viewer);
      await this.savedViews.remove(workspaceId, savedViewId);
      await this.announce('removed', workspaceId, viewer, toSavedView(row), null);
    });
  }

  /** Views of one person are nobody else's business: only those that all have, or had, stand in the record. */
  private async announce(
    what: 'created' | 'updated' | 'removed',
    workspaceId: string,
    { userId }: Viewer,
    before: SavedView | null,
    after: SavedView | null,
  ): Promise<void> {
    if (!before?.shared && !after?.shared) return;
    const { id, name } = (after ?? before)!;
    await this.events.append({
      workspaceId,
      kind: `saved-view.${what}`,
      subjectType: 'saved-view',
      subjectId: id,
      summary: `Saved view “${name}” was ${what}`,
      actorId: userId,
      before,
      after,
    });
  }
}

function refuseUnlessEditor({ role }: Viewer): void {
  if (allows(role, 'roadmap.edit')) return;
  throw new Failure('forbidden', 'not-allowed', 'Editors keep the views that everybody has; save one for yourself.');
}
