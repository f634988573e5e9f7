import { Injectable } from '@nestjs/common';
import type { CriterionWire } from '@workback/contracts/criterion/criterion.schemas';
import type { Kpi } from '@workback/contracts/kpi/kpi.schemas';
import type { Portfolio } from '@workback/contracts/portfolio/portfolio.schemas';
import type { SharedPage, ShareLink } from '@workback/contracts/share-link/share-link.schemas';
import { CheckInService } from '../check-in/check-in.service.js';
import { CriterionService } from '../criterion/criterion.service.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { KpiReader } from '../kpi/kpi-reader.service.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { PromiseService } from '../promise/promise.service.js';
import { RoadmapService } from '../roadmap/roadmap.service.js';

type Content = SharedPage['content'];
type Shared<Page extends Content['page']> = Extract<Content, { page: Page }>;
type SharedKpi = Shared<'kpi'>['kpi'];

/** What a shared page says, taken together from the nouns it shows and stripped of everything that is not on it. */
@Injectable()
export class SharedContent {
  constructor(
    private readonly portfolio: PortfolioService,
    private readonly initiatives: InitiativeService,
    private readonly promises: PromiseService,
    private readonly roadmaps: RoadmapService,
    private readonly kpis: KpiReader,
    private readonly criteria: CriterionService,
    private readonly checkIns: CheckInService,
  ) {}

  of(workspaceId: string, { page, subjectId }: Pick<ShareLink, 'page' | 'subjectId'>): Promise<Content> {
    if (page === 'portfolio') return this.portfolioOf(workspaceId);
    return page === 'initiative' ? this.initiativeOf(workspaceId, subjectId!) : this.kpiOf(workspaceId, subjectId!);
  }

  /** Initiatives that are under way; what was parked or rejected is the company's own. */
  private async portfolioOf(workspaceId: string): Promise<Shared<'portfolio'>> {
    const { json } = await this.portfolio.get(workspaceId);
    const { rows } = JSON.parse(json?.toString() ?? '{"rows":[]}') as Portfolio;
    return {
      page: 'portfolio',
      rows: rows
        .filter(({ stage }) => stage !== 'parked' && stage !== 'rejected')
        .map(({ id: _id, owner, ...row }) => ({ ...row, owner: owner?.name ?? null })),
    };
  }

  private async initiativeOf(workspaceId: string, id: string): Promise<Shared<'initiative'>> {
    const initiative = await this.initiatives.get(workspaceId, id);
    const { promises } = await this.promises.list(workspaceId, id);
    const { milestones, daysToRecover } = await this.roadmaps.get(workspaceId, id);
    const { criteria } = await this.criteria.list(workspaceId, { initiativeId: id });
    const { kpis } = await this.kpis.list(workspaceId, id);
    const { checkIns } = await this.checkIns.list(workspaceId, id);
    const { name, headline, subHeading, owner, stage, launch, delivered, worked, prfaqStatus, approvedAt } = initiative;
    const last = checkIns[0];
    return {
      page: 'initiative',
      initiative: {
        ...{ name, headline, subHeading, stage, launch, delivered, worked, prfaqStatus, approvedAt, daysToRecover },
        owner: owner?.name ?? null,
        milestones: { total: milestones.length, done: milestones.filter(({ finishedOn }) => finishedOn).length },
        promises: promises
          .filter(({ withdrawn }) => withdrawn === null)
          .map(({ label, verdict, reason, passage, milestoneIds, criterionIds }) => ({
            ...{ label, verdict, reason, words: passage.exact },
            built: milestones
              .filter((milestone) => milestoneIds.includes(milestone.id))
              .map(({ number, outcome, startedOn, finishedOn }) => ({
                name: `M${number} ${outcome}`,
                state: finishedOn ? ('finished' as const) : startedOn ? ('started' as const) : ('not-started' as const),
              })),
            proved: criteria.filter((criterion) => criterionIds.includes(criterion.id)).map(({ sentence }) => sentence),
          })),
        kpis: kpis.map((kpi) => sharedKpi(kpi, criteria)),
        lastWord: last ? { note: last.note, by: last.author?.name ?? 'Somebody who left', on: last.on } : null,
      },
    };
  }

  private async kpiOf(workspaceId: string, id: string): Promise<Shared<'kpi'>> {
    const kpi = await this.kpis.get(workspaceId, id);
    const { criteria } = await this.criteria.list(workspaceId, { kpiId: id });
    const text = await this.kpis.seriesJson(workspaceId, id, {});
    const { start, values } = JSON.parse(text) as { start: string | null; values: (number | null)[] };
    const initiative = kpi.initiativeId === null ? null : await this.initiatives.get(workspaceId, kpi.initiativeId);
    return {
      page: 'kpi',
      kpi: sharedKpi(kpi, criteria),
      series: { start, values },
      launchedOn: initiative?.launch.actual ?? null,
    };
  }
}

function sharedKpi(kpi: Kpi, criteria: readonly CriterionWire[]): SharedKpi {
  const { name, kind, unit, currency, precision, direction, target, grain, purpose, baseline, delayDays, latest } = kpi;
  return {
    ...{ name, kind, unit, currency, precision, direction, target, grain, purpose, baseline, delayDays },
    latest: latest && { date: latest.date, value: latest.value },
    freshness: kpi.health.freshness,
    lastSuccessAt: kpi.health.lastSuccessAt,
    criteria: criteria
      .filter(({ kpiId }) => kpiId === kpi.id)
      .map(({ sentence, evaluation }) => ({
        sentence,
        state: evaluation?.state ?? null,
        reason: evaluation?.reason ?? '',
      })),
  };
}
