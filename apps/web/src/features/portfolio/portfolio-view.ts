import type { PortfolioRow } from '@workback/contracts/portfolio/portfolio.schemas';
import { countWord, sentence } from '../../app/count-word.js';
import type { PortfolioSearch } from './portfolio-search.js';

/** Stages that are over: their rows only matter for what they taught. */
const over = new Set(['rejected', 'parked']);

/** Who looks and when, for filters that depend on it. */
export interface Viewer {
  readonly personId: string;
  readonly today: string;
}

/** Whether the numbers behind a row cannot be relied on. */
export const isUnreliable = ({ data }: PortfolioRow): boolean => data.failing + data.stale + data.behind > 0;

/** The rows to show for the filters and order in the address. */
export function rowsToShow(rows: readonly PortfolioRow[], search: PortfolioSearch, viewer: Viewer): PortfolioRow[] {
  const tests = [
    ofStage(search.stage),
    ofOwner(search.owner, viewer.personId),
    search.team === undefined ? null : (row: PortfolioRow) => row.teams.some((team) => search.team!.includes(team)),
    ofStatus(search.status),
    search.launch === undefined ? null : (row: PortfolioRow) => quarterOf(launchOf(row)) === quarterOf(viewer.today),
    ofText(search.q),
  ].filter((test) => test !== null);
  return rows.filter((row) => tests.every((test) => test(row))).sort(orders[search.sort ?? 'worst']);
}

const launchOf = ({ launch }: PortfolioRow): string => launch.actual ?? launch.forecast ?? launch.promised ?? '9999';

/** “Q4 2026”; months of the calendar, since a fiscal year is the company's own. */
export function quarterOf(date: string): string {
  return date === '9999' ? 'No launch date' : `Q${Math.ceil(Number(date.slice(5, 7)) / 3)} ${date.slice(0, 4)}`;
}

type Test = ((row: PortfolioRow) => boolean) | null;

function ofStage(stages: readonly string[] | undefined): Test {
  if (stages === undefined) return (row) => !over.has(row.stage);
  return stages.includes('all') ? null : (row) => stages.includes(row.stage);
}

function ofOwner(owners: readonly string[] | undefined, me: string): Test {
  if (owners === undefined) return null;
  const ids = new Set(owners.map((id) => (id === 'me' ? me : id)));
  return ({ owner }) => ids.has(owner?.id ?? 'nobody');
}

/** Words of one verdict widen each other; each verdict narrows. */
function ofStatus(words: readonly string[] | undefined): Test {
  if (words === undefined) return null;
  const of = (kind: string) => words.filter((word) => word.startsWith(kind)).map((word) => word.slice(kind.length));
  const [delivered, worked] = [of('delivered:'), of('worked:')];
  return (row) =>
    (delivered.length === 0 || delivered.includes(row.shown.delivered)) &&
    (worked.length === 0 || worked.includes(row.shown.worked)) &&
    (!words.includes('numbers:bad') || isUnreliable(row));
}

function ofText(q: string | undefined): Test {
  const wanted = q?.trim().toLocaleLowerCase();
  if (!wanted) return null;
  return ({ name, headline, owner, teams }) =>
    [name, headline, owner?.name ?? '', ...teams].join(' ').toLocaleLowerCase().includes(wanted);
}

const stages = [
  'draft',
  'in-review',
  'approved',
  'building',
  'launched',
  'measuring',
  'concluded',
  'parked',
  'rejected',
];
const worst = (a: PortfolioRow, b: PortfolioRow): number => b.attention - a.attention || a.number - b.number;
const ownerName = ({ owner }: PortfolioRow): string => owner?.name ?? '\uffff';

const orders: Record<NonNullable<PortfolioSearch['sort']>, (a: PortfolioRow, b: PortfolioRow) => number> = {
  worst,
  launch: (a, b) => launchOf(a).localeCompare(launchOf(b)) || worst(a, b),
  name: (a, b) => a.name.localeCompare(b.name),
  owner: (a, b) => ownerName(a).localeCompare(ownerName(b)) || worst(a, b),
  stage: (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || worst(a, b),
};

/** Rows under one heading; the heading is empty when nothing groups them. */
export interface PortfolioGroup {
  readonly key: string;
  readonly label: string;
  readonly rows: readonly PortfolioRow[];
}

/** The rows in groups, each in the order the rows came in; a row of two teams stands under both. */
export function grouped(rows: readonly PortfolioRow[], group: PortfolioSearch['group']): readonly PortfolioGroup[] {
  if (group === undefined) return [{ key: '', label: '', rows }];
  const byLabel = new Map<string, PortfolioRow[]>();
  for (const row of rows) {
    for (const label of labelsOf(row, group)) {
      const known = byLabel.get(label);
      if (known) known.push(row);
      else byLabel.set(label, [row]);
    }
  }
  const groups = [...byLabel].map(([label, members]) => ({ key: label, label, rows: members }));
  if (group === 'stage') return groups.sort((a, b) => stageOrder(a) - stageOrder(b));
  if (group === 'launch') return groups.sort((a, b) => launchOrder(a).localeCompare(launchOrder(b)));
  return groups.sort((a, b) => a.label.localeCompare(b.label));
}

const stageOrder = ({ rows }: PortfolioGroup): number => stages.indexOf(rows[0]!.stage);
const launchOrder = ({ rows }: PortfolioGroup): string => launchOf(rows[0]!).slice(0, 7);

function labelsOf(row: PortfolioRow, group: NonNullable<PortfolioSearch['group']>): readonly string[] {
  switch (group) {
    case 'stage':
      return [sentence(row.stage.replace('-', ' '))];
    case 'owner':
      return [row.owner?.name ?? 'No owner yet'];
    case 'team':
      return row.teams.length === 0 ? ['No team yet'] : row.teams;
    case 'launch':
      return [quarterOf(launchOf(row))];
  }
}

/** Rows that are not over. */
export const activeRows = (rows: readonly PortfolioRow[]): PortfolioRow[] =>
  rows.filter(({ stage }) => !over.has(stage));

/** The message of the page: how many initiatives need attention. */
export function portfolioTitle(rows: readonly PortfolioRow[]): string {
  const active = activeRows(rows);
  if (active.length === 0) return 'No initiatives yet';
  const worried = active.filter((row) => row.attention > 0).length;
  const total = countWord(active.length);
  if (worried === 0)
    return active.length === 1 ? 'Your initiative needs no attention' : `None of ${total} initiatives needs attention`;
  if (active.length === 1) return 'Your initiative needs attention';
  return `${sentence(countWord(worried))} of ${total} initiatives need${worried === 1 ? 's' : ''} attention`;
}

/** What changed since the end of the last week, in a sentence; empty without anything to compare with. */
export function portfolioChange(rows: readonly PortfolioRow[]): string {
  const trends = activeRows(rows).flatMap(({ trend }) => trend ?? []);
  if (trends.length === 0) return '';
  const count = (kind: string): number => trends.filter((trend) => trend.kind === kind).length;
  const [worse, better] = [count('worse'), count('better')];
  if (worse === 0 && better === 0) return 'Nothing got better or worse since last week.';
  const parts = [worse > 0 ? `${countWord(worse)} got worse` : '', better > 0 ? `${countWord(better)} better` : ''];
  return `${sentence(parts.filter(Boolean).join(' and '))} since last week.`;
}
