import type { Database } from '@workback/server/platform/database/database';

/** Ids of what stands in a full workspace, by the names of path parameters. */
export interface FullWorkspace {
  readonly personId: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Puts one row into every table of a workspace, tied together as they would be, and one person nobody else knows. */
export async function fillWorkspace(database: Database, workspaceId: string): Promise<FullWorkspace> {
  const one = async (table: string, row: Record<string, unknown>, id = 'id'): Promise<string> => {
    const names = Object.keys(row);
    const [made] = await database.query<{ id: string }>(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})
       RETURNING ${id} AS id`,
      Object.values(row),
    );
    return made!.id;
  };
  const here = { workspace_id: workspaceId };
  const personId = await one('users', { name: 'Invented Person' });
  await one('memberships', { ...here, user_id: personId, role: 'editor' }, 'user_id');
  const tokenId = await one('api_tokens', {
    ...here,
    user_id: personId,
    name: 't',
    prefix: 'wb_',
    token_hash: workspaceId,
  });

  const invitation = { ...here, name: 'i', email: 'i@example.test', role: 'viewer', expires_at: new Date() };
  const invitationId = await one('invitations', { ...invitation, token_hash: workspaceId });

  const initiativeId = await one('initiatives', { ...here, number: 1, name: 'One', owner_id: personId });
  const inside = { ...here, initiative_id: initiativeId };
  await one('portfolio_rows', inside, 'initiative_id');
  await one('portfolio_weeks', { ...inside, week_ends: '2031-01-04', state: {} }, 'initiative_id');
  await one('prfaqs', { ...inside, document: {}, saved_by: personId }, 'initiative_id');
  await one('presences', { ...inside, user_id: personId, client_id: workspaceId, place: 'plan' }, 'client_id');
  const version = { ...inside, number: 1, reason: 'saved', document: {}, created_by: personId };
  await one('prfaq_versions', version, 'number');
  await one('prfaq_question_owners', { ...inside, question_id: 'q1', owner_id: personId }, 'question_id');
  const image = { type: 'image/gif', width: 1, height: 1, bytes: Buffer.from('GIF89a'), size: 6, camera_data: false };
  const imageId = await one('images', { ...inside, ...image, sha256: Buffer.alloc(32), file_name: 'x.gif' });
  const round = { number: 1, version_number: 1, objective: 'o', door: 'two-way', due_on: '2031-01-01' };
  const roundId = await one('review_rounds', { ...inside, ...round, facilitator_id: personId, started_by: personId });
  const readerId = await one('review_readers', { ...here, round_id: roundId, user_id: personId, role: 'approver' });
  await one('review_answers', { ...here, reader_id: readerId, answer: 'approve' });
  const amendment = { number: 1, reason: 'r', base_version_number: 1, document: {} };
  const amendmentId = await one('prfaq_amendments', { ...inside, ...amendment, created_by: personId });
  const changeId = await one('required_changes', { ...inside, round_id: roundId, position: 1, words: 'w' });
  await one('review_meetings', { ...here, round_id: roundId, reading_ends_at: new Date() }, 'round_id');
  await one('review_notes', { ...here, round_id: roundId, place: 'summary', text: 't', saved_by: personId }, 'place');
  const decision = { version_number: 1, verdict: 'approve', decided_by: personId };
  await one('prfaq_decisions', { ...inside, round_id: roundId, ...decision });
  const promiseId = await one('promises', { ...inside, number: 1, kind: 'commitment', passage: {} });
  const silenceId = await one('coach_silences', { ...inside, rule: 'r', place: 'summary', subject: 's' });

  const revision = { promise_id: promiseId, amendment_id: amendmentId, passage: {} };
  await one('promise_revisions', { ...inside, ...revision, replaced_by: personId });

  const milestoneId = await one('milestones', { ...inside, number: 1, outcome: 'a', estimate_days: 1 });
  const nextId = await one('milestones', { ...inside, number: 2, outcome: 'b', estimate_days: 1 });
  const link = { ...inside, predecessor_id: milestoneId, successor_id: nextId };
  await one('milestone_dependencies', link, 'successor_id');
  await one('milestone_promises', { ...inside, milestone_id: milestoneId, promise_id: promiseId }, 'promise_id');
  await one(
    'plan_changes',
    { ...inside, version: 2, summary: 's', operations: '[]', inverse: '[]', touched: '{}' },
    'version',
  );
  const baselineId = await one('plan_baselines', { ...inside, name: 'b', milestones: '[]', created_by: personId });
  const said = { milestone_id: milestoneId, colour: 'green', note: '', author_id: personId };
  const checkInId = await one('check_ins', { ...inside, ...said });
  const rule = { every: 'week', weekday: 5 };
  await one('check_in_cadences', { ...inside, rule, milestone_owners: true, chosen_on: '2026-01-01' }, 'version');
  await one('check_in_reporters', { ...inside, user_id: personId }, 'user_id');
  await one('check_in_rounds', { ...inside, looked_on: '2026-01-01' }, 'initiative_id');
  await one('check_in_reminders', { ...inside, user_id: personId, due_on: '2026-01-01' }, 'user_id');
  const quadrants = { accomplishments: [], headwinds: [], blockers: [], keyMilestones: [] };
  const reportId = await one('two_by_twos', {
    ...inside,
    initiative_ids: [initiativeId],
    title: 't',
    week_ending: '2026-01-03',
    content: quadrants,
    created_by: personId,
  });
  const asked = { method: 'network', state: 'queued', runs: 1, fingerprint: 'f', as_of: '2026-01-01' };
  const forecastId = await one('forecasts', { ...inside, ...asked, requested_by: personId });
  const oneTime = { ...inside, milestone_id: milestoneId, user_id: personId, token_hash: 'x', expires_at: new Date() };
  await one('check_in_links', oneTime, 'user_id');

  const sourceId = await one('sources', { ...here, name: 's', connector: 'http-json' });
  const breaker = {
    failures: 5,
    opened_at: new Date(),
    not_before: new Date(),
    rest_seconds: 30,
    code: 'c',
    message: 'm',
  };
  await one('source_breakers', { ...here, source_id: sourceId, ...breaker }, 'source_id');
  const point = { metric: 'm', series: Buffer.alloc(16), at: new Date(), attributes: {}, kind: 'gauge', value: 1 };
  await one('metric_points', { ...here, source_id: sourceId, ...point }, 'metric');
  const shape = { kind: 'output', unit: 'x', direction: 'up', grain: 'day', aggregation: 'sum' };
  const kpiId = await one('kpis', { ...inside, name: 'k', source_id: sourceId, ...shape });
  const [{ series } = { series: 0 }] = await database.query<{ series: number }>(
    'SELECT series FROM kpis WHERE id = $1',
    [kpiId],
  );
  await one('kpi_schedules', { ...here, kpi_id: kpiId, next_due_at: new Date() }, 'kpi_id');
  await one('kpi_statuses', { ...here, kpi_id: kpiId }, 'kpi_id');
  await one('signal_settings', { ...here, kpi_id: kpiId, settings: {}, reason: 'r' }, 'kpi_id');
  const limits = { value_limit: 1, bad_side: 'above', grain: 'week', periods: 1, watch_days: 30 };
  const share = { page: 'portfolio', note: 'n', created_by: personId, expires_at: new Date('2031-01-01') };
  const shareLinkId = await one('share_links', { ...here, ...share, token_hash: Buffer.from(workspaceId) });
  const guardrailId = await one('guardrails', { ...here, kpi_id: kpiId, ...limits });
  const breachId = await one('guardrail_breaches', { ...inside, kpi_id: kpiId, words: 'w', began_on: '2031-01-01' });
  const at = new Date();
  const run = { ...here, kpi_id: kpiId, trigger: 'schedule', state: 'succeeded', scheduled_for: at, finished_at: at };
  const runId = await one('runs', run);
  const filled = { from_day: '2026-01-01', to_day: '2026-01-31', next_day: '2026-01-01', chunk_days: 90 };
  const backfillId = await one('backfills', { ...here, kpi_id: kpiId, ...filled, started_by: personId });
  const number = { series, day: '2026-01-01', value: 1, run_id: runId };
  await one('observations', number, 'run_id');
  await one('observation_restatements', { ...number, replaced_by_run_id: runId }, 'run_id');

  const otherKpiId = await one('kpis', { ...inside, name: 'd', formula: `"${kpiId}" + 1`, ...shape });
  await one('kpi_operands', { ...here, kpi_id: otherKpiId, operand_id: kpiId }, 'kpi_id');
  await one('kpi_links', { ...here, input_id: otherKpiId, output_id: kpiId }, 'input_id');
  await one('kpi_slices', { ...here, kpi_id: kpiId, slice: 'DE' }, 'series');
  await one('kpi_definitions', { ...here, kpi_id: kpiId, number: 1, definition: {} }, 'number');

  const criterion = { ...inside, kpi_id: kpiId, promise_id: promiseId, rule: {} };
  const criterionId = await one('success_criteria', criterion);
  const earlier = { criterion_id: criterionId, amendment_id: amendmentId, criterion_version: 1, rule: {}, reason: '' };
  await one('criterion_revisions', { ...inside, ...earlier, replaced_by: personId });
  const verdict = { state: 'met', reason: '', inputs: {} };
  const evaluationId = await one('evaluations', {
    ...here,
    criterion_id: criterionId,
    criterion_version: 1,
    ...verdict,
  });
  const event = { kind: 'a.b', subject_type: 'a', subject_id: 'b', summary: 'c' };
  await one('events', { ...inside, ...event, actor_id: personId });
  const told = { kind: 'mention', subject_type: 'a', subject_id: 'b', summary: 'c', link: '/' };
  const subject = { subject_type: 'prfaq', subject_id: initiativeId };
  const threadId = await one('comment_threads', { ...inside, ...subject, created_by: personId });
  const commentId = await one('comments', { ...here, thread_id: threadId, author_id: personId, body: 'a' });
  await one('follows', { ...inside, user_id: personId, following: true }, 'user_id');
  await one('notifications', { ...inside, user_id: personId, ...told });
  const deckId = await one('decks', { ...here, name: 'a' });
  const week = { ...here, week_ending: '2026-01-03', kpi_id: kpiId };
  const noteId = await one('deck_notes', { ...week, deck_id: deckId, words: 'w', author_id: personId });
  await one('commentaries', { ...week, words: 'w', known: true, author_id: personId }, 'kpi_id');
  const wanted = { deck_id: deckId, user_id: personId, due_on: '2026-01-07' };
  await one('commentary_requests', { ...week, ...wanted }, 'kpi_id');
  const kept = { reading: '{}', commentaries: '[]', frozen_at: new Date(), frozen_by: personId };
  await one('deck_meetings', { ...here, deck_id: deckId, week_ending: '2026-01-03', ...kept }, 'deck_id');
  const mail = { user_id: personId, kind: 'report-sent', subject: 's', content: {}, state: 'failed' };
  const mailId = await one('mails', { ...here, ...mail });
  await one('mail_choices', { ...here, user_id: personId, stop_token: workspaceId }, 'user_id');
  const savedViewId = await one('saved_views', { ...here, owner_id: personId, place: 'plan', name: 'a', search: {} });
  const gateItemId = await one('gate_items', { ...inside, gate: 'launch', title: 'a', owner_id: personId });
  const ticked = { state: 'done', owner_id: personId, settled_by: personId, settled_at: new Date() };
  await one('gate_ticks', { ...inside, item_id: gateItemId, ...ticked }, 'item_id');
  await one('gate_dates', { ...inside, gate: 'build', set_on: '2026-01-01' }, 'gate');
  await one('launches', { ...inside, launched_on: '2026-01-01', declared_by: personId });
  const annotationId = await one('annotations', { ...here, from_on: '2026-01-01', text: 'a', created_by: personId });
  return {
    personId,
    params: {
      workspaceId,
      tokenId,
      userId: personId,
      invitationId,
      clientId: workspaceId,
      initiativeId,
      questionId: 'q1',
      imageId,
      roundId,
      amendmentId,
      changeId,
      place: 'summary',
      promiseId,
      silenceId,
      milestoneId,
      checkInId,
      planVersion: '2',
      baselineId,
      reportId,
      forecastId,
      sourceId,
      kpiId,
      shareLinkId,
      guardrailId,
      breachId,
      runId: String(runId),
      backfillId,
      number: '1',
      criterionId,
      evaluationId: String(evaluationId),
      threadId,
      commentId,
      deckId,
      noteId,
      savedViewId,
      gateItemId,
      gate: 'launch',
      annotationId,
      mailId,
    },
  };
}
