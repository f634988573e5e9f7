const LONGEST = 48;

/** The part of an address that a name becomes: `Café Nord` is `cafe-nord`; a name without Latin letters is `workspace`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'workspace' : plain;
}

/** The first slug that is free: `alpha`, else `alpha-2`, `alpha-3` and so on. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  return slug;
}
