/** Template of a feature's service: load, decide, save, announce. */

export const serviceFile = ({
  camel,
  kebab,
  pascal,
  plural,
  sentence,
  words,
}) => `import { Injectable } from '@nestjs/common';
import type {
  ${pascal},
  ${camel}CreateSchema,
  ${camel}PatchSchema,
  ${plural.camel}Schema,
} from '@workback/contracts/${kebab}/${kebab}.schemas';
import { type ${pascal}Draft, ${camel}Problems } from '@workback/domain/${kebab}/${kebab}';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import { invalid, notFound, staleVersion } from '../../platform/errors/failure.js';
import { EventLog } from '../../platform/events/event-log.js';
import { to${pascal} } from './${kebab}.mapper.js';
import { ${pascal}Repository } from './${kebab}.repository.js';

/** ${plural.sentence} of a workspace. */
@Injectable()
export class ${pascal}Service {
  constructor(
    private readonly ${plural.camel}: ${pascal}Repository,
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  async list(workspaceId: string): Promise<z.output<typeof ${plural.camel}Schema>> {
    return { ${plural.camel}: (await this.${plural.camel}.list(workspaceId)).map(to${pascal}) };
  }

  async create(workspaceId: string, input: z.output<typeof ${camel}CreateSchema>, actorId: string): Promise<${pascal}> {
    refuse(input);
    return this.database.transaction(async () => {
      const ${camel} = to${pascal}(await this.${plural.camel}.insert(workspaceId, input.name));
      await this.announce('created', workspaceId, actorId, null, ${camel});
      return ${camel};
    });
  }

  async update(
    workspaceId: string,
    ${camel}Id: string,
    version: number,
    patch: z.output<typeof ${camel}PatchSchema>,
    actorId: string,
  ): Promise<${pascal}> {
    return this.database.transaction(async () => {
      const row = await this.${plural.camel}.lock(workspaceId, ${camel}Id);
      if (!row) throw notFound('${words}');
      if (row.version !== version) throw staleVersion('${words}', to${pascal}(row));
      const wanted = { ...row, name: patch.name ?? row.name };
      refuse(wanted);
      const ${camel} = to${pascal}(await this.${plural.camel}.update(workspaceId, wanted));
      await this.announce('updated', workspaceId, actorId, to${pascal}(row), ${camel});
      return ${camel};
    });
  }

  async remove(workspaceId: string, ${camel}Id: string, actorId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.${plural.camel}.lock(workspaceId, ${camel}Id);
      if (!row) throw notFound('${words}');
      await this.${plural.camel}.remove(workspaceId, ${camel}Id);
      await this.announce('removed', workspaceId, actorId, to${pascal}(row), null);
    });
  }

  private announce(
    what: 'created' | 'updated' | 'removed',
    workspaceId: string,
    actorId: string,
    before: ${pascal} | null,
    after: ${pascal} | null,
  ): Promise<void> {
    const { id, name } = (after ?? before)!;
    return this.events.append({
      workspaceId,
      kind: \`${kebab}.\${what}\`,
      subjectType: '${kebab}',
      subjectId: id,
      summary: \`${sentence} “\${name}” was \${what}\`,
      actorId,
      before,
      after,
    });
  }
}

function refuse(draft: ${pascal}Draft): void {
  const problems = ${camel}Problems(draft);
  if (problems.length > 0) throw invalid(problems);
}
`;
