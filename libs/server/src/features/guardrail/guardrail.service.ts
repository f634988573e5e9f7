import { Injectable } from '@nestjs/common';
import type {
  Breach,
  breachActionSchema,
  guardrailCreateSchema,
  guardrailPatchSchema,
  GuardrailWire,
  InitiativeGuardrails,
} from '@workback/contracts/guardrail/guardrail.schemas';
import { dateWords } from '@workback/domain/calendar/date-words';
import { addDays } from '@workback/domain/calendar/plain-date';
import { guardrailState, isWatched } from '@workback/domain/guardrail/guardrail';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { GuardrailPeriods } from './guardrail-periods.js';
import { GuardrailRepository } from './guardrail.repository.js';

/** Guardrails of a workspace, how they stand after a launch, and what is done about a breach. */
@Injectable()
export class GuardrailService {
  constructor(
    private readonly guardrails: GuardrailRepository,
    private readonly periods: GuardrailPeriods,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async list(workspaceId: string): Promise<{ guardrails: GuardrailWire[] }> {
    return { guardrails: await this.guardrails.list(workspaceId) };
  }

  async create(
    workspaceId: string,
    { kpiId, ...rule }: z.output<typeof guardrailCreateSchema>,
    actorId: string,
  ): Promise<GuardrailWire> {
    return this.database.transaction(async () => {
      const id = await this.guardrails.insert(workspaceId, kpiId, rule);
      if (!id) throw conflict('no-guardrail', 'This KPI watches over launches already, or it was removed.');
      const after = (await this.guardrails.find(workspaceId, id))!;
      await this.announce('created', `${after.kpi.name} watches over every launch`, workspaceId, actorId, null, after);
      return after;
    });
  }

  async update(
    workspaceId: string,
    guardrailId: string,
    version: number,
    patch: z.output<typeof guardrailPatchSchema>,
    actorId: string,
  ): Promise<GuardrailWire> {
    return this.database.transaction(async () => {
      const before = await this.guardrails.find(workspaceId, guardrailId);
      if (!before) throw notFound('guardrail');
      if (!(await this.guardrails.update(workspaceId, guardrailId, version, { ...before, ...patch }))) {
        throw staleVersion('guardrail', before);
      }
      const after = (await this.guardrails.find(workspaceId, guardrailId))!;
      await this.announce(
        'updated',
        `The guardrail ${after.kpi.name} was changed`,
        workspaceId,
        actorId,
        before,
        after,
      );
      return after;
    });
  }

  async remove(workspaceId: string, guardrailId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const before = await this.guardrails.find(workspaceId, guardrailId);
      if (!before) throw notFound('guardrail');
      await this.guardrails.remove(workspaceId, guardrailId);
      await this.announce(
        'removed',
        `${before.kpi.name} watches over launches no more`,
        workspaceId,
        actorId,
        before,
        null,
      );
    });
  }

  /** How the guardrails stand after the launch of an initiative; before it they wait. */
  async ofInitiative(workspaceId: string, initiativeId: string): Promise<InitiativeGuardrails> {
    const initiative = await this.guardrails.launchOf(workspaceId, initiativeId);
    if (!initiative) throw notFound('initiative');
    const { today } = await this.workspaces.settings(workspaceId);
    const { launchedOn } = initiative;
    const watched = await Promise.all(
      (await this.guardrails.list(workspaceId)).map(async (guardrail) => ({
        ...guardrail,
        watchedUntil: launchedOn === null ? null : addDays(launchedOn, guardrail.watchDays),
        state:
          launchedOn === null || !isWatched(guardrail, launchedOn, today)
            ? ('none' as const)
            : guardrailState(guardrail, await this.periods.of(workspaceId, guardrail), launchedOn),
      })),
    );
    return { watched, breaches: await this.guardrails.breaches(workspaceId, initiativeId) };
  }

  /** Says what is done about a breach; the owner of the action finds it under “My work”. */
  async act(
    workspaceId: string,
    at: { initiativeId: string; breachId: string; version: number },
    action: z.output<typeof breachActionSchema>,
    actorId: string,
  ): Promise<Breach> {
    const find = async () =>
      (await this.guardrails.breaches(workspaceId, at.initiativeId)).find(({ id }) => id === at.breachId);
    return this.database.transaction(async () => {
      const before = await find();
      if (!before) throw notFound('breach');
      if (!(await this.guardrails.act(workspaceId, at, action))) {
        if (before.version !== at.version) throw staleVersion('breach', before);
        throw invalid([{ field: 'ownerId', message: 'must be a member of this workspace' }]);
      }
      const after = (await find())!;
      await this.events.append({
        workspaceId,
        initiativeId: at.initiativeId,
        kind: 'guardrail.action-set',
        subjectType: 'breach',
        subjectId: at.breachId,
        summary: action.done
          ? `What was done about ${after.kpi.name} is done: ${action.words}`
          : `About ${after.kpi.name}, until ${dateWords(action.dueOn)}: ${action.words}`,
        actorId,
        before: before.action,
        after: after.action,
      });
      return after;
    });
  }

  private announce(
    what: 'created' | 'updated' | 'removed',
    summary: string,
    workspaceId: string,
    actorId: string,
    before: GuardrailWire | null,
    after: GuardrailWire | null,
  ): Promise<void> {
    const subjectId = (after ?? before)!.id;
    return this.events.append({
      ...{
        workspaceId,
        kind: `guardrail.${what}`,
        subjectType: 'guardrail',
        subjectId,
        summary,
        actorId,
        before,
        after,
      },
    });
  }
}
