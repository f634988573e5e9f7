import { Injectable } from '@nestjs/common';
import type { Initiative, launchSchema } from '@workback/contracts/initiative/initiative.schemas';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { decideLaunch, type LaunchRefusal } from '@workback/domain/gate/launch';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, type Failure, invalid, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { EvaluationService } from '../evaluation/evaluation.service.js';
import { FollowService } from '../follow/follow.service.js';
import { GateReader } from '../gate/gate-reader.js';
import { InitiativeRepository } from '../initiative/initiative.repository.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { NotificationService } from '../notification/notification.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { LaunchRepository } from './launch.repository.js';

/** Launches: declared through the launch gate or by an exception, and taken back when they were declared wrongly. */
@Injectable()
export class LaunchService {
  constructor(
    private readonly launches: LaunchRepository,
    private readonly gates: GateReader,
    private readonly rows: InitiativeRepository,
    private readonly initiatives: InitiativeService,
    private readonly workspaces: WorkspaceService,
    private readonly evaluation: EvaluationService,
    private readonly follows: FollowService,
    private readonly notifications: NotificationService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** Declares the launch of an approved initiative; criteria that are due after it start to count. */
  async declare(
    workspaceId: string,
    initiativeId: string,
    { launchedOn, exception }: z.output<typeof launchSchema>,
    actorId: string,
  ): Promise<Initiative> {
    return this.database.transaction(async () => {
      const row = await this.rows.lock(workspaceId, initiativeId);
      if (!row) throw notFound('initiative');
      const { today } = await this.workspaces.settings(workspaceId);
      const { gates, facts } = await this.gates.read(workspaceId, initiativeId);
      const gate = gates.find(({ key }) => key === 'launch')!;
      const decision = decideLaunch(
        {
          approved: facts.prfaqStatus === 'approved',
          parked: row.parkedAt !== null,
          launchedOn: row.launchedOn,
          today,
          open: gate.open,
        },
        launchedOn,
        exception,
      );
      if (decision.kind === 'same') return this.initiatives.get(workspaceId, initiativeId);
      if (decision.kind === 'refused') throw refusal(decision.why, row, today, gate.open);
      await this.rows.setLaunched(workspaceId, initiativeId, launchedOn);
      const launch = { launchedOn, exception: decision.exception, facts: [...gate.facts], open: [...gate.open] };
      await this.launches.insert(workspaceId, initiativeId, launch, actorId);
      const although = decision.exception === null ? '' : `, by an exception: ${decision.exception}`;
      await this.announce(
        'launched',
        `“${row.name}” was launched on ${launchedOn}${although}`,
        { workspaceId, initiativeId, actorId },
        {
          after:
            decision.exception === null
              ? { launchedOn }
              : { launchedOn, exception: decision.exception, open: launch.open },
        },
      );
      await this.evaluation.judgeInitiative(workspaceId, initiativeId);
      return this.initiatives.get(workspaceId, initiativeId);
    });
  }

  /** Takes back a launch that did not happen, or not on that day; verdicts that counted from it are judged again. */
  async cancel(workspaceId: string, initiativeId: string, reason: string, actorId: string): Promise<Initiative> {
    return this.database.transaction(async () => {
      const row = await this.rows.lock(workspaceId, initiativeId);
      if (!row) throw notFound('initiative');
      if (row.launchedOn === null) {
        throw conflict('not-launched', `“${row.name}” is not launched, so there is no launch to take back.`);
      }
      if (row.concludedAt !== null) {
        throw conflict('concluded', `“${row.name}” is concluded with its verdicts; its launch stands.`);
      }
      const { launchedOn } = row;
      await this.launches.cancel(workspaceId, initiativeId, reason, actorId);
      await this.rows.setLaunched(workspaceId, initiativeId, null);
      await this.announce(
        'launch-cancelled',
        `The launch of “${row.name}” on ${launchedOn} was taken back: ${reason}`,
        { workspaceId, initiativeId, actorId },
        { before: { launchedOn }, after: { launchedOn: null } },
      );
      await this.evaluation.judgeInitiative(workspaceId, initiativeId);
      return this.initiatives.get(workspaceId, initiativeId);
    });
  }

  /** Records it, and tells everybody who follows the initiative. */
  private async announce(
    verb: 'launched' | 'launch-cancelled',
    summary: string,
    { workspaceId, initiativeId, actorId }: { workspaceId: string; initiativeId: string; actorId: string },
    states: { before?: unknown; after?: unknown },
  ): Promise<void> {
    const subject = { subjectType: 'initiative', subjectId: initiativeId };
    const event = { workspaceId, initiativeId, kind: `initiative.${verb}`, ...subject, summary, actorId };
    const eventId = await this.events.record({ ...event, ...states });
    await this.notifications.notify(await this.follows.followers(workspaceId, initiativeId), {
      ...{ workspaceId, initiativeId, ...subject, summary, actorId, eventId },
      kind: verb,
      link: `/initiatives/${initiativeId}#gates`,
    });
  }
}

function refusal(
  why: LaunchRefusal,
  { name, launchedOn }: { name: string; launchedOn: string | null },
  today: PlainDate,
  open: readonly string[],
): Failure {
  switch (why) {
    case 'in-the-future':
      return invalid([{ field: 'launchedOn', message: `must not be after today, ${today}` }]);
    case 'already-launched':
      return conflict('already-launched', `“${name}” was launched on ${launchedOn}.`);
    case 'not-approved':
      return conflict('not-approved', `The PR/FAQ of “${name}” is not approved, so there is nothing to launch yet.`);
    case 'parked':
      return conflict('parked', `“${name}” is parked. Take it up again before you launch it.`);
    case 'gate-open': {
      const asks = open.map((each) => each.replace(/\.$/, '')).join('; ');
      return conflict(
        'gate-open',
        `The launch gate of “${name}” still asks for: ${asks}. Settle it, or say why it launches all the same.`,
      );
    }
  }
}
