/** What the activity feed can be narrowed to, and the nouns that the kinds of its events begin with. */
export const eventGroups = {
  text: ['prfaq', 'promise', 'image', 'coach'],
  comments: ['comment'],
  reviews: ['round', 'amendment'],
  plan: ['initiative', 'milestone', 'plan', 'baseline', 'gate'],
  'check-ins': ['check-in'],
  numbers: ['kpi', 'criterion', 'source', 'observation', 'annotation', 'deck', 'deck-note', 'commentary'],
  people: ['member', 'invitation', 'workspace', 'token'],
} as const satisfies Record<string, readonly string[]>;

export type EventGroup = keyof typeof eventGroups;

/** The groups in the order in which they are offered. */
export const eventGroupKeys = Object.keys(eventGroups) as [EventGroup, ...EventGroup[]];

/** The group of an event by its kind, for example `prfaq.edited`; null for what no group holds. */
export function groupOf(kind: string): EventGroup | null {
  const noun = kind.split('.')[0] ?? '';
  return eventGroupKeys.find((group) => (eventGroups[group] as readonly string[]).includes(noun)) ?? null;
}
