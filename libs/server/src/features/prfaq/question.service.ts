import { Injectable } from '@nestjs/common';
import type { NumberedQuestionWire, numberedQuestionsSchema } from '@workback/contracts/prfaq/question.schemas';
import { type NumberedQuestion, numberedQuestions } from '@workback/domain/prfaq/questions';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { PrfaqRepository, type PrfaqRow } from './prfaq.repository.js';
import { type QuestionOwnerRow, QuestionRepository } from './question.repository.js';

/** The questions of a PR/FAQ as risks: numbered, open or answered, and who has to answer (A10). */
@Injectable()
export class QuestionService {
  constructor(
    private readonly prfaqs: PrfaqRepository,
    private readonly questions: QuestionRepository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async list(workspaceId: string, initiativeId: string): Promise<z.output<typeof numberedQuestionsSchema>> {
    const row = await this.find(workspaceId, initiativeId);
    const owners = new Map(
      (await this.questions.owners(workspaceId, initiativeId)).map((owner) => [owner.questionId, owner]),
    );
    return { questions: numberedQuestions(row.document).map((each) => toWire(each, owners.get(each.id))) };
  }

  /** Gives a question to a member, or to nobody, if no other did so since `version`. */
  async setOwner(
    workspaceId: string,
    { initiativeId, questionId }: { initiativeId: string; questionId: string },
    version: number,
    ownerId: string | null,
    actorId: string,
  ): Promise<NumberedQuestionWire> {
    return this.database.transaction(async () => {
      const row = await this.find(workspaceId, initiativeId);
      const before = await this.question(workspaceId, initiativeId, questionId);
      if (ownerId !== null && !(await this.questions.isMember(workspaceId, ownerId))) {
        throw invalid([{ field: 'ownerId', message: 'must be a member of this workspace' }]);
      }
      const change = { id: questionId, ownerId, version };
      if (!(await this.questions.setOwner(workspaceId, initiativeId, change, actorId))) {
        throw staleVersion('question', await this.question(workspaceId, initiativeId, questionId));
      }
      const after = await this.question(workspaceId, initiativeId, questionId);
      const given = after.owner ? `was given to ${after.owner.name}` : 'has no owner any more';
      await this.events.append({
        workspaceId,
        initiativeId,
        kind: 'prfaq.question-assigned',
        subjectType: 'prfaq',
        subjectId: initiativeId,
        summary: `Question ${after.label} of “${row.initiativeName}” ${given}`,
        actorId,
        before: { questionId, owner: before.owner },
        after: { questionId, owner: after.owner },
      });
      return after;
    });
  }

  private async question(workspaceId: string, initiativeId: string, questionId: string): Promise<NumberedQuestionWire> {
    const { questions } = await this.list(workspaceId, initiativeId);
    const question = questions.find(({ id }) => id === questionId);
    if (!question) throw notFound('question');
    return question;
  }

  private async find(workspaceId: string, initiativeId: string): Promise<PrfaqRow> {
    const row = await this.prfaqs.find(workspaceId, initiativeId);
    if (!row) throw notFound('initiative');
    return row;
  }
}

function toWire(
  { id, label, kind, question, open }: NumberedQuestion,
  owner: QuestionOwnerRow | undefined,
): NumberedQuestionWire {
  return { id, label, kind, question, open, owner: owner?.owner ?? null, version: owner?.version ?? 0 };
}
