import { createHash } from 'node:crypto';
import { Pool } from 'undici';
import type { OutboundLimits } from './limits.js';
import { pinnedConnector } from './pinned-connect.js';
import type { Target } from './target.js';

interface Kept {
  readonly pool: Pool;
  usedAt: number;
}

const MAX_POOLS = 200;

/** Kept-alive connections, one pool for each name, port, checked address and certificate authority. */
export class ConnectionPools {
  private readonly pools = new Map<string, Kept>();

  constructor(
    private readonly limits: OutboundLimits,
    private readonly connectionsPerHost: number,
  ) {}

  /** The pool whose connections all end at this checked address. */
  take(target: Target, address: string, ca: string | undefined): Pool {
    const authority = ca === undefined ? '' : createHash('sha256').update(ca).digest('base64');
    const key = `${target.protocol}${target.host}:${target.port}|${address}|${authority}`;
    const known = this.pools.get(key);
    if (known) {
      known.usedAt = performance.now();
      return known.pool;
    }
    this.retire();
    const host = target.host.includes(':') ? `[${target.host}]` : target.host;
    const pool = new Pool(`${target.protocol}//${host}:${target.port}`, {
      connections: this.connectionsPerHost,
      pipelining: 1,
      allowH2: false,
      connect: pinnedConnector(target, address, this.limits.connectMs, ca),
      maxHeaderSize: this.limits.headerBytes,
      headersTimeout: this.limits.headersMs,
      bodyTimeout: 0,
      keepAliveTimeout: 4_000,
      keepAliveMaxTimeout: 30_000,
    });
    this.pools.set(key, { pool, usedAt: performance.now() });
    return pool;
  }

  /** Cuts every connection. */
  async destroy(): Promise<void> {
    const pools = [...this.pools.values()];
    this.pools.clear();
    await Promise.all(pools.map(({ pool }) => pool.destroy()));
  }

  private retire(): void {
    if (this.pools.size < MAX_POOLS) return;
    const oldest = [...this.pools].sort(([, a], [, b]) => a.usedAt - b.usedAt).slice(0, MAX_POOLS / 4);
    for (const [key, { pool }] of oldest) {
      this.pools.delete(key);
      // Requests under way still finish; close() only refuses new ones.
      pool.close().catch(() => undefined);
    }
  }
}
