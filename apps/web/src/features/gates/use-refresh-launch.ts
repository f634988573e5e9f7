import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** What a launch, or taking one back, makes old on the screens. */
const touched = ['initiatives', 'gates', 'criteria', 'promises', 'portfolio', 'roadmaps', 'annotations', 'kpis'];

/** Fetches again whatever a launch marks or sets going. */
export function useRefreshLaunch(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    () => queries.invalidateQueries({ predicate: ({ queryKey }) => touched.includes(String(queryKey[0])) }),
    [queries],
  );
}
