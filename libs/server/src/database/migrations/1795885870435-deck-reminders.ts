import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Owners are asked again on the morning of the review. */
export class DeckReminders1795885870435 implements MigrationInterface {
  name = 'DeckReminders1795885870435';

  async up(runner: QueryRunner): Promise<void> {
    // The last week whose silent owners were asked again.
    await runner.query('ALTER TABLE decks ADD COLUMN reminded_for date');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}
