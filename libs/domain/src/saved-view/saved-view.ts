/** Screens whose views can be saved. */
export const SAVED_VIEW_PLACES = ['plan', 'roadmap', 'portfolio', 'kpis', 'documents'] as const;
export type SavedViewPlace = (typeof SAVED_VIEW_PLACES)[number];

type Part = string | number | boolean;

/** What an address says of a view: filters, groups, order, zoom, columns; the screen it belongs to reads and checks it. */
export type ViewSearch = Readonly<Record<string, Part | readonly Part[]>>;

/** Parts of an address that belong to a moment and not to a view: what is chosen, opened or compared, and the view itself. */
const OF_THE_MOMENT: ReadonlySet<string> = new Set(['sel', 'base', 'saved', 'open', 'page']);

/** The parts of an address that a view keeps, in an order that does not depend on how they came about. */
export function keptSearch(search: Readonly<Record<string, unknown>>): ViewSearch {
  const kept = Object.entries(search)
    .filter(([part, value]) => !OF_THE_MOMENT.has(part) && isKept(value))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(kept) as ViewSearch;
}

/** Says whether two addresses show the same view. */
export function sameView(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  return JSON.stringify(keptSearch(one)) === JSON.stringify(keptSearch(other));
}

const isPart = (value: unknown): value is Part =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));

function isKept(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 && value.every(isPart) : isPart(value) && value !== '';
}
