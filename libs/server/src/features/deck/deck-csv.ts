import type { DeckReading, PeriodColumns } from '@workback/contracts/deck/deck-reading.schemas';

const HEADER = [
  'block',
  'kpi',
  'initiative',
  'unit',
  'period',
  'from',
  'to',
  'state',
  'value',
  'prior_year_from',
  'prior_year_to',
  'prior_year',
  'on_prior_year',
  'on_previous',
  'plan',
  'variance',
  'on_plan',
  'compared_in',
];

/** The numbers of a deck, one line a KPI and period; a cell without a number is empty, and zero is 0. */
export function deckCsv({ axis, kpis, sections }: DeckReading): string {
  const numbers = new Map(
    sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'kpi' ? [[block.kpiId, block.number] as const] : [])),
    ),
  );
  const toDate = ['month to date', 'quarter to date', 'year to date'];
  const lines = kpis.flatMap((kpi) => {
    const unit = kpi.unit === 'currency' ? (kpi.currency ?? '') : kpi.unit;
    const lead = [numbers.get(kpi.id) ?? '', kpi.name, kpi.initiative?.name ?? '', unit];
    const in_ = kpi.comparison === 'bps' ? 'bps' : 'percent';
    const of = (
      columns: PeriodColumns,
      periods: DeckReading['axis']['toDate'],
      names: readonly string[],
    ): unknown[][] =>
      periods.map(({ from, to, priorYear }, at) => [
        ...lead,
        names[at],
        from,
        to,
        columns.state[at],
        columns.value[at],
        priorYear.from,
        priorYear.to,
        columns.priorYear.value[at],
        columns.onPriorYear.value[at],
        columns.onPrevious.value[at],
        columns.target?.value[at],
        columns.variance?.[at],
        columns.onTarget?.value[at],
        in_,
      ]);
    return [
      ...of(
        kpi.figures.weeks,
        axis.weeks,
        axis.weeks.map(({ year, week }) => `week ${week} of ${year}`),
      ),
      ...of(
        kpi.figures.months,
        axis.months,
        axis.months.map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`),
      ),
      ...of(kpi.figures.toDate, axis.toDate, toDate),
    ];
  });
  return [HEADER, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** Quoted where needed; a text that a sheet would take for a formula begins with an apostrophe. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = String(value as string);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
