import { Injectable } from '@nestjs/common';
import type { SearchHit } from '@workback/contracts/search/search.schemas';
import { FOUND_FROM, FOUND_TO } from '@workback/domain/search/excerpt';
import type { SearchKind } from '@workback/domain/search/kinds';
import type { SearchTerm } from '@workback/domain/search/query';
import { Database } from '../../platform/database/database.js';
import type { SearchEntryEntity } from './search-entry.entity.js';

/** A text that was found, with signs around the words that were found by their stem. */
export interface FoundRow
  extends
    Pick<SearchEntryEntity, 'kind' | 'passage' | 'title' | 'body'>,
    Pick<SearchHit, 'id' | 'initiative' | 'about' | 'verdict' | 'by'> {
  /** Of how many of its kind; at most `MOST_COUNTED`. */
  readonly total: number;
  readonly commentPlace: string | null;
  readonly at: Date | null;
}

/** What is asked of the index. */
export interface Search {
  readonly terms: readonly SearchTerm[];
  readonly kinds: readonly SearchKind[];
  /** Of each kind. */
  readonly limit: number;
}

/**
 * Of a word that stands nearly everywhere, so many of each kind are compared: first those with it in their title, then as
 * many others as the index names first. To rank them all would mean to unpack every text of the workspace.
 */
export const MOST_COUNTED = 200;
const MOST_TITLES = 100;
/** Longer texts are not parsed a second time to mark other forms of a word in them. */
const LONGEST_MARKED = 10_000;

const find = /* sql */ `
  WITH RECURSIVE configs AS (
    (SELECT config FROM search_entries WHERE workspace_id = $1 ORDER BY config LIMIT 1)
    UNION ALL
    -- From each language to the next in the index: there are few, of many entries.
    SELECT (SELECT e.config FROM search_entries e WHERE e.workspace_id = $1 AND e.config > configs.config ORDER BY e.config LIMIT 1)
      FROM configs WHERE configs.config IS NOT NULL
  ), query AS MATERIALIZED (
    -- Once: otherwise it is put together again for every text that is ranked.
    SELECT search_query($2, $3, (SELECT coalesce(array_agg(config) FILTER (WHERE config IS NOT NULL), '{}') FROM configs)) AS words
  ), asked AS MATERIALIZED (
    -- What the workspace has nothing of need not be looked for: the words of the index are walked once a kind.
    SELECT wanted.kind FROM unnest($4::text[]) AS wanted(kind)
     WHERE EXISTS (SELECT FROM search_entries e WHERE e.workspace_id = $1 AND e.kind = wanted.kind)
  ), candidates AS MATERIALIZED (
    SELECT found.* FROM query CROSS JOIN asked CROSS JOIN LATERAL (
      (SELECT kind, subject_id, passage, piece, ts_rank('{0.05,0.2,0.4,1}', e.words, query.words, 1) AS rank
         FROM search_entries e
        WHERE workspace_id = $1 AND title_words @@ (('''' || asked.kind || '~' || $1::uuid || '''')::tsquery && query.words)
        LIMIT ${MOST_TITLES})
      UNION
      (SELECT kind, subject_id, passage, piece, ts_rank('{0.05,0.2,0.4,1}', e.words, query.words, 1) AS rank
         FROM search_entries e
        WHERE workspace_id = $1 AND e.words @@ (('''' || asked.kind || '~' || $1::uuid || '''')::tsquery && query.words)
        LIMIT ${MOST_COUNTED})) found
  ), passages AS (
    SELECT DISTINCT ON (kind, subject_id, passage) * FROM candidates ORDER BY kind, subject_id, passage, rank DESC
  ), ranked AS MATERIALIZED (
    SELECT *, row_number() OVER (PARTITION BY kind ORDER BY rank DESC, subject_id, passage) AS place,
           count(*) OVER (PARTITION BY kind) AS total
      FROM passages)
  SELECT e.kind, e.subject_id AS id, e.passage, e.title, least(r.total, ${MOST_COUNTED}) AS total,
         CASE WHEN e.config = 'simple' OR length(e.body) > ${LONGEST_MARKED} THEN e.body
              ELSE ts_headline(e.config::regconfig, e.body, plainto_tsquery(e.config::regconfig, $6),
                               'HighlightAll=true, StartSel="${FOUND_FROM}", StopSel="${FOUND_TO}"') END AS body,
         CASE WHEN i.id IS NOT NULL
              THEN json_build_object('id', i.id, 'number', i.number, 'name', i.name, 'status', p.status) END AS initiative,
         CASE WHEN t.id IS NOT NULL THEN json_build_object('type', t.subject_type, 'id', t.subject_id, 'threadId', t.id) END AS about,
         t.place AS "commentPlace", d.verdict,
         CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS by,
         coalesce(c.created_at, d.decided_at, k.created_at) AS at
    FROM (SELECT * FROM ranked WHERE place <= $5) r
    JOIN search_entries e ON e.workspace_id = $1 AND e.kind = r.kind AND e.subject_id = r.subject_id
                         AND e.passage = r.passage AND e.piece = r.piece
    LEFT JOIN initiatives i ON i.workspace_id = $1 AND i.id = e.initiative_id
    LEFT JOIN prfaqs p ON p.workspace_id = $1 AND p.initiative_id = e.initiative_id
    LEFT JOIN comments c ON e.kind = 'comment' AND c.workspace_id = $1 AND c.id = e.subject_id
    LEFT JOIN comment_threads t ON t.workspace_id = $1 AND t.id = c.thread_id
    LEFT JOIN prfaq_decisions d ON e.kind = 'decision' AND d.workspace_id = $1 AND d.id = e.subject_id
    LEFT JOIN check_ins k ON e.kind = 'check-in' AND k.workspace_id = $1 AND k.id = e.subject_id
    LEFT JOIN users u ON u.id = coalesce(c.author_id, d.decided_by, k.author_id)
   ORDER BY e.kind, r.place`;

/** Reads the index of all texts; triggers keep it. */
@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  /** The best texts of each kind that hold all terms, best first. */
  find(workspaceId: string, { terms, kinds, limit }: Search): Promise<FoundRow[]> {
    return this.database.query<FoundRow>(find, [
      workspaceId,
      terms.map(({ text }) => text),
      terms.map(({ quoted }) => quoted),
      kinds,
      limit,
      terms
        .filter(({ quoted }) => !quoted)
        .map(({ text }) => text)
        .join(' '),
    ]);
  }
}
