import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has to answer an open question, and how many questions of a PR/FAQ are open. */
export class QuestionOwners1764333000000 implements MigrationInterface {
  name = 'QuestionOwners1764333000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      CREATE TABLE prfaq_question_owners (
        workspace_id uuid NOT NULL,
        initiative_id uuid NOT NULL,
        question_id text NOT NULL,
        owner_id uuid,
        version bigint NOT NULL DEFAULT 1,
        set_by uuid REFERENCES users ON DELETE SET NULL,
        set_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (initiative_id, question_id),
        FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE,
        -- Whoever leaves the workspace leaves the question behind, without an owner.
        FOREIGN KEY (workspace_id, owner_id) REFERENCES memberships (workspace_id, user_id) ON DELETE SET NULL (owner_id)
      )`);
    await runner.query('CREATE INDEX prfaq_question_owners_by_owner ON prfaq_question_owners (workspace_id, owner_id)');
    // Computed by the database, so that whatever writes a text keeps it right; read by lists that never read texts.
    await runner.query(/* sql */ `
      ALTER TABLE prfaqs ADD COLUMN open_questions integer NOT NULL GENERATED ALWAYS AS (
        jsonb_array_length(jsonb_path_query_array(document, '$.questions[*] ? (!(@.answer like_regex "[^[:space:]]"))'))
      ) STORED`);
    // Rows of the portfolio have a new field.
    await runner.query('UPDATE portfolio_rows SET row = NULL, computed_at = NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE prfaqs DROP COLUMN open_questions');
    await runner.query('DROP TABLE prfaq_question_owners');
  }
}
