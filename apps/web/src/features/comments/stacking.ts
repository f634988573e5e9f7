/** A card that wants to stand beside its passage; positions in CSS pixels. */
export interface Card {
  /** Top of its passage. */
  readonly wanted: number;
  readonly height: number;
}

/**
 * Tops of cards in their order, so that none covers another. Each stands as near to its passage as those before it let it;
 * the active one stands beside its passage exactly, unless those above it do not fit, and the others make room.
 */
export function stackCards(cards: readonly Card[], active: number, gap: number): readonly number[] {
  const tops: number[] = [];
  const below = (from: number): void => {
    for (let at = from; at < cards.length; at += 1) {
      const free = at === 0 ? 0 : (tops[at - 1] as number) + (cards[at - 1] as Card).height + gap;
      tops[at] = Math.max((cards[at] as Card).wanted, free);
    }
  };
  below(0);
  const pinned = cards[active];
  if (!pinned) return tops;
  tops[active] = Math.max(0, pinned.wanted);
  for (let at = active - 1; at >= 0; at -= 1) {
    tops[at] = Math.min(tops[at] as number, (tops[at + 1] as number) - gap - (cards[at] as Card).height);
  }
  // What was pushed above the margin's top comes down again, and everything behind it follows.
  if ((tops[0] as number) < 0) {
    tops[0] = 0;
    for (let at = 1; at <= active; at += 1) {
      tops[at] = Math.max(tops[at] as number, (tops[at - 1] as number) + (cards[at - 1] as Card).height + gap);
    }
  }
  below(active + 1);
  return tops;
}
