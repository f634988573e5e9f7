/** The columns of the portfolio beside the name, in their order. */
export const portfolioColumns = [
  ['stage', 'PR/FAQ to results'],
  ['launch', 'Launch'],
  ['line', 'On a line of time'],
  ['delivered', 'Delivered?'],
  ['worked', 'Worked?'],
  ['guardrails', 'Guardrails'],
  ['data', 'Numbers'],
  ['word', 'Since last week, last word'],
] as const;
export type PortfolioColumn = (typeof portfolioColumns)[number][0];

/** What is shown unless somebody chooses: all but the line, which needs a wide screen. */
const usualColumns: readonly PortfolioColumn[] = portfolioColumns.map(([key]) => key).filter((key) => key !== 'line');

const sorts = ['worst', 'launch', 'name', 'owner', 'stage'] as const;
const groups = ['stage', 'owner', 'team', 'launch'] as const;

/** What the portfolio's address remembers: filters, order, groups and columns. */
export interface PortfolioSearch {
  readonly sort?: (typeof sorts)[number];
  readonly group?: (typeof groups)[number];
  readonly q?: string;
  /** Stages; none means all that are not over. */
  readonly stage?: readonly string[];
  /** Ids of people; `me` is whoever looks, `nobody` is no owner. */
  readonly owner?: readonly string[];
  readonly team?: readonly string[];
  /** Words of the two verdicts, such as `delivered:late`, and `numbers:bad`. */
  readonly status?: readonly string[];
  readonly launch?: 'quarter';
  readonly cols?: readonly PortfolioColumn[];
  /** The saved view that was opened last. */
  readonly saved?: string;
}

const isOneOf = <T extends string>(all: readonly T[], value: unknown): value is T => all.includes(value as T);

function several(value: unknown): readonly string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((each): each is string => typeof each === 'string' && each !== '');
}

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readPortfolioSearch(search: Record<string, unknown>): PortfolioSearch {
  const { sort, group, q, launch, saved } = search;
  const columns = several(search['cols']).filter((key): key is PortfolioColumn =>
    portfolioColumns.some(([known]) => known === key),
  );
  return withoutEmpty({
    ...(isOneOf(sorts, sort) ? { sort } : {}),
    ...(isOneOf(groups, group) ? { group } : {}),
    ...(typeof q === 'string' ? { q } : {}),
    stage: several(search['stage']),
    owner: several(search['owner']),
    team: several(search['team']),
    status: several(search['status']),
    ...(launch === 'quarter' ? { launch } : {}),
    cols: columns,
    ...(typeof saved === 'string' ? { saved } : {}),
  });
}

/** A search without what says nothing, as the address keeps it. */
export function withoutEmpty(search: PortfolioSearch): PortfolioSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && value.length > 0),
  );
}

/** The columns to show. */
export const columnsOf = ({ cols }: PortfolioSearch): readonly PortfolioColumn[] => cols ?? usualColumns;

/** The search with a column shown or hidden; the usual ones are not written down. */
export function withColumn(search: PortfolioSearch, column: PortfolioColumn, shown: boolean): PortfolioSearch {
  const now = columnsOf(search);
  const cols = portfolioColumns.map(([key]) => key).filter((key) => (key === column ? shown : now.includes(key)));
  const { cols: _, ...rest } = search;
  return cols.join() === usualColumns.join() ? rest : withoutEmpty({ ...rest, cols });
}

/** The list with a value added, or without it. */
export function toggled(values: readonly string[] | undefined, value: string): readonly string[] {
  const now = values ?? [];
  return now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
}
