import { Injectable } from '@nestjs/common';
import type { DeckKpi, DeckReading } from '@workback/contracts/deck/deck-reading.schemas';
import { touchesDays } from '@workback/domain/annotation/annotation';
import { lastCompletePeriods, periodOf } from '@workback/domain/calendar/period';
import { addDays, fromDayNumber, type PlainDate, toDayNumber } from '@workback/domain/calendar/plain-date';
import { deckExceptions } from '@workback/domain/deck/deck-exceptions';
import { placedSections, type PlacedSection } from '@workback/domain/deck/deck-layout';
import { type DeckFigures, deckFigures } from '@workback/domain/wbr/deck-figures';
import { wbrAxis } from '@workback/domain/wbr/wbr-axis';
import {
  type AskedHistory,
  USUAL_WEEKS,
  weeklyHistories,
  type WeeklyHistory,
} from '@workback/domain/wbr/weekly-history';
import { Clock } from '../../platform/clock/clock.js';
import { invalid, notFound } from '../../platform/errors/failure.js';
import { AnnotationService } from '../annotation/annotation.service.js';
import { FormulaService } from '../formula/formula.service.js';
import { InitiativeService } from '../initiative/initiative.service.js';
import { type WorkspaceCalendar, WorkspaceService } from '../workspace/workspace.service.js';
import { axisToWire, figuresToWire } from './deck-columns.js';
import { exceptionInitiatives, exceptionKpis, freshnessOfKpi } from './deck-facts.js';
import { comparisonOf, deckMetrics, type FormedKpi, neededDays, neededSeries, weekdayAfter } from './deck-metrics.js';
import { DeckNumbersRepository } from './deck-numbers.repository.js';
import { DeckRepository, type DeckRow } from './deck.repository.js';

/** The year before, with the same days of the week. */
const YEAR_OF_WEEKS = 364;
/** Most KPIs of one deck. */
const MOST_KPIS = 500;

/** The last complete week of a workspace. */
export function latestWeekEnding({ today, weekEndingDay }: WorkspaceCalendar): PlainDate {
  return lastCompletePeriods(today, 1, 'week', weekEndingDay)[0]!.end;
}

/** Puts decks together: which KPIs, their numbers, and what is not as expected. */
@Injectable()
export class DeckReader {
  constructor(
    private readonly decks: DeckRepository,
    private readonly numbers: DeckNumbersRepository,
    private readonly formulas: FormulaService,
    private readonly initiatives: InitiativeService,
    private readonly workspaces: WorkspaceService,
    private readonly annotations: AnnotationService,
    private readonly clock: Clock,
  ) {}

  /** The week that is meant: the one asked for, or the last complete one. */
  async weekOf(workspaceId: string, asked: PlainDate | undefined): Promise<PlainDate> {
    const calendar = await this.workspaces.settings(workspaceId);
    const latest = latestWeekEnding(calendar);
    if (asked === undefined) return latest;
    const { end } = periodOf(asked, 'week', calendar.weekEndingDay);
    if (end === asked && asked <= latest) return asked;
    throw invalid([
      {
        field: 'weekEnding',
        message: `must be the last day of a complete week of this workspace, at the latest ${latest}`,
      },
    ]);
  }

  /** The reading of a week as JSON: the frozen one as it was stored, any other computed now. */
  async json(workspaceId: string, deckId: string, asked: PlainDate | undefined): Promise<string> {
    const kept = asked === undefined ? undefined : await this.decks.frozenReading(workspaceId, deckId, asked);
    if (kept !== undefined) return kept;
    const deck = await this.decks.find(workspaceId, deckId);
    if (!deck) throw notFound('deck');
    const weekEnding = await this.weekOf(workspaceId, asked);
    const latest = asked === undefined ? await this.decks.frozenReading(workspaceId, deckId, weekEnding) : undefined;
    return latest ?? JSON.stringify(await this.compute(deck, weekEnding));
  }

  /** A week of a deck from the numbers of today, in a constant number of statements. */
  async compute(deck: DeckRow, weekEnding: PlainDate): Promise<DeckReading> {
    const { workspaceId, months } = deck;
    const calendar = await this.workspaces.settings(workspaceId);
    const { fiscalYearEndMonth, today } = calendar;
    const nowMs = this.clock.now().getTime();
    const blocks = deck.sections.flatMap((section) => section.blocks);
    const found = await this.numbers.kpis(
      workspaceId,
      blocks.flatMap((block) => (block.kind === 'kpi' ? block.kpiId : [])),
      blocks.flatMap((block) => (block.kind === 'rule' ? block : [])),
      MOST_KPIS,
    );
    const derived = await this.formulas.derived(found.flatMap(({ id, formula }) => (formula === null ? [] : id)));
    const rows = found.map((row): FormedKpi => ({ ...row, derived: derived.get(row.id) ?? null }));
    const { figures, histories } = await this.figures(rows, weekEnding, months, calendar);
    const sections = placedSections(deck.sections, rows);
    const shown = shownKpis(sections, rows);
    const isLatest = weekEnding === latestWeekEnding(calendar);
    const known = new Map(
      rows.map((row, at) => [row.id, { row, figures: figures.metrics[at]!, history: histories[at]! }]),
    );
    const setting = { weekEnding, today, nowMs, isLatest, axis: figures.axis };
    const exceptions = deckExceptions(
      exceptionKpis(
        shown.map(({ id, number }) => ({ ...known.get(id)!, number })),
        setting,
      ),
      isLatest
        ? exceptionInitiatives(
            await this.standings(
              workspaceId,
              shown.map(({ id }) => known.get(id)!.row),
            ),
          )
        : [],
    );
    const last = figures.axis.weeks.at(-1)!;
    const events = await this.events(
      workspaceId,
      shown.map(({ id }) => id),
      fromDayNumber(figures.axis.weeks[0]!.from),
      weekEnding,
    );
    return {
      deckId: deck.id,
      name: deck.name,
      weekEnding,
      week: { year: last.year, number: last.week },
      reviewOn: fromDayNumber(weekdayAfter(weekEnding, deck.meetingDay)),
      fiscalYearEndMonth,
      months,
      compiledAt: new Date(nowMs).toISOString(),
      frozen: null,
      axis: axisToWire(figures.axis),
      sections: sections as DeckReading['sections'],
      kpis: shown.map(({ id }) => ({ ...kpiToWire(known.get(id)!, isLatest ? nowMs : null), events: events(id) })),
      exceptions: exceptions as DeckReading['exceptions'],
      leftOut: Math.max(0, (rows[0]?.total ?? 0) - rows.length),
    };
  }

  private async figures(
    rows: readonly FormedKpi[],
    weekEnding: PlainDate,
    months: DeckRow['months'],
    { fiscalYearEndMonth, weekEndingDay }: WorkspaceCalendar,
  ): Promise<{ figures: DeckFigures; histories: WeeklyHistory[] }> {
    const day = toDayNumber(weekEnding);
    const axis = wbrAxis({ weekEnding: day, fiscalYearEndMonth, months, futureMonths: false });
    const { from, to } = neededDays(axis);
    // Nothing after the week is read, so that a week reads the same whenever it is read.
    const numbers = await this.numbers.rows(neededSeries(rows), fromDayNumber(from), fromDayNumber(to));
    const metrics = deckMetrics(rows, numbers, weekEndingDay);
    const ids = rows.map(({ id }) => id);
    const byName = new Map(metrics.map((metric) => [metric.name, metric]));
    const shown = ids.map((id) => byName.get(id)!);
    return {
      figures: deckFigures({ weekEnding, fiscalYearEndMonth, months }, metrics, shown),
      histories: weeklyHistories(metrics, rows.map(askedHistory), day),
    };
  }

  /** Noteworthy events of each KPI: in the weeks that are shown, and in the same ones of the year before. */
  private async events(
    workspaceId: string,
    kpiIds: readonly string[],
    from: PlainDate,
    to: PlainDate,
  ): Promise<(kpiId: string) => NonNullable<DeckKpi['events']>> {
    const spans = [
      { from: addDays(from, -YEAR_OF_WEEKS), to: addDays(to, -YEAR_OF_WEEKS), yearBefore: true },
      { from, to, yearBefore: false },
    ];
    const all = await this.annotations.ofKpis(workspaceId, kpiIds, { from: spans[0]!.from, to });
    return (kpiId) =>
      spans.flatMap(({ yearBefore, ...span }) =>
        (all.get(kpiId) ?? [])
          .filter((annotation) => touchesDays(annotation, span.from, span.to))
          .map((annotation) => ({ from: annotation.from, to: annotation.to, text: annotation.text, yearBefore })),
      );
  }

  private standings(workspaceId: string, rows: readonly FormedKpi[]): ReturnType<InitiativeService['standings']> {
    const ids = [...new Set(rows.flatMap(({ initiativeId }) => initiativeId ?? []))];
    return ids.length === 0 ? Promise.resolve([]) : this.initiatives.standings(workspaceId, ids);
  }
}

/** The chart of the KPI's own page where it is one of weeks, so that both say the same. */
const askedHistory = ({ id, signalSettings }: FormedKpi): AskedHistory => ({
  name: id,
  settings: signalSettings?.grain === 'week' ? signalSettings : USUAL_WEEKS,
});

/** Each KPI once, by the number of its first block. */
function shownKpis(sections: readonly PlacedSection[], rows: readonly FormedKpi[]): { id: string; number: number }[] {
  const numbers = new Map<string, number>();
  for (const { blocks } of sections) {
    for (const block of blocks) {
      if (block.kind === 'kpi' && !numbers.has(block.kpiId)) numbers.set(block.kpiId, block.number);
    }
  }
  const ids = new Set(rows.map(({ id }) => id));
  return [...numbers].filter(([id]) => ids.has(id)).map(([id, number]) => ({ id, number }));
}

function kpiToWire(
  { row, figures, history }: { row: FormedKpi; figures: DeckFigures['metrics'][number]; history: WeeklyHistory },
  nowMs: number | null,
): DeckKpi {
  const { id, name, kind, unit, currency, precision, direction, aggregation, grain } = row;
  return {
    ...{ id, name, kind, unit, currency, precision, direction, aggregation, grain },
    initiative:
      row.initiativeId === null
        ? null
        : { id: row.initiativeId, name: row.initiativeName ?? '', number: row.initiativeNumber ?? 0 },
    owner: row.ownerId === null || row.ownerName === null ? null : { id: row.ownerId, name: row.ownerName },
    comparison: comparisonOf(row),
    freshness: nowMs === null ? null : freshnessOfKpi(row, nowMs),
    latestDay: row.latestDay,
    criterion: nowMs === null ? null : worstCriterion(row),
    figures: figuresToWire(figures),
    history: { values: [...history.values], limits: history.limits, signals: [...history.signals] },
  };
}

const WORST_FIRST = [
  'missed',
  'off-track',
  'error',
  'stale',
  'no-data',
  'at-risk',
  'on-track',
  'met',
  'too-early',
] as const;

function worstCriterion({ criteria }: FormedKpi): DeckKpi['criterion'] {
  return WORST_FIRST.find((state) => criteria.some((each) => each.state === state)) ?? null;
}
