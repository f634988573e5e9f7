import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Beat } from '#chaos/beat';
import { addKpis, type ChaosWorld, endLeases, openWorld } from '#chaos/chaos-world';
import { type Figure, invariants, progress, report } from '#chaos/checks';
import { freePort, type Product, readiness, startProduct, untilReady } from '#chaos/processes';
import { startSlowSource } from '#chaos/slow-source';

/** The lease of a run and the time a planner has to notice that it ran out, seconds. */
const LEASE_SECONDS = 65;

/** Kills the all-in-one in the middle of pulls so many times, every second time together with its PostgreSQL. */
export async function shakeAllInOne(kills: number, kpis: number, waitForLeases: boolean): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'workback-chaos-'));
  chmodSync(dataDir, 0o755);
  const source = await startSlowSource(300, 1_500);
  const port = await freePort();
  const begin = (): Product =>
    startProduct(
      'apps/cli/dist/main.js',
      ['start'],
      {
        PORT: String(port),
        WORKBACK_DATA_DIR: dataDir,
        DATABASE_URL: '',
        REDIS_URL: '',
        WORKBACK_OUTBOUND_ALLOW: `127.0.0.1:${source.port}`,
      },
      join(dataDir, 'product.log'),
    );
  const url = (): string => (JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as { url: string }).url;
  const beat = new Beat();
  const inFlight: number[] = [];
  const comebackMs: number[] = [];
  let good = true;
  let product = begin();
  try {
    await untilReady(product, port);
    const sourceId = await addKpis(url(), source.port, kpis);
    for (let kill = 1; kill <= kills; kill++) {
      let world = openWorld(url(), sourceId);
      await beat.go(world, 3_000);
      inFlight.push(await beat.intoTheMiddle(world, 10));
      await sleep(Math.random() * 600);
      await beat.note(world);
      const postmaster = kill % 2 === 0 ? await postmasterOf(world) : undefined;
      await world.close();
      await product.kill();
      const killedMs = Date.now();
      if (postmaster !== undefined) process.kill(postmaster, 'SIGKILL');
      product = begin();
      comebackMs.push(await untilReady(product, port));
      world = openWorld(url(), sourceId);
      if (!waitForLeases) await endLeases(world, killedMs);
      const what = `kill ${kill} of ${kills}${postmaster === undefined ? '' : ', PostgreSQL too'}, ${inFlight.at(-1)} pulls under way`;
      good = report(what, await invariants(world, beat.acknowledged)) && good;
      await world.close();
    }
    const world = openWorld(url(), sourceId);
    await beat.go(world, 3_000);
    const drainedAfter = await beat.drain(world, LEASE_SECONDS + 30);
    const status = await readiness(port);
    const figures: Figure[] = [
      { what: 'kills with pulls under way', value: inFlight.length },
      { what: 'pulls under way at a kill, on average', value: inFlight.reduce((a, b) => a + b, 0) / kills },
      { what: 'acknowledged pulls that were watched', value: beat.acknowledged.size },
      ...(await invariants(world, beat.acknowledged)),
      ...(await progress(world)),
      { what: 'seconds until ready again, longest', value: Math.max(...comebackMs) / 1000, most: 60 },
      { what: 'seconds a run lay beyond its lease, longest', value: beat.overdue, most: 30 },
      { what: 'seconds until the backlog was drained', value: drainedAfter, most: LEASE_SECONDS },
      { what: '/health/ready is not 200', value: status === 200 ? 0 : 1, most: 0 },
    ];
    await world.close();
    const stopped = await product.stop(40_000);
    figures.push({ what: 'stops too late or with an error', value: stopped ? 0 : 1, most: 0 });
    return report(`All in one: killed ${kills} times, ${kpis} KPIs`, figures) && good;
  } finally {
    await product.stop(40_000);
    await source.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The process of the embedded server, known to its superuser only. */
async function postmasterOf(world: ChaosWorld): Promise<number> {
  const [row] = await world.rows<{ text: string }>(`SELECT pg_read_file('postmaster.pid') AS text`);
  return Number(row!.text.split('\n')[0]);
}
