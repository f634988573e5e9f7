/** Tabs of the margin beside the text, in their order. */
export const panelKeys = ['promises', 'comments', 'coach'] as const;
export type PanelKey = (typeof panelKeys)[number];

/** What the address of a PR/FAQ remembers. */
export interface PrfaqSearch {
  readonly mode?: 'read' | 'edit';
  readonly version?: number;
  /** The open tab of the margin. */
  readonly panel?: PanelKey;
}

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readPrfaqSearch({ mode, version, panel }: Record<string, unknown>): PrfaqSearch {
  return {
    ...(mode === 'edit' ? { mode } : {}),
    ...(Number.isInteger(version) ? { version: version as number } : {}),
    ...(panelKeys.includes(panel as PanelKey) ? { panel: panel as PanelKey } : {}),
  };
}
