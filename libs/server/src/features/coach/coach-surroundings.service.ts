import { Injectable } from '@nestjs/common';
import type { AroundText } from '@workback/contracts/coach/coach-facts';
import { CriterionService } from '../criterion/criterion.service.js';
import { QuestionService } from '../prfaq/question.service.js';
import { PromiseService } from '../promise/promise.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';

/** What the coach has to know beside the text: day, length rules, promises, criteria, owners of questions. */
@Injectable()
export class CoachSurroundings {
  constructor(
    private readonly workspaces: WorkspaceService,
    private readonly promises: PromiseService,
    private readonly criteria: CriterionService,
    private readonly questions: QuestionService,
  ) {}

  async of(workspaceId: string, initiativeId: string): Promise<Omit<AroundText, 'frozen'>> {
    const { lengthRules } = await this.workspaces.get(workspaceId);
    const { today } = await this.workspaces.settings(workspaceId);
    const { promises } = await this.promises.list(workspaceId, initiativeId);
    const { criteria } = await this.criteria.list(workspaceId, { initiativeId });
    const { questions } = await this.questions.list(workspaceId, initiativeId);
    return { today, lengthRules, promises, criteria, questions };
  }
}
