/** A text of the document by where it stands. */
export interface DrawnText {
  readonly place: string;
  /** In characters. */
  readonly length: number;
}

/**
 * Which texts are drawn after the next step: those that are, and of the others as many as `most` characters allow, at
 * least one. It begins at the place that somebody came for, goes on to the end and then takes what is before it.
 */
export function drawMore(
  texts: readonly DrawnText[],
  drawn: ReadonlySet<string>,
  begin: string | null,
  most: number,
): ReadonlySet<string> {
  const from = Math.max(
    0,
    texts.findIndex(({ place }) => place === begin),
  );
  const after = new Set(drawn);
  let left = most;
  for (const { place, length } of [...texts.slice(from), ...texts.slice(0, from)]) {
    if (after.has(place)) continue;
    if (length > left && after.size > drawn.size) break;
    after.add(place);
    left -= length;
  }
  return after;
}
