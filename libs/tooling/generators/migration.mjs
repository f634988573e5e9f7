/** `pnpm gen migration <name>`: a timestamped file, listed in migrate.ts. */
import { nounOf } from './noun.mjs';
import { addEntry, addImport } from './wiring.mjs';

const text = (className, statements) => `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  name = '${className}';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(statements);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: write another one that undoes this.');
  }
}

const statements = /* sql */ \`
${statements}
\`;
`;

const advice = `  -- Keep what the version before this one needs: add first, remove in a later release.
  -- Every table carries workspace_id, and every foreign key inside a workspace includes it.`;

/** Plans a migration; `nowMs` gives it its place in the order. */
export function planMigration(name, { nowMs, statements = advice }) {
  const noun = nounOf(name);
  const className = `${noun.pascal}${nowMs}`;
  return {
    create: { [`libs/server/src/database/migrations/${nowMs}-${noun.kebab}.ts`]: text(className, statements) },
    edit: {
      'libs/server/src/database/migrate.ts': [
        addImport(`import { ${className} } from './migrations/${nowMs}-${noun.kebab}.js';`),
        addEntry('export const migrations = [', className),
      ],
    },
    next: ['Write its statements, then run: pnpm drift:migrations'],
  };
}
