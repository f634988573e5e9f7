import { Injectable } from '@nestjs/common';
import { plainDateIn } from '@workback/domain/calendar/zoned-time';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/failure.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { Freshnesses } from './freshnesses.js';
import { portfolioRow } from './portfolio-row.js';
import { PortfolioRepository, type StoredPortfolio } from './portfolio.repository.js';

/** Data grows old and people change their names without an event: no row is older than this. */
const MAX_AGE_MS = 5 * 60_000;

/** The portfolio as JSON text, or null when the reader's tag stands for it already. */
export interface PortfolioAnswer {
  readonly tag: string | null;
  readonly json: string | null;
}

/** Every initiative of a workspace in one row, kept ready so that reading is one statement. */
@Injectable()
export class PortfolioService {
  constructor(
    private readonly portfolio: PortfolioRepository,
    private readonly initiatives: InitiativeService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The portfolio, worst first (contract `Portfolio`); rows that are out of date are computed anew before. */
  async get(workspaceId: string, seenTag: string | null = null): Promise<PortfolioAnswer> {
    const now = this.clock.now();
    let stored = await this.read(workspaceId, seenTag);
    const today = plainDateIn(now.getTime(), stored.timeZone);
    if (!isCurrent(stored, today, now)) {
      await this.refresh(workspaceId, stored.timeZone, today, now);
      stored = await this.read(workspaceId, seenTag);
    }
    const { rows, tag } = stored;
    const asOf = (stored.computedAtLast ?? now).toISOString();
    return { tag, json: rows === null ? null : `{"rows":[${rows}],"asOf":"${asOf}","today":"${today}"}` };
  }

  private async read(workspaceId: string, seenTag: string | null): Promise<StoredPortfolio> {
    const stored = await this.portfolio.read(workspaceId, seenTag);
    if (!stored) throw notFound('workspace');
    return stored;
  }

  /** Computes the rows that are out of date, however many, with a constant number of statements. */
  private async refresh(workspaceId: string, timeZone: string, today: string, now: Date): Promise<void> {
    await this.database.transaction(async () => {
      const stale = await this.portfolio.takeStale(workspaceId, today, new Date(now.getTime() - MAX_AGE_MS));
      if (stale.length === 0) return;
      const setting = { today, timeZone, freshnesses: new Freshnesses(now.getTime()) };
      const standings = await this.initiatives.standings(workspaceId, stale);
      const rows = standings.map(({ facts, standing }) => portfolioRow(facts, standing, setting));
      await this.portfolio.store(workspaceId, rows, today, now);
    });
  }
}

function isCurrent(stored: StoredPortfolio, today: string, now: Date): boolean {
  if (stored.count === 0) return true;
  const ofToday = stored.computedForFirst === today && stored.computedForLast === today;
  return stored.clean && ofToday && stored.computedAtFirst!.getTime() >= now.getTime() - MAX_AGE_MS;
}
