import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { csvText } from '@workback/domain/table/csv-text';
import { saveFile } from '../../files/save-file.js';

const columns: readonly (readonly [string, (row: PortfolioRow) => string | number | null])[] = [
  ['number', (row) => row.number],
  ['name', (row) => row.name],
  ['headline', (row) => row.headline],
  ['owner', (row) => row.owner?.name ?? null],
  ['teams', (row) => row.teams.join('; ')],
  ['stage', (row) => row.stage],
  ['approved', (row) => row.spine.approvedOn],
  ['launch promised', (row) => row.launch.promised],
  ['launch forecast', (row) => row.launch.forecast],
  ['launch actual', (row) => row.launch.actual],
  ['delivered', (row) => row.shown.delivered],
  ['delivered because', (row) => row.shown.deliveredWords],
  ['working days to recover', (row) => row.daysToRecover],
  ['worked', (row) => row.shown.worked],
  ['worked because', (row) => row.shown.workedWords],
  ['promises', (row) => row.promises.total],
  ['promises kept', (row) => row.worked.kept],
  ['guardrails', (row) => row.guardrails.total],
  ['guardrails breached', (row) => row.guardrails.breached.join('; ')],
  ['KPIs', (row) => row.data.kpis],
  ['KPIs failing', (row) => row.data.failing],
  ['KPIs stale', (row) => row.data.stale + row.data.behind],
  ['KPIs incomplete', (row) => row.data.incomplete],
  ['last pull', (row) => row.lastPullAt],
  ['last check-in', (row) => row.checkIn?.on ?? null],
  ['check-in colour', (row) => (row.checkIn?.outdated ? 'outdated' : (row.checkIn?.colour ?? null))],
  ['check-in by', (row) => row.checkIn?.author ?? null],
  ['check-in', (row) => row.checkIn?.note ?? null],
  ['since', (row) => row.trend?.since ?? null],
  ['change', (row) => row.trend?.kind ?? null],
  ['change because', (row) => row.trend?.words ?? null],
];

/** The rows as a CSV file, raw values in the order of the screen. */
export const portfolioCsv = (rows: readonly PortfolioRow[]): string =>
  csvText([columns.map(([name]) => name), ...rows.map((row) => columns.map(([, read]) => read(row)))]);

/** Hands the rows to the person as a CSV file. */
export function savePortfolioFile(rows: readonly PortfolioRow[]): void {
  saveFile('portfolio.csv', new Blob([portfolioCsv(rows)], { type: 'text/csv' }));
}
