import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { verdictShown } from '../initiatives/verdict-shown.js';
import type { PortfolioSearch } from './portfolio-search.js';

/** Stages that are over: their rows only matter for what they taught. */
const over = new Set(['rejected', 'parked']);

/** The rows to show for the filters and order in the address. */
export function rowsToShow(rows: readonly PortfolioRow[], { sort, stage, q }: PortfolioSearch): PortfolioRow[] {
  const wanted = q?.toLocaleLowerCase();
  const shown = rows.filter(
    (row) =>
      (stage === undefined ? !over.has(row.stage) : stage === 'all' || row.stage === stage) &&
      (wanted === undefined ||
        `${row.name} ${row.headline} ${row.owner?.name ?? ''}`.toLocaleLowerCase().includes(wanted)),
  );
  if (sort === 'name') return shown.sort((a, b) => a.name.localeCompare(b.name));
  if (sort === 'launch') return shown.sort((a, b) => launchOf(a).localeCompare(launchOf(b)));
  return shown.sort((a, b) => b.attention - a.attention || a.number - b.number);
}

const launchOf = ({ launch }: PortfolioRow): string => launch.actual ?? launch.forecast ?? launch.promised ?? '9999';

const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];
const counted = (n: number): string => words[n] ?? String(n);

/** The message of the page: how many initiatives need attention. */
export function portfolioTitle(rows: readonly PortfolioRow[]): string {
  const active = rows.filter((row) => !over.has(row.stage));
  if (active.length === 0) return 'No initiatives yet';
  const worried = active.filter((row) => row.attentionReason !== '').length;
  const total = counted(active.length).toLowerCase();
  if (worried === 0)
    return active.length === 1 ? 'Your initiative needs no attention' : `None of ${total} initiatives needs attention`;
  if (active.length === 1) return 'Your initiative needs attention';
  return `${counted(worried)} of ${total} initiatives need${worried === 1 ? 's' : ''} attention`;
}

/** Totals for the two lines under the title; the two verdicts are never mixed. */
export function portfolioTotals(rows: readonly PortfolioRow[]) {
  const count = (test: (row: PortfolioRow) => boolean): number => rows.filter(test).length;
  return {
    launched: count((row) => row.launch.actual !== null),
    launchedLate: count((row) => row.delivered.state === 'late' && row.launch.actual !== null),
    inDanger: count((row) => row.launch.actual === null && (row.daysToRecover ?? 0) > 0),
    kept: count((row) => row.worked.verdict === 'kept'),
    notKept: count((row) => row.worked.verdict === 'missed' || row.worked.verdict === 'partly'),
    tooEarly: count((row) => verdictShown(row) === 'too-early'),
    unreliable: count((row) => row.data.failing + row.data.stale > 0),
  };
}
