import type { INestApplicationContext } from '@nestjs/common';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { AnnotationService } from '@workback/server/features/annotation/annotation.service';
import { Database } from '@workback/server/platform/database/database';
import type { Story } from './stories/story.js';

interface Setting {
  readonly workspaceId: string;
  readonly initiativeId: string;
  readonly on: (day: number) => PlainDate;
  readonly person: (name: string | undefined) => string;
}

/** What people of a story noted at the days of its charts, each dated to when they did. */
export async function tellAnnotations(
  app: INestApplicationContext,
  { workspaceId, initiativeId, on, person }: Setting,
  story: Story,
  kpis: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { on: day, until, text, kpi, by } of story.annotations) {
    const place =
      kpi === undefined ? { kpiId: null, initiativeId } : { kpiId: kpis.get(kpi) ?? '', initiativeId: null };
    const words = { from: on(day), to: until === undefined ? null : on(until), text };
    const author = { userId: person(by), tokenId: null };
    const { id } = await app.get(AnnotationService).create(workspaceId, { ...words, ...place }, author);
    await app
      .get(Database)
      .query('UPDATE annotations SET created_at = $2 WHERE id = $1', [id, `${on(until ?? day)} 17:30`]);
  }
}
