import { Injectable } from '@nestjs/common';
import { afterTries, meaningOf } from '@workback/domain/source/breaker';
import { EventLog } from '../../platform/events/event-log.js';
import { NotificationService } from '../notification/notification.service.js';
import type { FailedRun, PulledRun } from '../run/pull.repository.js';
import { SourceBreakerRepository } from './source-breaker.repository.js';

/** Leaves sources alone that fail as a whole, tells whom it concerns, and notices when they answer again. */
@Injectable()
export class SourceBreakerService {
  constructor(
    private readonly breakers: SourceBreakerRepository,
    private readonly notifications: NotificationService,
    private readonly events: EventLog,
  ) {}

  /** Takes note of how tries ended. Call it in the transaction that stores them. */
  async note(pulled: readonly PulledRun[], failed: readonly FailedRun[]): Promise<void> {
    const answered = new Map(pulled.flatMap(({ run }) => (run.sourceId ? [[run.sourceId, run.workspaceId]] : [])));
    const failedBySource = Map.groupBy(
      failed.filter(({ run, code }) => run.sourceId !== null && meaningOf(code) !== 'nothing'),
      ({ run }) => run.sourceId as string,
    );
    const clean = [...answered.keys()].filter((id) => !failedBySource.has(id));
    if (clean.length > 0) {
      for (const id of await this.breakers.closeAnswering(clean)) await this.announceAnswer(answered.get(id)!, id);
    }
    // One order for everybody, so that two workers do not wait for each other.
    for (const id of [...failedBySource.keys()].sort()) {
      await this.noteFailures(id, failedBySource.get(id)!, answered.has(id));
    }
  }

  private async noteFailures(sourceId: string, failed: readonly FailedRun[], answered: boolean): Promise<void> {
    const { workspaceId } = failed[0]!.run;
    const before = await this.breakers.hold(workspaceId, sourceId);
    const tries = failed.map(({ code, askedToWaitSeconds }) => ({ code, askedToWaitSeconds }));
    const after = afterTries(before, answered, tries, before.nowMs);
    const last = failed.findLast(({ code }) => meaningOf(code) === 'source-fails') ?? failed.at(-1)!;
    await this.breakers.keep(sourceId, after, last.code, last.message);
    if (before.openedAt !== null && after.openedAt === null) return this.announceAnswer(workspaceId, sourceId);
    if (before.openedAt === null && after.openedAt !== null) await this.announceRest(workspaceId, sourceId, last);
  }

  private async announceRest(workspaceId: string, sourceId: string, { code, message }: FailedRun): Promise<void> {
    const { sourceName, ownerIds } = await this.breakers.markWaiting(workspaceId, sourceId, code, message);
    const summary = `Source “${sourceName}” failed several times in a row and rests; its pulls wait. ${message}`;
    const eventId = await this.events.record({
      ...{ workspaceId, kind: 'source.rests', subjectType: 'source', subjectId: sourceId, summary },
    });
    await this.notifications.notify(ownerIds, {
      ...{ workspaceId, kind: 'source-rests', subjectType: 'source', subjectId: sourceId, summary },
      ...{ link: `/sources/${sourceId}`, actorId: null, eventId },
    });
  }

  private async announceAnswer(workspaceId: string, sourceId: string): Promise<void> {
    const summary = 'The source answers again; pulls that waited go on.';
    await this.events.append({
      workspaceId,
      kind: 'source.answers',
      subjectType: 'source',
      subjectId: sourceId,
      summary,
    });
  }
}
