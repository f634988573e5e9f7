import { Injectable } from '@nestjs/common';
import { amendmentProblems } from '@workback/domain/prfaq/amendment';
import { InitiativeService } from '../initiative/initiative.service.js';
import { CriterionAmendmentService } from '../criterion/criterion-amendment.service.js';
import { PromiseAmendmentService } from '../promise/promise-amendment.service.js';
import { RoadmapService } from '../roadmap/roadmap.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import type { FieldError } from '../../platform/errors/failure.js';
import { type Beside, factsOf } from './amendment-beside.js';
import type { AmendmentRow } from './amendment.repository.js';

/** Reads what an amendment is held against: promises, milestones, criteria and the plan for either launch date. */
@Injectable()
export class AmendmentReader {
  constructor(
    private readonly promises: PromiseAmendmentService,
    private readonly criteria: CriterionAmendmentService,
    private readonly roadmaps: RoadmapService,
    private readonly initiatives: InitiativeService,
    private readonly workspaces: WorkspaceService,
  ) {}

  async beside(workspaceId: string, row: AmendmentRow): Promise<Beside> {
    const { initiativeId, approved, document, criterionChanges } = row;
    const { today } = await this.workspaces.settings(workspaceId);
    const { milestones } = await this.roadmaps.get(workspaceId, initiativeId);
    const before = await this.initiatives.floats(workspaceId, initiativeId, approved.launchDate);
    const after =
      approved.launchDate === document.launchDate
        ? before
        : await this.initiatives.floats(workspaceId, initiativeId, document.launchDate);
    return {
      promises: await this.promises.standing(workspaceId, initiativeId),
      criteria: await this.criteria.standing(workspaceId, initiativeId, today),
      kpis: await this.criteria.kpis(workspaceId, criterionChanges),
      milestones: milestones.map(({ id, outcome, promiseIds }) => ({ id, outcome, promiseIds })),
      floats: { before, after },
    };
  }
}

/** Everything that stands in the way of a review, also what only the workspace knows: KPIs that are not there. */
export function problemsOf(row: AmendmentRow, beside: Beside): FieldError[] {
  const strangers = row.criterionChanges.flatMap((change): FieldError[] =>
    change.change === 'add' && !beside.kpis.has(change.kpiId)
      ? [{ field: `criteria.${change.id}`, message: 'There is no such KPI in this workspace.' }]
      : [],
  );
  return [...amendmentProblems(factsOf(row, beside)), ...strangers];
}
