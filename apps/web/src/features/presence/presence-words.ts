import type { PresentPerson } from '@workback/contracts/presence/presence.schemas';
import type { Place } from './use-presence.js';

/** The name that somebody goes by on the page of a person: that person only comes up for another tab of theirs. */
export const nameFor = (meId: string | undefined, { id, name }: Pick<PresentPerson, 'id' | 'name'>): string =>
  id === meId ? 'You, in another tab' : name;

/** Who writes in the same part, in a sentence. */
export function writersWords(meId: string | undefined, writers: readonly Pick<PresentPerson, 'id' | 'name'>[]): string {
  const others = writers.filter(({ id }) => id !== meId).map(({ name }) => name);
  const own = others.length < writers.length;
  if (others.length === 0) return own ? 'You write here in another tab' : '';
  const words = `${others.join(' and ')} ${others.length === 1 ? 'writes' : 'write'} here`;
  return own ? `${words}, and you in another tab` : words;
}

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
