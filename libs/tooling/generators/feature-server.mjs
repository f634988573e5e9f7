/** Templates of a feature in libs/server: table, queries, service, wiring. */

export const tableStatements = ({ plural }) => `  CREATE TABLE ${plural.snake} (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    workspace_id uuid NOT NULL REFERENCES workspaces ON DELETE CASCADE,
    name text NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (workspace_id, id)
  );`;

export const entityFile = ({
  pascal,
  article,
  plural,
  words,
}) => `import { Column, Entity, PrimaryColumn } from 'typeorm';

/** ${article === 'an' ? 'An' : 'A'} ${words} of a workspace. */
@Entity('${plural.snake}')
export class ${pascal}Entity {
  @PrimaryColumn({ type: 'uuid', default: () => 'gen_random_uuid()' })
  id!: string;

  @Column({ name: 'workspace_id', type: 'uuid' })
  workspaceId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'bigint' })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
`;

export const repositoryFile = ({ camel, kebab, pascal, plural }) => `import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { ${pascal}Entity } from './${kebab}.entity.js';

export type ${pascal}Row = Omit<${pascal}Entity, 'workspaceId'>;

const columns = /* sql */ \`id, name, version, created_at AS "createdAt"\`;

/** Rows of ${plural.words}. */
@Injectable()
export class ${pascal}Repository {
  constructor(private readonly database: Database) {}

  list(workspaceId: string): Promise<${pascal}Row[]> {
    return this.database.query<${pascal}Row>(
      \`SELECT \${columns} FROM ${plural.snake} WHERE workspace_id = $1 ORDER BY name, id\`,
      [workspaceId],
    );
  }

  /** Holds the row against changes until the transaction ends. */
  async lock(workspaceId: string, ${camel}Id: string): Promise<${pascal}Row | undefined> {
    const [row] = await this.database.query<${pascal}Row>(
      \`SELECT \${columns} FROM ${plural.snake} WHERE workspace_id = $1 AND id = $2 FOR UPDATE\`,
      [workspaceId, ${camel}Id],
    );
    return row;
  }

  async insert(workspaceId: string, name: string): Promise<${pascal}Row> {
    const [row] = await this.database.query<${pascal}Row>(
      \`INSERT INTO ${plural.snake} (workspace_id, name) VALUES ($1, $2) RETURNING \${columns}\`,
      [workspaceId, name],
    );
    return row!;
  }

  /** Writes a locked row and answers it with its next version. */
  async update(workspaceId: string, { id, name }: ${pascal}Row): Promise<${pascal}Row> {
    const [row] = await this.database.query<${pascal}Row>(
      \`UPDATE ${plural.snake} SET name = $3, version = version + 1
        WHERE workspace_id = $1 AND id = $2 RETURNING \${columns}\`,
      [workspaceId, id, name],
    );
    return row!;
  }

  async remove(workspaceId: string, ${camel}Id: string): Promise<void> {
    await this.database.query('DELETE FROM ${plural.snake} WHERE workspace_id = $1 AND id = $2', [
      workspaceId,
      ${camel}Id,
    ]);
  }
}
`;

export const mapperFile = ({
  kebab,
  pascal,
  article,
  words,
}) => `import type { ${pascal} } from '@workback/contracts/${kebab}/${kebab}.schemas';
import type { ${pascal}Row } from './${kebab}.repository.js';

/** ${article === 'an' ? 'An' : 'A'} ${words} as it crosses the wire. */
export function to${pascal}({ createdAt, ...row }: ${pascal}Row): ${pascal} {
  return { ...row, createdAt: createdAt.toISOString() };
}
`;

export const moduleFile = ({ kebab, pascal, plural }) => `import { Module } from '@nestjs/common';
import { ${pascal}Repository } from './${kebab}.repository.js';
import { ${pascal}Service } from './${kebab}.service.js';

/** ${plural.sentence} of a workspace. */
@Module({ providers: [${pascal}Repository, ${pascal}Service], exports: [${pascal}Service] })
export class ${pascal}Module {}
`;
