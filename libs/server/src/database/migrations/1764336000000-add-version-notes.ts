import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A version carries a note and its number of words, so that a list of versions needs no texts. */
export class AddVersionNotes1764336000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE prfaq_versions ADD COLUMN note text NOT NULL DEFAULT '', ADD COLUMN words integer NOT NULL DEFAULT 0`);
    // Versions refuse changes; those kept before today get their words counted once.
    await runner.query('ALTER TABLE prfaq_versions DISABLE TRIGGER prfaq_versions_immutable');
    await runner.query(/* sql */ `
      UPDATE prfaq_versions v SET words = (
        SELECT coalesce(sum(regexp_count(part, '[[:alnum:]]+([''’.,/@–-][[:alnum:]]+)*')), 0)
          FROM (SELECT value AS part FROM jsonb_each_text(v.document->'sections')
                 UNION ALL
                SELECT concat_ws(' ', q->>'question', q->>'answer') FROM jsonb_array_elements(v.document->'questions') q) parts)`);
    await runner.query('ALTER TABLE prfaq_versions ENABLE TRIGGER prfaq_versions_immutable');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE prfaq_versions DROP COLUMN words, DROP COLUMN note');
  }
}
