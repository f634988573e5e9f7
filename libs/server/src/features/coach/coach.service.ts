import { Injectable } from '@nestjs/common';
import { coachFacts } from '@workback/contracts/coach/coach-facts';
import type {
  coachReportSchema,
  coachSilenceCreateSchema,
  coachSilencesSchema,
  CoachSilenceWire,
} from '@workback/contracts/coach/coach.schemas';
import { coach, coachRules } from '@workback/domain/prfaq/coach/coach';
import { heard } from '@workback/domain/prfaq/coach/silence';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { invalid, notFound } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { PrfaqService } from '../prfaq/prfaq.service.js';
import { CoachRepository } from './coach.repository.js';
import { CoachSurroundings } from './coach-surroundings.service.js';
import { toFinding, toSilence } from './coach.mapper.js';

/** The coach: remarks on the present text by the rules of the method, and which of them nobody wants to hear again. */
@Injectable()
export class CoachService {
  constructor(
    private readonly prfaqs: PrfaqService,
    private readonly surroundings: CoachSurroundings,
    private readonly silencesOf: CoachRepository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async report(workspaceId: string, initiativeId: string): Promise<z.output<typeof coachReportSchema>> {
    const { status, document } = await this.prfaqs.find(workspaceId, initiativeId);
    const frozen = status === 'approved' || status === 'rejected';
    const facts = coachFacts({ ...(await this.surroundings.of(workspaceId, initiativeId)), frozen });
    const { findings, english } = coach(document, facts);
    const { shown, silenced } = heard(findings, document, await this.silencesOf.list(workspaceId, initiativeId));
    const wire = (list: typeof shown) => list.map((finding) => toFinding(finding, document));
    return { english, findings: wire(shown), silenced: wire(silenced) };
  }

  async silences(workspaceId: string, initiativeId: string): Promise<z.output<typeof coachSilencesSchema>> {
    await this.prfaqs.find(workspaceId, initiativeId);
    return { silences: (await this.silencesOf.list(workspaceId, initiativeId)).map(toSilence) };
  }

  /** Silences a remark; one that is silent already stays as it was. */
  async silence(
    workspaceId: string,
    initiativeId: string,
    given: z.output<typeof coachSilenceCreateSchema>,
    actorId: string,
  ): Promise<CoachSilenceWire> {
    const rule = coachRules.get(given.rule);
    if (!rule) throw invalid([{ field: 'rule', message: 'There is no such rule.' }]);
    return this.database.transaction(async () => {
      await this.prfaqs.find(workspaceId, initiativeId);
      const { id, added } = await this.silencesOf.add(workspaceId, initiativeId, given, actorId);
      if (added) {
        const about = given.words === '' ? '' : `: “${given.words.slice(0, 80)}”`;
        const summary = `The coach’s remark “${rule.title}” was silenced${about}`;
        await this.announce('silenced', summary, workspaceId, initiativeId, actorId, { after: given });
      }
      return toSilence((await this.silencesOf.find(workspaceId, initiativeId, id))!);
    });
  }

  async hear(workspaceId: string, initiativeId: string, silenceId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.silencesOf.find(workspaceId, initiativeId, silenceId);
      if (!row) throw notFound('silence');
      await this.silencesOf.remove(workspaceId, initiativeId, silenceId);
      const { rule, place, subject, words, title } = toSilence(row);
      const summary = `The coach’s remark “${title}” is heard again`;
      const before = { rule, place, subject, words };
      await this.announce('heard', summary, workspaceId, initiativeId, actorId, { before });
    });
  }

  private announce(
    verb: string,
    summary: string,
    workspaceId: string,
    initiativeId: string,
    actorId: string,
    states: { before?: unknown; after?: unknown },
  ): Promise<void> {
    const subject = { subjectType: 'prfaq', subjectId: initiativeId };
    return this.events.append({
      workspaceId,
      initiativeId,
      kind: `coach.${verb}`,
      ...subject,
      summary,
      actorId,
      ...states,
    });
  }
}
