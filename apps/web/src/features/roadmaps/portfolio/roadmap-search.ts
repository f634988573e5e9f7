/** What the address of the roadmap remembers. */
export interface RoadmapSearch {
  readonly group?: 'owner' | 'team' | 'stage';
  readonly q?: string;
  readonly stage?: string;
  /** Initiatives whose milestones are shown, by their numbers. */
  readonly open?: readonly number[];
  /** The saved view that was opened. */
  readonly saved?: string;
}

const groups = new Set(['owner', 'team', 'stage']);

/** Reads the search part of the address; anything unknown is left out instead of failing. */
export function readRoadmapSearch(search: Record<string, unknown>): RoadmapSearch {
  const { group, q, stage, open, saved } = search;
  const numbers = Array.isArray(open) ? open.filter((each): each is number => Number.isInteger(each)) : [];
  return {
    ...(typeof group === 'string' && groups.has(group) ? { group: group as 'owner' } : {}),
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(typeof stage === 'string' && stage !== '' ? { stage } : {}),
    ...(numbers.length > 0 ? { open: numbers } : {}),
    ...(typeof saved === 'string' ? { saved } : {}),
  };
}
