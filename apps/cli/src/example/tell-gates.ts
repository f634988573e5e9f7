import type { INestApplicationContext } from '@nestjs/common';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { GateTemplateService } from '@workback/server/features/gate/gate-template.service';
import { GateService } from '@workback/server/features/gate/gate.service';
import { Database } from '@workback/server/platform/database/database';
import { gateTemplate } from './stories/gate-template.js';
import type { Story } from './stories/story.js';

interface Setting {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly on: (day: number) => PlainDate;
  readonly person: (name: string | undefined) => string;
}

/** Writes the checklists that every initiative of the example begins with. */
export async function writeGateTemplate(
  app: INestApplicationContext,
  workspaceId: string,
  ownerId: string,
  people: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { gate, title, owner } of gateTemplate) {
    const entry = { gate, title, ownerId: (owner && people.get(owner)) ?? null };
    await app.get(GateTemplateService).add(workspaceId, entry, ownerId);
  }
  // Older than every gate of the example: one that was passed asks for nothing that came later.
  await app
    .get(Database)
    .query(`UPDATE gate_items SET created_at = created_at - interval '400 days' WHERE workspace_id = $1`, [
      workspaceId,
    ]);
}

/** Ticks what people of a story settled, each dated to when they did. */
export async function tellGates(app: INestApplicationContext, setting: Setting, story: Story): Promise<void> {
  const { workspaceId, initiativeId, on, person } = setting;
  for (const { title, by, day, note = '' } of story.settled) {
    const { gates } = await app.get(GateService).get(workspaceId, initiativeId);
    const item = gates.flatMap(({ items }) => items).find((each) => each.title === title);
    if (!item) throw new Error(`“${title}” is on no checklist of ${story.name}`);
    const address = { workspaceId, initiativeId, gateItemId: item.id };
    await app.get(GateService).tick(address, item.version, { state: 'done', note }, person(by));
    await app
      .get(Database)
      .query('UPDATE gate_ticks SET settled_at = $3 WHERE initiative_id = $1 AND item_id = $2', [
        initiativeId,
        item.id,
        `${on(day)} 15:00`,
      ]);
  }
}
