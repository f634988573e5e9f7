import type { PresentPerson } from '@workback/contracts/presence/presence.schemas';
import type { Place } from './use-presence.js';

/** Which page of an initiative an address is. */
export function placeOf(pathname: string): Place['place'] {
  const [, page] = /\/initiatives\/[^/]+\/([^/]+)/.exec(pathname) ?? [];
  return page === 'prfaq' || page === 'plan' ? page : 'initiative';
}

/** What somebody does, to follow their name. */
export function presenceWords({ place, part }: Pick<PresentPerson, 'place' | 'part'>): string {
  if (part) return `writes “${part.title}”`;
  if (place === 'prfaq') return 'reads the PR/FAQ';
  return place === 'plan' ? 'looks at the plan' : 'looks at the initiative';
}
