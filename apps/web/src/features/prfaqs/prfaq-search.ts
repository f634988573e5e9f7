import { type ThreadFilter, threadFilters } from '../comments/thread-filters.js';

/** Tabs of the margin beside the text, in their order. */
export const panelKeys = ['promises', 'comments', 'coach'] as const;
/** A tab of the margin of a PR/FAQ, or of an amendment of one. */
export type PanelKey = (typeof panelKeys)[number] | 'touches';

/** What the address of a PR/FAQ remembers. */
export interface PrfaqSearch {
  readonly mode?: 'read' | 'edit' | 'print' | 'meeting';
  readonly version?: number;
  /** The open tab of the margin. */
  readonly panel?: PanelKey;
  /** The open thread of comments, and which threads are shown. */
  readonly thread?: string;
  readonly show?: ThreadFilter;
}

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readPrfaqSearch({ mode, version, panel, thread, show }: Record<string, unknown>): PrfaqSearch {
  return {
    ...(mode === 'edit' || mode === 'print' || mode === 'meeting' ? { mode } : {}),
    ...(Number.isInteger(version) ? { version: version as number } : {}),
    ...(panelKeys.includes(panel as (typeof panelKeys)[number]) ? { panel: panel as PanelKey } : {}),
    ...(typeof thread === 'string' && /^[0-9a-f-]{36}$/i.test(thread) ? { thread } : {}),
    ...(threadFilters.includes(show as ThreadFilter) ? { show: show as ThreadFilter } : {}),
  };
}
