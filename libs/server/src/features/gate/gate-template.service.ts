import { Injectable } from '@nestjs/common';
import type {
  gateItemPatchSchema,
  gateTemplateItemCreateSchema,
  gateTemplateSchema,
} from '@workback/contracts/gate/gate.schemas';
import { GATE_WORDS } from '@workback/domain/gate/gate';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { GateRepository, type TemplateRow } from './gate.repository.js';
import { refuseStrangers } from './gate.service.js';

type GateTemplate = z.output<typeof gateTemplateSchema>;

const LIMIT = 100;

/** What the checklists of every initiative of a workspace begin with. */
@Injectable()
export class GateTemplateService {
  constructor(
    private readonly gates: GateRepository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async get(workspaceId: string): Promise<GateTemplate> {
    return { items: await this.gates.template(workspaceId) };
  }

  async add(
    workspaceId: string,
    { gate, title, ownerId }: z.output<typeof gateTemplateItemCreateSchema>,
    actorId: string,
  ): Promise<GateTemplate> {
    return this.database.transaction(async () => {
      await refuseStrangers(this.gates, workspaceId, ownerId);
      if ((await this.gates.template(workspaceId)).length >= LIMIT) {
        throw conflict('too-many-entries', `A template has at most ${LIMIT} entries.`);
      }
      const id = await this.gates.insert(workspaceId, { initiativeId: null, gate, title, ownerId }, actorId);
      const summary = `“${title}” was added to the ${GATE_WORDS[gate].name.toLowerCase()} of every initiative`;
      await this.announce('template-added', workspaceId, id, summary, actorId, { after: { gate, title, ownerId } });
      return this.get(workspaceId);
    });
  }

  async update(
    workspaceId: string,
    itemId: string,
    version: number,
    patch: z.output<typeof gateItemPatchSchema>,
    actorId: string,
  ): Promise<GateTemplate> {
    return this.database.transaction(async () => {
      const before = await this.lock(workspaceId, itemId);
      if (before.version !== version) throw staleVersion('entry', await this.get(workspaceId));
      const { title = before.title, ownerId = before.owner?.id ?? null } = patch;
      await refuseStrangers(this.gates, workspaceId, ownerId);
      await this.gates.update(workspaceId, itemId, { title, ownerId });
      const states = { before: { title: before.title, ownerId: before.owner?.id ?? null }, after: { title, ownerId } };
      await this.announce(
        'template-changed',
        workspaceId,
        itemId,
        `“${title}” of the template was changed`,
        actorId,
        states,
      );
      return this.get(workspaceId);
    });
  }

  /** Takes an entry out; initiatives in which it was settled keep it. */
  async remove(workspaceId: string, itemId: string, actorId: string): Promise<GateTemplate> {
    return this.database.transaction(async () => {
      const { title } = await this.lock(workspaceId, itemId);
      await this.gates.remove(workspaceId, itemId);
      const summary = `“${title}” was taken out of the template`;
      await this.announce('template-removed', workspaceId, itemId, summary, actorId, { before: { title } });
      return this.get(workspaceId);
    });
  }

  private async lock(workspaceId: string, itemId: string): Promise<TemplateRow> {
    const row = await this.gates.lockTemplate(workspaceId, itemId);
    if (!row) throw notFound('entry');
    return row;
  }

  private announce(
    verb: string,
    workspaceId: string,
    subjectId: string,
    summary: string,
    actorId: string,
    states: { before?: unknown; after?: unknown },
  ): Promise<void> {
    const event = { workspaceId, kind: `gate.${verb}`, subjectType: 'workspace', subjectId, summary, actorId };
    return this.events.append({ ...event, ...states });
  }
}
