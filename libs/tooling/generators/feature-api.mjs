/** Templates of a feature in apps/api: controller, wiring, and its test through HTTP. */

export const controllerFile = ({ camel, kebab, pascal, plural }) => `import { Controller } from '@nestjs/common';
import { ${camel}Routes } from '@workback/contracts/${kebab}/${kebab}.routes';
import type { ${pascal} } from '@workback/contracts/${kebab}/${kebab}.schemas';
import type { RouteInput, RouteResponse } from '@workback/contracts/platform/route';
import { ${pascal}Service } from '@workback/server/features/${kebab}/${kebab}.service';
import { type Actor, Caller } from '../platform/access/actor.js';
import { Handles, Input } from '../platform/route/route.decorator.js';

/** ${plural.sentence} of a workspace. */
@Controller()
export class ${pascal}Controller {
  constructor(private readonly ${plural.camel}: ${pascal}Service) {}

  @Handles(${camel}Routes.list)
  list(
    @Input() { params }: RouteInput<typeof ${camel}Routes.list>,
  ): Promise<RouteResponse<typeof ${camel}Routes.list>> {
    return this.${plural.camel}.list(params.workspaceId);
  }

  @Handles(${camel}Routes.create)
  create(
    @Input() { params, body }: RouteInput<typeof ${camel}Routes.create>,
    @Caller() { userId }: Actor,
  ): Promise<${pascal}> {
    return this.${plural.camel}.create(params.workspaceId, body, userId);
  }

  @Handles(${camel}Routes.update)
  update(
    @Input() { params, body, ifMatch }: RouteInput<typeof ${camel}Routes.update>,
    @Caller() { userId }: Actor,
  ): Promise<${pascal}> {
    return this.${plural.camel}.update(params.workspaceId, params.${camel}Id, ifMatch, body, userId);
  }

  @Handles(${camel}Routes.remove)
  remove(
    @Input() { params }: RouteInput<typeof ${camel}Routes.remove>,
    @Caller() { userId }: Actor,
  ): Promise<void> {
    return this.${plural.camel}.remove(params.workspaceId, params.${camel}Id, userId);
  }
}
`;

export const apiModuleFile = ({ kebab, pascal }) => `import { Module } from '@nestjs/common';
import { ${pascal}Module } from '@workback/server/features/${kebab}/${kebab}.module';
import { ${pascal}Controller } from './${kebab}.controller.js';

@Module({ imports: [${pascal}Module], controllers: [${pascal}Controller] })
export class ${pascal}ApiModule {}
`;

export const apiSpec = ({
  camel,
  kebab,
  plural,
}) => `import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ${camel}Routes } from '@workback/contracts/${kebab}/${kebab}.routes';
import { startTestApi, type TestApi } from '../testing/test-api.js';

describe('${plural.words}', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('are added, changed, listed and removed, and each change is an event', async () => {
    const home = await api.world.workspace();
    const at = { as: home.owner, params: { workspaceId: home.id } };
    const { id, version } = await api.ok(${camel}Routes.create, { ...at, body: { name: 'First' } });
    const one = { as: home.owner, params: { workspaceId: home.id, ${camel}Id: id } };
    const changed = await api.ok(${camel}Routes.update, { ...one, ifMatch: version, body: { name: 'Second' } });
    expect(changed).toMatchObject({ id, name: 'Second', version: version + 1 });
    expect(await api.ok(${camel}Routes.list, at)).toEqual({ ${plural.camel}: [changed] });
    expect((await api.call(${camel}Routes.remove, one)).status).toBe(204);
    expect(await api.ok(${camel}Routes.list, at)).toEqual({ ${plural.camel}: [] });
    const events = await api.database.query<{ kind: string }>('SELECT kind FROM events WHERE subject_id = $1 ORDER BY id', [
      id,
    ]);
    expect(events.map(({ kind }) => kind)).toEqual(['${kebab}.created', '${kebab}.updated', '${kebab}.removed']);
  });

  it('are not overwritten by somebody who did not see the last change', async () => {
    const home = await api.world.workspace();
    const at = { as: home.owner, params: { workspaceId: home.id } };
    const { id, version } = await api.ok(${camel}Routes.create, { ...at, body: { name: 'First' } });
    const one = { as: home.owner, params: { workspaceId: home.id, ${camel}Id: id }, ifMatch: version };
    await api.ok(${camel}Routes.update, { ...one, body: { name: 'Second' } });
    expect((await api.call(${camel}Routes.update, { ...one, body: { name: 'Third' } })).status).toBe(412);
  });

  it('of another workspace do not exist', async () => {
    const [home, elsewhere] = [await api.world.workspace(), await api.world.workspace()];
    const { id } = await api.ok(${camel}Routes.create, {
      as: home.owner,
      params: { workspaceId: home.id },
      body: { name: 'Ours' },
    });
    const one = { as: elsewhere.owner, params: { workspaceId: elsewhere.id, ${camel}Id: id } };
    expect((await api.call(${camel}Routes.remove, one)).status).toBe(404);
  });
});
`;
