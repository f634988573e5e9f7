import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type {
  Source,
  sourceCreateSchema,
  SourceDetail,
  sourcePatchSchema,
} from '@workback/contracts/source/source.schemas';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { SourceBreakerRepository } from './source-breaker.repository.js';
import { SourceSecrets } from './source-secrets.js';
import { checkedConfig } from './source-settings.js';
import { toSource, toSourceDetail } from './source.mapper.js';
import { SourceRepository, type SourceRow } from './source.repository.js';

/** Sources: where numbers come from. */
@Injectable()
export class SourceService {
  constructor(
    private readonly database: Database,
    private readonly sources: SourceRepository,
    private readonly secrets: SourceSecrets,
    private readonly events: EventLog,
    private readonly breakers: SourceBreakerRepository,
  ) {}

  async list(workspaceId: string): Promise<{ sources: Source[] }> {
    return { sources: (await this.sources.list(workspaceId)).map(toSource) };
  }

  async get(workspaceId: string, sourceId: string): Promise<SourceDetail> {
    const row = await this.sources.findWithHealth(workspaceId, sourceId);
    if (!row) throw notFound('source');
    return toSourceDetail(row, await this.sources.asked(workspaceId, sourceId));
  }

  /** Ends the rest of a source that failed; without one nothing happens. */
  async askAgain(workspaceId: string, sourceId: string): Promise<SourceDetail> {
    await this.breakers.endRest(workspaceId, sourceId);
    return this.get(workspaceId, sourceId);
  }

  /** A source with its settings and sealed secret, for other features; undefined when it is not of this workspace. */
  find(workspaceId: string, sourceId: string): Promise<SourceRow | undefined> {
    return this.sources.find(workspaceId, sourceId);
  }

  /** A source whose numbers are pushed, by its id alone. */
  findPushed(sourceId: string): Promise<(SourceRow & { workspaceId: string }) | undefined> {
    return this.sources.findPushed(sourceId);
  }

  /** Changes what the senders of a source sign with: `change` gets what there is. */
  async changeSigning(
    workspaceId: string,
    sourceId: string,
    actorId: string,
    change: (present: Readonly<Record<string, string>>) => Record<string, string>,
  ): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.sources.lock(workspaceId, sourceId);
      if (!row) throw notFound('source');
      if (row.connector !== 'push') throw conflict('not-pushed', 'Only what is pushed to a source is signed.');
      const present = row.secret ? this.secrets.open(workspaceId, sourceId, row.secret) : {};
      await this.sources.setSecret(workspaceId, sourceId, this.secrets.sealOwn(workspaceId, sourceId, change(present)));
      const after = await this.wire(workspaceId, sourceId);
      const summary = `Source “${after.name}” has a new signing secret`;
      await this.announce('source.secret-made', summary, workspaceId, actorId, null, after);
    });
  }

  async create(workspaceId: string, input: z.output<typeof sourceCreateSchema>, actorId: string): Promise<Source> {
    const { name, connector } = input;
    const id = randomUUID();
    const config = checkedConfig(connector, input.config);
    const secret = this.secrets.seal(workspaceId, id, connector, input.secret);
    return this.database.transaction(async () => {
      await this.sources.insert(workspaceId, { id, name, connector, config, secret });
      const source = await this.wire(workspaceId, id);
      await this.announce('source.created', `Source “${name}” was connected`, workspaceId, actorId, null, source);
      return source;
    });
  }

  /** Changes a source; pulls on it start over when what is asked, or with which secret, has changed. */
  async update(
    workspaceId: string,
    sourceId: string,
    version: number,
    patch: z.output<typeof sourcePatchSchema>,
    actorId: string,
  ): Promise<Source> {
    return this.database.transaction(async () => {
      const row = await this.sources.lock(workspaceId, sourceId);
      if (!row) throw notFound('source');
      const before = await this.wire(workspaceId, sourceId);
      if (row.version !== version) throw staleVersion('source', before);
      const config = patch.config === undefined ? row.config : checkedConfig(row.connector, patch.config);
      const secret = this.secrets.afterChange(workspaceId, row, config, patch.secret);
      await this.sources.update(workspaceId, { ...row, name: patch.name ?? row.name, config, secret });
      const asksAnew = patch.secret !== undefined || !isDeepStrictEqual(config, row.config);
      if (asksAnew) {
        await this.breakers.forget(workspaceId, sourceId);
        await this.sources.pullAnew(workspaceId, sourceId);
      }
      const after = await this.wire(workspaceId, sourceId);
      await this.announce('source.updated', `Source “${after.name}” was changed`, workspaceId, actorId, before, after);
      return after;
    });
  }

  async remove(workspaceId: string, sourceId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      // The lock also keeps a KPI from being attached meanwhile: its foreign key needs the row.
      if (!(await this.sources.lock(workspaceId, sourceId))) throw notFound('source');
      const { count, names } = await this.sources.users(workspaceId, sourceId);
      if (count > 0) {
        const more = count > names.length ? ` and ${count - names.length} more` : '';
        throw conflict(
          'source-in-use',
          `This source is used by ${names.map((name) => `“${name}”`).join(', ')}${more}.`,
        );
      }
      const before = await this.wire(workspaceId, sourceId);
      await this.sources.remove(workspaceId, sourceId);
      await this.announce('source.removed', `Source “${before.name}” was removed`, workspaceId, actorId, before, null);
    });
  }

  private async wire(workspaceId: string, sourceId: string): Promise<Source> {
    return toSource((await this.sources.findWithHealth(workspaceId, sourceId))!);
  }

  private announce(
    kind: string,
    summary: string,
    workspaceId: string,
    actorId: string,
    before: Source | null,
    after: Source | null,
  ): Promise<void> {
    const subjectId = (after ?? before)!.id;
    return this.events.append({ workspaceId, kind, subjectType: 'source', subjectId, summary, actorId, before, after });
  }
}
