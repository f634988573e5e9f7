/** Bounds how many pulls of one host, and of one workspace, a process has under way; whoever comes first goes first. */
export class PullLanes {
  private readonly lanes = new Map<string, { busy: number; waiting: (() => void)[] }>();

  /** Runs the work as soon as every named lane has room, and frees the lanes when it ends. */
  async run<T>(lanes: readonly (readonly [name: string, limit: number])[], work: () => Promise<T>): Promise<T> {
    const taken: string[] = [];
    try {
      // Everybody takes lanes in the same order, so nobody waits for somebody who waits for him.
      for (const [name, limit] of lanes) {
        await this.enter(name, limit);
        taken.push(name);
      }
      return await work();
    } finally {
      for (const name of taken.reverse()) this.leave(name);
    }
  }

  private enter(name: string, limit: number): Promise<void> {
    const lane = this.lanes.get(name) ?? { busy: 0, waiting: [] };
    this.lanes.set(name, lane);
    if (lane.busy < limit) {
      lane.busy++;
      return Promise.resolve();
    }
    return new Promise((resolve) => lane.waiting.push(resolve));
  }

  private leave(name: string): void {
    const lane = this.lanes.get(name)!;
    const next = lane.waiting.shift();
    // Whoever waited takes over the place, so the count stays.
    if (next) return next();
    lane.busy--;
    if (lane.busy === 0) this.lanes.delete(name);
  }
}

/** The host that a source's settings lead to, whatever kind it is; its own id when there is none. */
export function hostOf(config: unknown, sourceId: string): string {
  const { url, host, port } = (config ?? {}) as { url?: unknown; host?: unknown; port?: unknown };
  if (typeof host === 'string') return `${host.toLowerCase()}:${String(port)}`;
  const place = typeof url === 'string' ? /^https?:\/\/([^/?#]+)/i.exec(url)?.[1] : undefined;
  return place?.toLowerCase() ?? sourceId;
}
