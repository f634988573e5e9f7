import type { Annotation } from '@workback/contracts/annotation/annotation.schemas';
import { definitionWords } from '@workback/domain/annotation/definition-words';
import type { PlainDate } from '@workback/domain/calendar/plain-date';
import { describeCriterion } from '@workback/domain/evaluation/describe-criterion';
import { unitWords } from '@workback/domain/kpi/unit';
import type { AnnotationRow } from './annotation.repository.js';
import type { AmendmentMark, CriterionMark, KpiMark, LaunchMark } from './derived-annotation.repository.js';

/** The day of an instant in the workspace. */
export type DayOf = (instant: Date) => PlainDate;

/** An annotation that somebody wrote, as it crosses the wire. */
export function toAnnotation(row: AnnotationRow): Annotation {
  const { id, fromOn, toOn, text, program, by, createdAt, editedAt, editedBy, version } = row;
  return {
    id,
    from: fromOn,
    to: toOn,
    text,
    origin: program === null ? 'person' : 'program',
    scope: scopeOf(row),
    link: null,
    by,
    at: createdAt.toISOString(),
    program,
    edited: editedAt === null ? null : { by: editedBy, at: editedAt.toISOString() },
    version,
  };
}

function scopeOf({ kpiId, kpiName, initiativeId, initiativeName, workspaceName }: AnnotationRow): Annotation['scope'] {
  if (kpiId !== null) return { kind: 'kpi', id: kpiId, name: kpiName ?? '' };
  if (initiativeId !== null) return { kind: 'initiative', id: initiativeId, name: initiativeName ?? '' };
  return { kind: 'workspace', id: null, name: workspaceName };
}

/** What is the same for everything that follows from the record. */
const derived = { to: null, program: null, edited: null, version: null } as const;
const ofInitiative = ({ initiativeId, initiativeName }: { initiativeId: string; initiativeName: string }) =>
  ({ kind: 'initiative', id: initiativeId, name: initiativeName }) as const;

export function fromLaunch(mark: LaunchMark): Annotation {
  return {
    ...derived,
    id: `launch-${mark.id}`,
    from: mark.launchedOn,
    text: `Launch of ${mark.initiativeName}${mark.exception === null ? '' : ', by an exception'}`,
    origin: 'launch',
    scope: ofInitiative(mark),
    link: `/initiatives/${mark.initiativeId}#gates`,
    by: mark.by,
    at: mark.at.toISOString(),
  };
}

export function fromAmendment(mark: AmendmentMark, dayOf: DayOf): Annotation {
  return {
    ...derived,
    id: `amendment-${mark.id}`,
    from: dayOf(mark.at),
    text: `Amendment ${mark.number} of ${mark.initiativeName} was approved: ${oneLine(mark.reason)}`,
    origin: 'amendment',
    scope: ofInitiative(mark),
    link: `/initiatives/${mark.initiativeId}/amendments/${mark.id}`,
    by: mark.by,
    at: mark.at.toISOString(),
  };
}

export function fromCriterion(mark: CriterionMark, dayOf: DayOf): Annotation {
  const { what, rule, kpiName, reason, unit, currency, aggregation } = mark;
  const sentence = describeCriterion(rule, { unit: unitWords(unit, currency), aggregation });
  const words = {
    added: `Success criterion set after the approval: ${sentence}`,
    changed: `Success criterion changed to: ${sentence}`,
    withdrawn: 'Success criterion withdrawn',
  }[what];
  return {
    ...derived,
    id: `criterion-${what}-${mark.id}`,
    from: dayOf(mark.at),
    text: `${kpiName}: ${words}${reason.trim() === '' ? '' : ` (${oneLine(reason)})`}`,
    origin: 'criterion',
    scope: { kind: 'kpi', id: mark.kpiId, name: kpiName },
    link: `/kpis/${mark.kpiId}`,
    by: mark.by,
    at: mark.at.toISOString(),
  };
}

/** Null for a change that a chart does not show. */
export function fromDefinition(mark: KpiMark, dayOf: DayOf): Annotation | null {
  const words = definitionWords(mark.before, mark.after);
  if (words === null) return null;
  return {
    ...derived,
    id: `kpi-${mark.id}`,
    from: dayOf(mark.at),
    text: `${mark.kpiName}: ${words}`,
    origin: 'kpi',
    scope: { kind: 'kpi', id: mark.kpiId, name: mark.kpiName },
    link: `/kpis/${mark.kpiId}`,
    by: mark.by,
    at: mark.at.toISOString(),
  };
}

const LONGEST = 200;

function oneLine(text: string): string {
  const line = Array.from(text.replace(/\s+/g, ' ').trim());
  return line.length <= LONGEST
    ? line.join('')
    : `${line
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}
