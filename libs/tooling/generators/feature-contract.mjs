/** Templates of a feature in libs/contracts: wire shapes and route table. */

export const schemasFile = ({ camel, pascal, plural, words }) => `import { z } from 'zod';
import { filledText, id, instant, version } from '../platform/fields.js';

export const ${camel}Schema = z
  .object({ id, name: z.string(), createdAt: instant, version })
  .meta({ id: '${pascal}' });
export type ${pascal} = z.infer<typeof ${camel}Schema>;
export const ${plural.camel}Schema = z
  .object({ ${plural.camel}: z.array(${camel}Schema) })
  .meta({ id: '${plural.pascal}' });
export const ${camel}CreateSchema = z.strictObject({ name: filledText(160) }).meta({ id: '${pascal}Create' });
/** What may change of a saved ${words}. */
export const ${camel}PatchSchema = z.strictObject({ name: filledText(160) }).partial().meta({ id: '${pascal}Patch' });
`;

export const routesFile = ({ camel, kebab, article, plural, words }) => `import { z } from 'zod';
import { id, inWorkspace } from '../platform/fields.js';
import { defineRoute } from '../platform/route.js';
import {
  ${camel}CreateSchema,
  ${camel}PatchSchema,
  ${camel}Schema,
  ${plural.camel}Schema,
} from './${kebab}.schemas.js';

const all = '/api/workspaces/:workspaceId/${plural.kebab}';
const in${camel[0].toUpperCase()}${camel.slice(1)} = z.strictObject({ workspaceId: id, ${camel}Id: id });

export const ${camel}Routes = {
  list: defineRoute({
    id: '${camel}.list',
    method: 'GET',
    path: all,
    summary: 'The ${plural.words} of a workspace.',
    access: 'workspace.read',
    params: inWorkspace,
    response: ${plural.camel}Schema,
  }),
  create: defineRoute({
    id: '${camel}.create',
    method: 'POST',
    path: all,
    summary: 'Add ${article} ${words}.',
    access: 'roadmap.edit',
    params: inWorkspace,
    body: ${camel}CreateSchema,
    response: ${camel}Schema,
    status: 201,
  }),
  update: defineRoute({
    id: '${camel}.update',
    method: 'PATCH',
    path: \`\${all}/:${camel}Id\`,
    summary: 'Change ${article} ${words}.',
    access: 'roadmap.edit',
    params: in${camel[0].toUpperCase()}${camel.slice(1)},
    body: ${camel}PatchSchema,
    response: ${camel}Schema,
    ifMatch: true,
  }),
  remove: defineRoute({
    id: '${camel}.remove',
    method: 'DELETE',
    path: \`\${all}/:${camel}Id\`,
    summary: 'Remove ${article} ${words}.',
    access: 'roadmap.edit',
    params: in${camel[0].toUpperCase()}${camel.slice(1)},
    status: 204,
  }),
};
`;
