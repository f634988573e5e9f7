import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hostOf, PullLanes } from './pull-lanes.js';

describe('lanes of pulls', () => {
  it('never have more under way than their limits, let everybody through, and keep nothing afterwards', async () => {
    const job = fc.record({ host: fc.constantFrom('a', 'b'), workspace: fc.constantFrom('1', '2'), ticks: fc.nat(3) });
    await fc.assert(
      fc.asyncProperty(fc.array(job, { maxLength: 30 }), fc.integer({ min: 1, max: 3 }), async (jobs, limit) => {
        const lanes = new PullLanes();
        const busy = new Map<string, number>();
        const count = (name: string, by: number): number => {
          const now = (busy.get(name) ?? 0) + by;
          busy.set(name, now);
          return now;
        };
        const ended = await Promise.all(
          jobs.map(({ host, workspace, ticks }, index) =>
            lanes
              .run(
                [
                  [`w ${workspace}`, limit + 1],
                  [`h ${host}`, limit],
                ],
                async () => {
                  expect(count(`h ${host}`, 1)).toBeLessThanOrEqual(limit);
                  expect(count(`w ${workspace}`, 1)).toBeLessThanOrEqual(limit + 1);
                  for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
                  count(`h ${host}`, -1);
                  count(`w ${workspace}`, -1);
                  if (index % 7 === 6) throw new Error('fails');
                  return index;
                },
              )
              .catch(() => index),
          ),
        );
        expect(ended).toEqual(jobs.map((_, index) => index));
        expect((lanes as unknown as { lanes: Map<string, unknown> }).lanes.size).toBe(0);
      }),
    );
  });

  it.each([
    [{ url: 'https://Shop.example:8443/a?b' }, 'shop.example:8443'],
    [{ host: 'DB.example', port: 5432 }, 'db.example:5432'],
    [{}, 'id'],
    [null, 'id'],
  ])('know the host of %j', (config, host) => expect(hostOf(config, 'id')).toBe(host));
});
