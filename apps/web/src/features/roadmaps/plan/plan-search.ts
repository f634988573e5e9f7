import type { Zoom } from '@workback/ui/prepare/canvas-scale';

export const PLAN_VIEWS = ['timeline', 'board', 'table'] as const;
export type PlanView = (typeof PLAN_VIEWS)[number];
export const PLAN_GROUPS = ['owner', 'team', 'state'] as const;
export type PlanGroup = (typeof PLAN_GROUPS)[number];
export const PLAN_SORTS = ['critical', 'number', 'start', 'float'] as const;
export type PlanSort = (typeof PLAN_SORTS)[number];

/** Columns of the table that can be left out. */
export const PLAN_COLUMNS = [
  ['state', 'State'],
  ['owner', 'Owner'],
  ['days', 'Days'],
  ['start', 'Start by'],
  ['finish', 'Finish by'],
  ['float', 'Float'],
  ['after', 'After'],
  ['serves', 'Serves'],
] as const;
export type PlanColumn = (typeof PLAN_COLUMNS)[number][0];

/** What the plan's address remembers; saved views keep the same. */
export interface PlanSearch {
  readonly view?: PlanView;
  readonly group?: PlanGroup;
  readonly sort?: PlanSort;
  readonly zoom?: number;
  readonly q?: string;
  readonly owner?: readonly string[];
  readonly status?: readonly string[];
  /** Milestones that are chosen. */
  readonly sel?: readonly string[];
  /** The baseline that is drawn; `none` for none, the latest unless told. */
  readonly base?: string;
  /** The saved view that was opened. */
  readonly saved?: string;
  /** Columns of the table that are left out. */
  readonly hide?: readonly PlanColumn[];
  /** The milestone that is open, and the thread of its comments. */
  readonly milestone?: string;
  readonly thread?: string;
}

const ID = /^[0-9a-f-]{36}$/;
const MOST = 50;

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readPlanSearch(search: Record<string, unknown>): PlanSearch {
  const { view, group, sort, zoom, q, owner, status, sel, base, saved, hide, milestone, thread } = search;
  const one = <T extends string>(value: unknown, among: readonly T[]): T | undefined =>
    among.find((each) => each === value);
  const list = (value: unknown, fits: (each: string) => boolean): string[] =>
    (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string' && fits(each)).slice(0, MOST);
  const found = {
    view: one(view, PLAN_VIEWS),
    group: one(group, PLAN_GROUPS),
    sort: one(sort, PLAN_SORTS),
    zoom: typeof zoom === 'number' && zoom > 0 && zoom < 100 ? zoom : undefined,
    q: typeof q === 'string' && q.trim() !== '' ? q.slice(0, 100) : undefined,
    owner: list(owner, (each) => ID.test(each) || each === 'none'),
    status: list(status, (each) => STATUSES.has(each)),
    sel: list(sel, (each) => ID.test(each)),
    milestone: typeof milestone === 'string' && ID.test(milestone) ? milestone : undefined,
    thread: typeof thread === 'string' && ID.test(thread) ? thread : undefined,
    base: typeof base === 'string' && (base === 'none' || ID.test(base)) ? base : undefined,
    saved: typeof saved === 'string' && ID.test(saved) ? saved : undefined,
    hide: list(hide, (each) => PLAN_COLUMNS.some(([column]) => column === each)) as PlanColumn[],
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== undefined)),
  );
}

/** What milestones can be filtered by. */
export const PLAN_STATUSES = [
  ['not-started', 'Not started'],
  ['started', 'Started'],
  ['finished', 'Finished'],
  ['critical', 'On the critical path'],
  ['late', 'Too late'],
  ['promiseless', 'Serves no promise'],
] as const;
const STATUSES: ReadonlySet<string> = new Set(PLAN_STATUSES.map(([status]) => status));

/** The zoom of an address. */
export function zoomOf({ zoom }: PlanSearch): Zoom {
  return zoom ?? 'fit';
}
