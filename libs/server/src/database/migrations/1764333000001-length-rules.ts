import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long the PR/FAQs of a workspace may be; a workspace that never chose follows the usual rules. */
export class LengthRules1764333000001 implements MigrationInterface {
  name = 'LengthRules1764333000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE workspaces ADD COLUMN length_rules jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE workspaces DROP COLUMN length_rules');
  }
}
