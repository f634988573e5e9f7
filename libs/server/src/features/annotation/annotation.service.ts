import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type {
  Annotation,
  annotationCreateSchema,
  annotationPatchSchema,
  annotationsQuery,
} from '@workback/contracts/annotation/annotation.schemas';
import { type AnnotationDraft, annotationProblems, touchesDays } from '@workback/domain/annotation/annotation';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { conflict, invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { fromAmendment, fromCriterion, fromDefinition, fromLaunch, toAnnotation } from './annotation.mapper.js';
import { AnnotationRepository, type AnnotationRow, type AnnotationScope } from './annotation.repository.js';
import { DerivedAnnotationRepository } from './derived-annotation.repository.js';

/** Who writes: a person, or a program of theirs by a token. */
export interface Author {
  readonly userId: string;
  readonly tokenId: string | null;
}

const EVER = { from: '0001-01-01', to: '9999-12-31' };

/** Annotations of charts: what people and programs noted, and what follows from the record by itself. */
@Injectable()
export class AnnotationService {
  constructor(
    private readonly annotations: AnnotationRepository,
    private readonly derived: DerivedAnnotationRepository,
    private readonly workspaces: WorkspaceService,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /** What bears on the charts of a KPI, of an initiative, or on any, oldest first. */
  async list(
    workspaceId: string,
    { kpiId, initiativeId, from = EVER.from, to = EVER.to }: z.output<typeof annotationsQuery>,
  ): Promise<{ annotations: Annotation[] }> {
    const kpiIds = kpiId === undefined ? null : [kpiId];
    const initiativeIds =
      kpiIds !== null
        ? (await this.annotations.initiativesOf(workspaceId, kpiIds)).map((each) => each.initiativeId)
        : initiativeId === undefined
          ? null
          : [initiativeId];
    return { annotations: await this.within(workspaceId, { kpiIds, initiativeIds, from, to }) };
  }

  /** What bears on each of several KPIs from one day to another, oldest first, in a constant number of statements. */
  async ofKpis(
    workspaceId: string,
    kpiIds: readonly string[],
    { from, to }: { from: PlainDate; to: PlainDate },
  ): Promise<ReadonlyMap<string, readonly Annotation[]>> {
    const pairs = await this.annotations.initiativesOf(workspaceId, kpiIds);
    const initiativeIds = [...new Set(pairs.map(({ initiativeId }) => initiativeId))];
    const all = await this.within(workspaceId, { kpiIds, initiativeIds, from, to });
    const near = Map.groupBy(pairs, ({ kpiId }) => kpiId);
    const bearsOn = (kpiId: string, { scope }: Annotation): boolean =>
      scope.kind === 'workspace' ||
      scope.id === kpiId ||
      near.get(kpiId)?.some(({ initiativeId }) => initiativeId === scope.id) === true;
    return new Map(kpiIds.map((kpiId) => [kpiId, all.filter((each) => bearsOn(kpiId, each))]));
  }

  private async within(workspaceId: string, scope: AnnotationScope): Promise<Annotation[]> {
    const written = (await this.annotations.list(workspaceId, scope)).map(toAnnotation);
    const all = [...written, ...(await this.fromRecord(workspaceId, scope))];
    return all.sort((a, b) => compare(a.from, b.from) || compare(a.at, b.at) || compare(a.id, b.id));
  }

  /** Notes something; the same id sent again is the same annotation. */
  async create(
    workspaceId: string,
    input: z.output<typeof annotationCreateSchema>,
    { userId, tokenId }: Author,
  ): Promise<Annotation> {
    const { from, to, text, kpiId, initiativeId, id = randomUUID() } = input;
    refuse(input);
    return this.database.transaction(async () => {
      await this.refuseUnknown(workspaceId, input);
      const program = tokenId === null ? null : await this.annotations.tokenName(workspaceId, tokenId);
      const row = { id, kpiId, initiativeId, fromOn: from, toOn: to, text, program, createdBy: userId };
      if (!(await this.annotations.insert(workspaceId, row))) {
        const there = await this.annotations.find(workspaceId, id);
        if (!there) throw conflict('id-taken', 'This id belongs to another annotation, or to one that was removed.');
        return toAnnotation(there);
      }
      const made = (await this.annotations.find(workspaceId, id))!;
      await this.announce('added', workspaceId, userId, null, made);
      return toAnnotation(made);
    });
  }

  async update(
    workspaceId: string,
    annotationId: string,
    version: number,
    patch: z.output<typeof annotationPatchSchema>,
    actorId: string,
  ): Promise<Annotation> {
    return this.database.transaction(async () => {
      const before = await this.annotations.lock(workspaceId, annotationId);
      if (!before) throw notFound('annotation');
      if (before.version !== version) throw staleVersion('annotation', toAnnotation(before));
      const { kpiId, initiativeId } = before;
      const { from = before.fromOn, to = before.toOn, text = before.text } = patch;
      refuse({ from, to, text, kpiId, initiativeId });
      await this.annotations.update(workspaceId, { id: annotationId, fromOn: from, toOn: to, text }, actorId);
      const after = (await this.annotations.find(workspaceId, annotationId))!;
      await this.announce('changed', workspaceId, actorId, before, after);
      return toAnnotation(after);
    });
  }

  async remove(workspaceId: string, annotationId: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const before = await this.annotations.lock(workspaceId, annotationId);
      if (!before) throw notFound('annotation');
      await this.annotations.remove(workspaceId, annotationId, actorId);
      await this.announce('removed', workspaceId, actorId, before, null);
    });
  }

  private async fromRecord(workspaceId: string, scope: AnnotationScope): Promise<Annotation[]> {
    const { timeZone } = await this.workspaces.settings(workspaceId);
    const dayOf = (instant: Date) => plainDateIn(instant.getTime(), timeZone);
    const ofInitiative = scope.kpiIds === null && scope.initiativeIds !== null;
    const launches = await this.derived.launches(workspaceId, scope);
    const amendments = await this.derived.amendments(workspaceId, scope);
    const criteria = await this.derived.criteria(workspaceId, scope);
    // The charts of an initiative are about its plan, not about what a KPI is made of.
    const definitions = ofInitiative ? [] : await this.derived.definitions(workspaceId, scope);
    return [
      ...launches.map(fromLaunch),
      ...amendments.map((mark) => fromAmendment(mark, dayOf)),
      ...criteria.map((mark) => fromCriterion(mark, dayOf)),
      ...definitions.flatMap((mark) => fromDefinition(mark, dayOf) ?? []),
    ].filter((annotation) => touchesDays(annotation, scope.from, scope.to));
  }

  private async refuseUnknown(
    workspaceId: string,
    { kpiId, initiativeId }: { kpiId: string | null; initiativeId: string | null },
  ): Promise<void> {
    const known = await this.annotations.known(workspaceId, { kpiId, initiativeId });
    if (!known.kpi) throw invalid([{ field: 'kpiId', message: 'is no KPI of this workspace' }]);
    if (!known.initiative) throw invalid([{ field: 'initiativeId', message: 'is no initiative of this workspace' }]);
  }

  private announce(
    what: 'added' | 'changed' | 'removed',
    workspaceId: string,
    actorId: string,
    before: AnnotationRow | null,
    after: AnnotationRow | null,
  ): Promise<void> {
    const row = (after ?? before)!;
    const { kpiId, initiativeId, fromOn, text, id } = row;
    const subject =
      kpiId === null ? { subjectType: 'annotation', subjectId: id } : { subjectType: 'kpi', subjectId: kpiId };
    return this.events.append({
      workspaceId,
      initiativeId,
      kind: `annotation.${what}`,
      ...subject,
      summary: `The annotation of ${fromOn} was ${what}: ${text}`,
      actorId,
      before: before && stateOf(before),
      after: after && stateOf(after),
    });
  }
}

function stateOf({ fromOn, toOn, text }: AnnotationRow) {
  return { from: fromOn, to: toOn, text };
}

function refuse(draft: AnnotationDraft): void {
  const problems = annotationProblems(draft);
  if (problems.length > 0) throw invalid(problems);
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
