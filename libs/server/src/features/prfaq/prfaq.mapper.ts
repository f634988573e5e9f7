import type { ImportPreview, Prfaq, prfaqVersionSchema } from '@workback/contracts/prfaq/prfaq.schemas';
import { type PrfaqDocument, questionsOf } from '@workback/domain/prfaq/document';
import type { ImportResult } from '@workback/domain/prfaq/import-markdown';
import { approvalProblems, type PrfaqState } from '@workback/domain/prfaq/lifecycle';
import type { z } from 'zod';
import type { PrfaqRow, VersionRow } from './prfaq.repository.js';

/** The lifecycle's view of a row; the steps only look at the status. */
export function toState({ status, decisions }: Pick<PrfaqRow, 'status' | 'decisions'>): PrfaqState {
  const lines = (decisions.at(-1)?.reasons ?? '').split('\n').filter((line) => line !== '');
  if (status === 'draft') return { status, requiredChanges: lines };
  return status === 'rejected' ? { status, reasons: lines } : { status };
}

/** A PR/FAQ as it goes over the wire. */
export function toPrfaq(row: PrfaqRow): Prfaq {
  const decided = row.status === 'approved' || row.status === 'rejected';
  return {
    initiativeId: row.initiativeId,
    status: row.status,
    document: wireDocument(row.document),
    version: row.version,
    savedAt: row.savedAt.toISOString(),
    savedBy: row.savedBy,
    latestVersionNumber: row.latestVersionNumber,
    approvedVersionNumber: row.approvedVersionNumber,
    decisions: row.decisions.map(({ decidedAtMs, ...decision }) => ({
      ...decision,
      decidedAt: new Date(decidedAtMs).toISOString(),
    })),
    problems: decided ? [] : approvalProblems(row.document).map(({ field, message }) => ({ field, message })),
  };
}

/** A version without its text, as it goes over the wire. */
export function toVersion({ createdAt, ...version }: VersionRow): z.output<typeof prfaqVersionSchema> {
  const { number, reason, note, words, createdBy } = version;
  return { number, reason, note, words, createdAt: createdAt.toISOString(), createdBy };
}

/** The wire shape of a text; its lists are the domain's own, which are read-only. */
export function wireDocument({ sections, questions, launchDate, language }: PrfaqDocument): Prfaq['document'] {
  return { sections, questions: [...questions], launchDate, ...(language === undefined ? {} : { language }) };
}

/** What an import would put where; a refusal keeps its reason. */
export function toPreview(result: ImportResult, suggestedName: string): ImportPreview {
  const { document } = result;
  const count = (kind: 'external' | 'internal' | 'unlabelled') => (document ? questionsOf(document, kind).length : 0);
  const read = result.kind === 'prfaq';
  return {
    recognised: read,
    reason: read ? '' : result.reason,
    suggestedName,
    document: document ? wireDocument(document) : null,
    placements: read
      ? result.placements.map(({ sourceLines, ...piece }) => ({ ...piece, lines: [...sourceLines] }))
      : [],
    remainder: read ? result.remainder.map(({ sourceLines, ...piece }) => ({ ...piece, lines: [...sourceLines] })) : [],
    notes: read ? [...result.notes] : [],
    counts: { external: count('external'), internal: count('internal'), unlabelled: count('unlabelled') },
  };
}
