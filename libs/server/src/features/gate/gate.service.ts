import { Injectable } from '@nestjs/common';
import type {
  gateItemCreateSchema,
  gateItemPatchSchema,
  Gates,
  gateTickSchema,
} from '@workback/contracts/gate/gate.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { GATE_WORDS, type GateItemState, type GateKey } from '@workback/domain/gate/gate';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { NotificationService } from '../notification/notification.service.js';
import { GateReader, type ReadGateItem } from './gate-reader.js';
import { toGates } from './gate.mapper.js';
import { GateRepository } from './gate.repository.js';

/** An entry of the checklist of an initiative. */
export interface GateItemAddress {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly gateItemId: string;
}

const LIMIT = 100;

/** The checklists of one initiative. */
@Injectable()
export class GateService {
  constructor(
    private readonly gates: GateRepository,
    private readonly reader: GateReader,
    private readonly notifications: NotificationService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async get(workspaceId: string, initiativeId: string): Promise<Gates> {
    return toGates(await this.reader.read(workspaceId, initiativeId));
  }

  async addItem(
    { workspaceId, initiativeId, gate }: { workspaceId: string; initiativeId: string; gate: GateKey },
    { title, ownerId }: z.output<typeof gateItemCreateSchema>,
    actorId: string,
  ): Promise<Gates> {
    return this.database.transaction(async () => {
      await this.lock(workspaceId, initiativeId);
      await refuseStrangers(this.gates, workspaceId, ownerId);
      const items = await this.gates.items(workspaceId, initiativeId);
      if (items.filter((item) => !item.removed && !item.fromTemplate).length >= LIMIT) {
        throw conflict('too-many-entries', `An initiative has at most ${LIMIT} entries of its own.`);
      }
      const id = await this.gates.insert(workspaceId, { initiativeId, gate, title, ownerId }, actorId);
      const summary = `“${title}” was added to the ${GATE_WORDS[gate].name.toLowerCase()}`;
      const states = { after: { gate, title, ownerId } };
      const address = { workspaceId, initiativeId, gateItemId: id };
      await this.announce('item-added', address, summary, actorId, states);
      await this.tellOwner(address, { title, gate, ownerId }, actorId);
      return this.get(workspaceId, initiativeId);
    });
  }

  /** Changes words and owner of an entry of the initiative, or who sees to an entry of the template here. */
  async updateItem(
    address: GateItemAddress,
    version: number,
    patch: z.output<typeof gateItemPatchSchema>,
    actorId: string,
  ): Promise<Gates> {
    const { workspaceId, initiativeId, gateItemId: itemId } = address;
    return this.database.transaction(async () => {
      const before = await this.found(address, version);
      const ownerBefore = before.owner?.id ?? null;
      const { title = before.title, ownerId = ownerBefore } = patch;
      await refuseStrangers(this.gates, workspaceId, ownerId);
      if (!before.fromTemplate) await this.gates.update(workspaceId, itemId, { title, ownerId });
      else if (title !== before.title) {
        throw conflict('from-template', 'This entry comes from the template; its words are changed in the settings.');
      } else if (ownerId !== ownerBefore) await this.gates.assign(workspaceId, { initiativeId, itemId }, ownerId);
      const states = { before: { title: before.title, ownerId: ownerBefore }, after: { title, ownerId } };
      await this.announce('item-changed', address, `“${title}” of a gate was changed`, actorId, states);
      if (ownerId !== ownerBefore) await this.tellOwner(address, { title, gate: before.gate, ownerId }, actorId);
      return this.get(workspaceId, initiativeId);
    });
  }

  /** Says what became of an entry; what is not needed says why. */
  async tick(
    address: GateItemAddress,
    version: number,
    { state, note }: z.output<typeof gateTickSchema>,
    actorId: string,
  ): Promise<Gates> {
    const { workspaceId, initiativeId, gateItemId: itemId } = address;
    if (state === 'not-needed' && note.trim() === '') {
      throw invalid([{ field: 'note', message: 'must say why it is not needed' }]);
    }
    return this.database.transaction(async () => {
      const before = await this.found(address, version);
      await this.gates.settle(workspaceId, { initiativeId, itemId }, { state, note: note.trim() }, actorId);
      const summary = `“${before.title}” of the ${GATE_WORDS[before.gate].name.toLowerCase()} ${said[state]}`;
      const states = { before: { state: before.state, note: before.note }, after: { state, note: note.trim() } };
      await this.announce('ticked', address, summary, actorId, states);
      return this.get(workspaceId, initiativeId);
    });
  }

  async removeItem(address: GateItemAddress, actorId: string): Promise<Gates> {
    const { workspaceId, initiativeId, gateItemId } = address;
    return this.database.transaction(async () => {
      const before = await this.found(address, null);
      if (before.fromTemplate) {
        throw conflict('from-template', 'This entry comes from the template. Say here that it is not needed, and why.');
      }
      await this.gates.remove(workspaceId, gateItemId);
      const states = { before: { title: before.title, state: before.state } };
      await this.announce('item-removed', address, `“${before.title}” was taken off a gate`, actorId, states);
      return this.get(workspaceId, initiativeId);
    });
  }

  async setDate(
    { workspaceId, initiativeId, gate }: { workspaceId: string; initiativeId: string; gate: GateKey },
    on: PlainDate | null,
    actorId: string,
  ): Promise<Gates> {
    return this.database.transaction(async () => {
      await this.lock(workspaceId, initiativeId);
      const { gates } = await this.reader.read(workspaceId, initiativeId);
      const before = gates.find(({ key }) => key === gate)!;
      await this.gates.setDate(workspaceId, initiativeId, gate, on);
      const { name } = GATE_WORDS[gate];
      const summary =
        on === null ? `The ${name.toLowerCase()} is where the plan puts it` : `The ${name.toLowerCase()} is on ${on}`;
      const states = { before: { on: before.onBecause === 'set' ? before.on : null }, after: { on } };
      await this.announce('dated', { workspaceId, initiativeId, gateItemId: initiativeId }, summary, actorId, states);
      return this.get(workspaceId, initiativeId);
    });
  }

  private async lock(workspaceId: string, initiativeId: string): Promise<void> {
    if (!(await this.gates.lock(workspaceId, initiativeId))) throw notFound('initiative');
  }

  /** An entry that is on one of the checklists, held until the transaction ends. */
  private async found(
    { workspaceId, initiativeId, gateItemId }: GateItemAddress,
    version: number | null,
  ): Promise<ReadGateItem> {
    await this.lock(workspaceId, initiativeId);
    const read = await this.reader.read(workspaceId, initiativeId);
    const item = read.gates.flatMap(({ items }) => items).find(({ id }) => id === gateItemId);
    if (!item) throw notFound('entry');
    if (version !== null && item.version !== version) throw staleVersion('entry', toGates(read));
    return item;
  }

  /** Whoever is to see to an entry learns of it. */
  private async tellOwner(
    { workspaceId, initiativeId, gateItemId: subjectId }: GateItemAddress,
    { title, gate, ownerId }: { title: string; gate: GateKey; ownerId: string | null },
    actorId: string,
  ): Promise<void> {
    if (ownerId === null) return;
    await this.notifications.notify([ownerId], {
      ...{ workspaceId, initiativeId, subjectId, actorId },
      kind: 'gate-assigned',
      subjectType: 'gate',
      summary: `You see to “${title}” of the ${GATE_WORDS[gate].name.toLowerCase()}`,
      link: `/initiatives/${initiativeId}#gates`,
    });
  }

  private announce(
    verb: string,
    { workspaceId, initiativeId, gateItemId: subjectId }: GateItemAddress,
    summary: string,
    actorId: string,
    states: { before?: unknown; after?: unknown },
  ): Promise<void> {
    const event = { workspaceId, initiativeId, kind: `gate.${verb}`, subjectType: 'gate', subjectId, summary, actorId };
    return this.events.append({ ...event, ...states });
  }
}

const said: Record<GateItemState, string> = {
  open: 'is open again',
  done: 'is done',
  'not-needed': 'is not needed',
};

/** Owners are members of the workspace. */
export async function refuseStrangers(
  gates: Pick<GateRepository, 'isMember'>,
  workspaceId: string,
  ownerId: string | null,
): Promise<void> {
  if (ownerId === null || (await gates.isMember(workspaceId, ownerId))) return;
  throw invalid([{ field: 'ownerId', message: 'must be a member of this workspace' }]);
}
