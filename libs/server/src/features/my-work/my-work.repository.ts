import { Injectable } from '@nestjs/common';
import type { MyWorkItem } from '@workback/contracts/my-work/my-work.schemas';
import { Database } from '../../platform/database/database.js';

/** A thing that waits, before today decides whether it is overdue. */
export type WaitingRow = Omit<MyWorkItem, 'overdue'>;

/** Every provider answers the same columns; each is one query over the tables of its own noun. */
const providers: readonly string[] = [
  // Rounds that are open and in which the person has not spoken yet.
  /* sql */ `
  SELECT CASE r.role WHEN 'approver' THEN 'verdict' ELSE 'review' END AS kind, o.id::text AS key, i.id AS "initiativeId",
         i.name AS "initiativeName",
         CASE r.role WHEN 'approver' THEN 'Give your verdict in round ' ELSE 'Review round ' END || o.number
           || CASE WHEN o.amendment_id IS NULL THEN '' ELSE ' of the amendment' END
           || CASE WHEN o.objective = '' THEN '' ELSE ': ' || o.objective END AS summary,
         o.due_on AS "dueOn",
         '/initiatives/' || i.id || CASE WHEN o.amendment_id IS NULL THEN '/prfaq' ELSE '/amendments/' || o.amendment_id END AS link
    FROM review_readers r
    JOIN review_rounds o ON o.id = r.round_id AND o.state = 'open'
    JOIN initiatives i ON i.id = o.initiative_id
   WHERE r.workspace_id = $1 AND r.user_id = $2 AND r.removed_at IS NULL
     AND NOT EXISTS (SELECT FROM review_answers a WHERE a.reader_id = r.id)`,
  // Changes that the last round asked for, while the text is a draft again; they wait for its owner.
  /* sql */ `
  SELECT 'required-change', c.id::text, i.id, i.name, 'Required change: ' || c.words, NULL::date, '/initiatives/' || i.id || '/prfaq'
    FROM required_changes c
    JOIN initiatives i ON i.id = c.initiative_id AND i.owner_id = $2
    JOIN prfaqs p ON p.initiative_id = i.id AND p.status = 'draft'
   WHERE c.workspace_id = $1 AND c.done_at IS NULL
     AND c.round_id = (SELECT o.id FROM review_rounds o WHERE o.initiative_id = i.id AND o.state = 'closed'
                        ORDER BY o.ended_at DESC LIMIT 1)`,
  // Questions without an answer that the person owns.
  /* sql */ `
  SELECT 'question', i.id || ' ' || o.question_id, i.id, i.name, 'Answer: ' || (q.value ->> 'question'), NULL::date,
         '/initiatives/' || i.id || '/prfaq#place-question-' || regexp_replace(o.question_id, '[^A-Za-z0-9_-]', '-', 'g')
    FROM prfaq_question_owners o
    JOIN prfaqs p ON p.initiative_id = o.initiative_id AND p.status <> 'rejected'
    JOIN initiatives i ON i.id = o.initiative_id AND i.parked_at IS NULL
    CROSS JOIN LATERAL jsonb_array_elements(p.document -> 'questions') AS q(value)
   WHERE o.workspace_id = $1 AND o.owner_id = $2 AND q.value ->> 'id' = o.question_id
     AND btrim(q.value ->> 'answer', E' \\n\\t') = ''`,
  // Breached guardrails: without an action they wait for whoever owns the initiative, then for whoever owns the action.
  /* sql */ `
  SELECT 'breach', b.id::text, i.id, i.name,
         CASE WHEN b.action IS NULL THEN 'Say what is done, by whom and until when: ' || b.words ELSE b.action END,
         CASE WHEN b.action IS NULL THEN b.began_on ELSE b.action_due_on END, '/initiatives/' || i.id || '#guardrails'
    FROM guardrail_breaches b JOIN initiatives i ON i.id = b.initiative_id
   WHERE b.workspace_id = $1 AND b.action_done_at IS NULL
     AND CASE WHEN b.action IS NULL THEN b.recovered_on IS NULL AND i.owner_id = $2 ELSE b.action_owner_id = $2 END`,
  // Comments that name the person and were not read yet.
  /* sql */ `
  SELECT 'mention', n.id::text, i.id, coalesce(i.name, ''), n.summary, NULL::date, n.link
    FROM notifications n LEFT JOIN initiatives i ON i.id = n.initiative_id
   WHERE n.workspace_id = $1 AND n.user_id = $2 AND n.read_at IS NULL AND n.kind = 'mention'`,
  // What the next gate of an initiative still asks of the person; without an owner it waits for that of the initiative.
  /* sql */ `
  SELECT 'gate', i.id || ' ' || g.id, i.id, i.name,
         initcap(CASE g.gate WHEN 'conclude' THEN 'conclusion' ELSE g.gate END) || ' gate: ' || g.title,
         coalesce(d.set_on, CASE g.gate WHEN 'launch' THEN i.promised_launch_on END), '/initiatives/' || i.id || '#gates'
    FROM gate_items g
    JOIN initiatives i ON i.workspace_id = g.workspace_id AND (g.initiative_id IS NULL OR g.initiative_id = i.id)
     AND i.parked_at IS NULL AND i.concluded_at IS NULL
    JOIN prfaqs p ON p.initiative_id = i.id AND p.status <> 'rejected'
    LEFT JOIN gate_ticks t ON t.initiative_id = i.id AND t.item_id = g.id
    LEFT JOIN gate_dates d ON d.initiative_id = i.id AND d.gate = g.gate
   WHERE g.workspace_id = $1 AND g.removed_at IS NULL AND coalesce(t.state, 'open') = 'open'
     AND coalesce(t.owner_id, g.owner_id, i.owner_id) = $2
     AND g.gate = CASE WHEN i.launched_on IS NOT NULL THEN 'conclude'
                       WHEN EXISTS (SELECT FROM milestones m WHERE m.initiative_id = i.id AND m.started_on IS NOT NULL
                                      AND m.removed_at IS NULL) THEN 'launch'
                       WHEN p.status = 'draft' THEN 'review' ELSE 'build' END`,
  // Weeks of KPIs that the person was asked about, until they are answered or the meeting froze them.
  /* sql */ `
  SELECT 'commentary', r.kpi_id || ' ' || r.week_ending, i.id, coalesce(i.name, ''),
         'Say what moved ' || k.name || ' in the week ending ' || to_char(r.week_ending, 'FMDD Mon YYYY'), r.due_on,
         '/wbr/' || r.deck_id || '?week=' || r.week_ending || '&mine=1'
    FROM commentary_requests r
    JOIN kpis k ON k.id = r.kpi_id
    LEFT JOIN initiatives i ON i.id = k.initiative_id
   WHERE r.workspace_id = $1 AND r.user_id = $2
     AND NOT EXISTS (SELECT FROM commentaries c WHERE c.kpi_id = r.kpi_id AND c.week_ending = r.week_ending)
     AND NOT EXISTS (SELECT FROM deck_meetings m WHERE m.deck_id = r.deck_id AND m.week_ending = r.week_ending)
     AND NOT EXISTS (SELECT FROM commentary_requests l WHERE l.kpi_id = r.kpi_id AND l.week_ending > r.week_ending)`,
  // Actions that a review gave the person.
  /* sql */ `
  SELECT 'action', n.id::text, i.id, coalesce(i.name, ''), n.words, n.due_on,
         '/wbr/' || n.deck_id || '?week=' || n.week_ending
    FROM deck_notes n
    LEFT JOIN kpis k ON k.id = n.kpi_id
    LEFT JOIN initiatives i ON i.id = k.initiative_id
   WHERE n.workspace_id = $1 AND n.owner_id = $2 AND n.done_at IS NULL`,
];

/** Reads what waits for one person. */
@Injectable()
export class MyWorkRepository {
  constructor(private readonly database: Database) {}

  /** Everything but check-ins and milestones, whose days follow from rules and schedules. */
  waiting(workspaceId: string, userId: string): Promise<WaitingRow[]> {
    return this.database.query<WaitingRow>(providers.join(' UNION ALL '), [workspaceId, userId]);
  }

  /** Initiatives in which the person owns a milestone that is not finished. */
  async planned(workspaceId: string, userId: string): Promise<{ id: string; name: string }[]> {
    return this.database.query(
      `SELECT DISTINCT i.id, i.name FROM milestones m JOIN initiatives i ON i.id = m.initiative_id
        WHERE m.workspace_id = $1 AND m.owner_id = $2 AND m.finished_on IS NULL AND m.removed_at IS NULL
          AND i.parked_at IS NULL AND i.launched_on IS NULL LIMIT 50`,
      [workspaceId, userId],
    );
  }
}
