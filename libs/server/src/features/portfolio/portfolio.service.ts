import { Injectable } from '@nestjs/common';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/failure.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { Freshnesses } from './freshnesses.js';
import { portfolioRow } from './portfolio-row.js';
import { PortfolioCache } from './portfolio-cache.js';
import { PortfolioRepository, type PortfolioState, type StoredRow } from './portfolio.repository.js';

/** Data grows old and people change their names without an event: no row is older than this. */
const MAX_AGE_MS = 5 * 60_000;

/** The portfolio as JSON, or null when the reader's tag stands for it already. */
export interface PortfolioAnswer {
  readonly tag: string | null;
  readonly json: Buffer | null;
}

/** Every initiative of a workspace in one row, kept ready so that reading is one statement. */
@Injectable()
export class PortfolioService {
  private readonly cache = new PortfolioCache();

  constructor(
    private readonly portfolio: PortfolioRepository,
    private readonly initiatives: InitiativeService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The portfolio, worst first (contract `Portfolio`); rows that are out of date are computed anew before. */
  async get(workspaceId: string, seenTag: string | null = null): Promise<PortfolioAnswer> {
    const now = this.clock.now();
    const sent = this.cache.get(workspaceId);
    const knownTag = sent?.tag ?? seenTag;
    let stored = await this.read(workspaceId, knownTag);
    const today = plainDateIn(now.getTime(), stored.state.timeZone);
    if (!isCurrent(stored.state, today, now.getTime())) {
      await this.refresh(workspaceId, today, now);
      stored = await this.read(workspaceId, knownTag);
    }
    const { tag, computedAtLastMs } = stored.state;
    if (tag !== null && tag === seenTag) return { tag, json: null };
    if (tag !== null && tag === sent?.tag) return { tag, json: sent.json };
    const asOf = new Date(computedAtLastMs ?? now).toISOString();
    const rows = stored.rows.map(closed).join(',');
    const json = Buffer.from(`{"rows":[${rows}],"asOf":"${asOf}","today":"${today}"}`);
    if (tag !== null) this.cache.put(workspaceId, { tag, json });
    return { tag, json };
  }

  private async read(
    workspaceId: string,
    knownTag: string | null,
  ): Promise<{ state: PortfolioState; rows: readonly StoredRow[] }> {
    const stored = await this.portfolio.read(workspaceId, knownTag);
    if (!stored) throw notFound('workspace');
    return stored;
  }

  /** Computes the rows that are out of date, however many, with a constant number of statements. */
  private async refresh(workspaceId: string, today: string, now: Date): Promise<void> {
    await this.database.transaction(async () => {
      const stale = await this.portfolio.takeStale(workspaceId, today, new Date(now.getTime() - MAX_AGE_MS));
      if (stale.length === 0) return;
      const setting = { today, freshnesses: new Freshnesses(now.getTime()) };
      const standings = await this.initiatives.standings(workspaceId, stale);
      const rows = standings.map(({ facts, standing }) => portfolioRow(facts, standing, setting));
      await this.portfolio.store(workspaceId, rows, today, now);
    });
  }
}

function isCurrent(state: PortfolioState, today: string, nowMs: number): boolean {
  if (state.count === 0) return true;
  const ofToday = state.computedForFirst === today && state.computedForLast === today;
  return state.clean && ofToday && state.computedAtFirstMs! >= nowMs - MAX_AGE_MS;
}

/** Adds what was left open: the time of the last pull. */
function closed({ text, pulledMs }: StoredRow): string {
  return `${text},"lastPullAt":${pulledMs === null ? 'null' : `"${new Date(pulledMs).toISOString()}"`}}`;
}
