import { useLocation, useSearch } from '@tanstack/react-router';
import type { ThreadWire } from '@workback/contracts/comment/comment.schemas';
import { useMemo } from 'react';
import type { MarkedRange } from '../marked-ranges.js';
import { placeId } from '../outline.js';
import type { PrfaqSearch } from '../prfaq-search.js';

interface Known {
  readonly places: readonly string[];
  readonly marks: ReadonlyMap<string, readonly MarkedRange[]>;
  readonly threads: readonly ThreadWire[];
}

/** The place that the address points to: by its name, by a promise in it, or by the open thread; null for the top. */
export function useBegin({ places, marks, threads }: Known): string | null {
  const { hash } = useLocation();
  const { thread } = useSearch({ strict: false }) as PrfaqSearch;
  return useMemo(() => {
    if (hash !== '') {
      const named = places.find((place) => placeId(place) === hash);
      if (named !== undefined) return named;
      const promises = [...marks].find(([, ranges]) =>
        ranges.some((range) => range.kind === 'promise' && `promise-${range.label}` === hash),
      );
      if (promises) return promises[0];
    }
    return threads.find(({ id }) => id === thread)?.anchor?.place ?? null;
  }, [hash, thread, places, marks, threads]);
}
