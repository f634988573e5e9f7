import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sourceRoutes } from '@workback/contracts/source/source.routes';
import { SecretRotation } from '@workback/server/features/source/secret-rotation.service';
import { secretPlace } from '@workback/server/features/source/source-secrets';
import { SecretBox } from '@workback/server/platform/secrets/secret-box';
import { startTestApi, testConfig, type TestApi } from '../testing/test-api.js';
import type { TestWorkspace } from '../testing/world.js';

const next = 'the key that comes after, long enough';

describe('the rotation of the key', () => {
  let api: TestApi;
  let home: TestWorkspace;
  beforeAll(async () => {
    api = await startTestApi();
    home = await api.world.workspace();
  });
  afterAll(() => api.close());

  const connect = (secret: string) =>
    api.ok(sourceRoutes.create, {
      ...{ as: home.owner, params: { workspaceId: home.id } },
      body: {
        ...{ name: 'Numbers', connector: 'http-json' as const, secret: { secret } },
        config: { url: 'https://numbers.example/', auth: { type: 'bearer' } },
      },
    });
  const sealed = async (): Promise<Map<string, Buffer>> => {
    const rows = await api.database.query<{ id: string; secret: Buffer }>('SELECT id, secret FROM sources');
    return new Map(rows.map(({ id, secret }) => [id, secret]));
  };

  it('moves every secret, once, and leaves alone what no key opens', async () => {
    const [a, b, lost] = [await connect('first-secret'), await connect('second-secret'), await connect('third-secret')];
    await api.database.query('UPDATE sources SET secret = $2 WHERE id = $1', [lost.id, (await sealed()).get(a.id)]);
    const { secretKey } = testConfig(api.databaseUrl);
    const rotation = new SecretRotation(
      api.database,
      new SecretBox({ secretKey: next, earlierSecretKeys: [secretKey] }),
    );
    expect(await rotation.count()).toEqual({ present: 0, earlier: 2, unreadable: 1 });
    expect(await rotation.rotate()).toEqual({ present: 0, earlier: 2, unreadable: 1 });
    expect(await rotation.rotate()).toEqual({ present: 2, earlier: 0, unreadable: 1 });
    const now = await sealed();
    const alone = new SecretBox({ secretKey: next, earlierSecretKeys: [] });
    const opened = [a, b].map(({ id }) => alone.open(now.get(id)!, secretPlace(home.id, id)));
    expect(opened).toEqual([{ secret: 'first-secret' }, { secret: 'second-secret' }]);
  });
});
