import type { coachFindingSchema, CoachSilenceWire } from '@workback/contracts/coach/coach.schemas';
import { coachRules } from '@workback/domain/prfaq/coach/coach';
import type { CoachFinding } from '@workback/domain/prfaq/coach/finding';
import { subjectOf } from '@workback/domain/prfaq/coach/silence';
import { type PrfaqDocument, textAt, type TextPlace } from '@workback/domain/prfaq/document';
import type { z } from 'zod';
import type { SilenceRow } from './coach.repository.js';

/** A remark with its words and the rule behind it, as it goes over the wire. */
export function toFinding(finding: CoachFinding, document: PrfaqDocument): z.output<typeof coachFindingSchema> {
  const { rule, place, range, reason } = finding;
  const { title, severity, english, why, source } = coachRules.get(rule)!;
  const text = range === null ? null : textAt(document, place as TextPlace);
  const words = text === null || range === null ? '' : text.slice(range.start, range.end);
  const subject = subjectOf(finding, document);
  return { rule, title, severity, english, place, range, words, reason, why, source, subject };
}

/** A silence as it goes over the wire; a rule that is no more keeps its name. */
export function toSilence({ silencedAt, ...row }: SilenceRow): CoachSilenceWire {
  const title = coachRules.get(row.rule)?.title ?? row.rule;
  const { id, rule, place, subject, words, silencedBy } = row;
  return { id, rule, title, place, subject, words, silencedBy, silencedAt: silencedAt.toISOString() };
}
