import { Injectable } from '@nestjs/common';
import { periodOf } from '@workback/domain/calendar/period';
import { isTimeZone, plainDateIn } from '@workback/domain/calendar/zoned-time';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/failure.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { Freshnesses } from '../data-health/freshnesses.js';
import { portfolioRow } from './portfolio-row.js';
import { PortfolioCache } from './portfolio-cache.js';
import { PortfolioWeekRepository } from './portfolio-week.repository.js';
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
    private readonly weeks: PortfolioWeekRepository,
    private readonly initiatives: InitiativeService,
    private readonly workspaces: WorkspaceService,
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

  /** Computes what nobody has looked at today, so that each week's last state is known; answers how many workspaces. */
  async round(): Promise<number> {
    const now = this.clock.now();
    let computed = 0;
    for (const { workspaceId, timeZone, computedFor } of await this.weeks.computed()) {
      if (!isTimeZone(timeZone)) continue;
      const today = plainDateIn(now.getTime(), timeZone);
      if (computedFor === today) continue;
      await this.refresh(workspaceId, today, now);
      computed += 1;
    }
    return computed;
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
      const { weekEndingDay, timeZone } = await this.workspaces.settings(workspaceId);
      const weekEnds = periodOf(today, 'week', weekEndingDay).end;
      const setting = { today, weekEndingDay, timeZone, freshnesses: new Freshnesses(now.getTime()) };
      const standings = await this.initiatives.standings(workspaceId, stale);
      const before = await this.weeks.before(workspaceId, stale, weekEnds);
      const computed = standings.map(({ facts, standing }) =>
        portfolioRow(facts, standing, setting, before.get(facts.id) ?? null),
      );
      const rows = computed.map(({ row }) => row);
      await this.portfolio.store(workspaceId, rows, today, now);
      await this.weeks.keep(
        workspaceId,
        weekEnds,
        computed.map(({ row: { id }, state }) => ({ id, state })),
      );
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
