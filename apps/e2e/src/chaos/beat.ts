import { setTimeout as sleep } from 'node:timers/promises';
import { addTicks, type ChaosWorld, longestOverdue, runCounts, succeededRuns } from '#chaos/chaos-world';

/** Time that a planner has to notice a lease that ran out, seconds. */
const NOTICE_SECONDS = 5;
/** Part of the KPIs that gets an extra tick each second, so that some are always idle when a process dies. */
const SHARE = 0.12;

/** Keeps ticks coming and remembers what was acknowledged, while the world is being shaken. */
export class Beat {
  readonly acknowledged = new Set<number>();
  /** Longest time that a run lay with an expired lease while the product was ready, seconds. */
  longestOverdue = 0;

  /** Adds ticks about every second for a while. */
  async go(world: ChaosWorld, forMs: number): Promise<void> {
    for (const endMs = performance.now() + forMs; performance.now() < endMs; await sleep(1_000)) {
      await addTicks(world, SHARE);
      await this.note(world);
    }
  }

  /** Adds a tick and waits until pulls are really under way; answers how many. */
  async intoTheMiddle(world: ChaosWorld, atLeast: number): Promise<number> {
    const isNew = `state = 'running' AND lease_until > now()`;
    for (const endMs = performance.now() + 90_000; performance.now() < endMs; await sleep(300)) {
      await addTicks(world, SHARE);
      const [row] = await world.rows<{ n: number }>(
        `SELECT count(*)::int AS n FROM runs WHERE source_id = $1 AND ${isNew} AND started_at > now() - interval '1 second'`,
        [world.sourceId],
      );
      if (row!.n >= atLeast) return row!.n;
    }
    throw new Error(`There were never ${atLeast} pulls under way at once.`);
  }

  async note(world: ChaosWorld): Promise<void> {
    for (const id of await succeededRuns(world)) this.acknowledged.add(id);
    this.longestOverdue = Math.max(this.longestOverdue, await longestOverdue(world));
  }

  /** Waits without new ticks until nothing is open; answers the seconds it took, at most the limit. */
  async drain(world: ChaosWorld, limitSeconds: number): Promise<number> {
    const startedMs = performance.now();
    const seconds = (): number => (performance.now() - startedMs) / 1000;
    // The rhythm goes on, so it is put off; every tick that had come by now stays.
    await world.rows(
      `UPDATE kpi_schedules SET next_due_at = next_due_at + interval '1 hour'
        WHERE next_due_at > now() AND kpi_id IN (SELECT id FROM kpis WHERE source_id = $1)`,
      [world.sourceId],
    );
    while (seconds() < limitSeconds) {
      const { queued, running } = await runCounts(world);
      await this.note(world);
      if ((queued ?? 0) + (running ?? 0) === 0) break;
      await sleep(250);
    }
    return seconds();
  }

  get overdue(): number {
    return Math.max(0, this.longestOverdue - NOTICE_SECONDS);
  }
}
