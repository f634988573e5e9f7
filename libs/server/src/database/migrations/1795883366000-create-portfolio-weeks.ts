import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How each initiative stood at the end of each week, to say what changed since. */
export class CreatePortfolioWeeks1795883366000 implements MigrationInterface {
  name = 'CreatePortfolioWeeks1795883366000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ `
  CREATE TABLE portfolio_weeks (
    workspace_id uuid NOT NULL,
    initiative_id uuid NOT NULL,
    week_ends date NOT NULL,
    state jsonb NOT NULL,
    PRIMARY KEY (initiative_id, week_ends),
    FOREIGN KEY (workspace_id, initiative_id) REFERENCES initiatives (workspace_id, id) ON DELETE CASCADE
  );
`;
