/** `pnpm gen feature <noun>`: the noun in every layer, working and tested from the first minute. */
import { apiModuleFile, apiSpec, controllerFile } from './feature-api.mjs';
import { routesFile, schemasFile } from './feature-contract.mjs';
import { domainFile, domainSpec } from './feature-domain.mjs';
import { entityFile, mapperFile, moduleFile, repositoryFile, tableStatements } from './feature-server.mjs';
import { serviceFile } from './feature-service.mjs';
import { planMigration } from './migration.mjs';
import { nounOf } from './noun.mjs';
import { addBefore, addEntry, addImport } from './wiring.mjs';

/** Plans a feature for a noun in kebab case. */
export function planFeature(name, { nowMs }) {
  const noun = nounOf(name);
  const { camel, kebab, pascal, plural } = noun;
  const server = `libs/server/src/features/${kebab}/${kebab}`;
  const migration = planMigration(`create-${plural.kebab}`, { nowMs, statements: tableStatements(noun) });
  return {
    create: {
      [`libs/domain/src/${kebab}/${kebab}.ts`]: domainFile(noun),
      [`libs/domain/src/${kebab}/${kebab}.spec.ts`]: domainSpec(noun),
      [`libs/contracts/src/${kebab}/${kebab}.schemas.ts`]: schemasFile(noun),
      [`libs/contracts/src/${kebab}/${kebab}.routes.ts`]: routesFile(noun),
      [`${server}.entity.ts`]: entityFile(noun),
      [`${server}.repository.ts`]: repositoryFile(noun),
      [`${server}.service.ts`]: serviceFile(noun),
      [`${server}.mapper.ts`]: mapperFile(noun),
      [`${server}.module.ts`]: moduleFile(noun),
      [`apps/api/src/${kebab}/${kebab}.controller.ts`]: controllerFile(noun),
      [`apps/api/src/${kebab}/${kebab}.api-module.ts`]: apiModuleFile(noun),
      [`apps/api/src/${kebab}/${kebab}.api-spec.ts`]: apiSpec(noun),
      ...migration.create,
    },
    edit: {
      ...migration.edit,
      'libs/server/src/database/entities.ts': [
        addImport(`import { ${pascal}Entity } from '../features/${kebab}/${kebab}.entity.js';`),
        addEntry('export const entities: (new () => object)[] = [', `${pascal}Entity`),
      ],
      'libs/contracts/src/platform/all-routes.ts': [
        addImport(`import { ${camel}Routes } from '../${kebab}/${kebab}.routes.js';`),
        addEntry('export const allRoutes: readonly Route[] = [', `${camel}Routes`),
      ],
      'apps/api/src/feature-modules.ts': [
        addImport(`import { ${pascal}ApiModule } from './${kebab}/${kebab}.api-module.js';`),
        addEntry('export const featureModules: (Type | DynamicModule)[] = [', `${pascal}ApiModule`),
      ],
      // The access tests walk every route with the id of a thing that exists.
      'apps/api/src/testing/full-workspace.ts': [
        addBefore(
          '  return {\n    personId,',
          `  const ${camel}Id = await one('${plural.snake}', { ...here, name: 'a' });`,
        ),
        addEntry('params: {', `${camel}Id`),
      ],
    },
    next: [
      'Give it its real fields and rules: domain, schemas, migration, entity, repository, in this order',
      `Choose who may change it: \`access\` in ${kebab}.routes.ts (it says roadmap.edit)`,
      'Run: pnpm drift:openapi --write && pnpm typecheck && pnpm jest ' + kebab,
    ],
  };
}
