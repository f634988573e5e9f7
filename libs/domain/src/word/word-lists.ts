import { element, elements, valueOf, type XmlElement } from './xml.js';

/** How a level of a list is marked. */
export interface ListLevel {
  readonly ordered: boolean;
  readonly start: number;
}

/** The levels of every list of a document, by the id that paragraphs name; a level that shows no mark is null. */
export type WordLists = ReadonlyMap<string, readonly (ListLevel | null)[]>;

/** Reads the numbering of a document. */
export function readLists(root: XmlElement | undefined): WordLists {
  const abstract = new Map(
    elements(root, 'w:abstractNum').map((definition) => [
      definition.attributes['w:abstractNumId'] ?? '',
      levelsOf(elements(definition, 'w:lvl')),
    ]),
  );
  return new Map(
    elements(root, 'w:num').map((list) => {
      const levels = [...(abstract.get(valueOf(list, 'w:abstractNumId') ?? '') ?? [])];
      for (const override of elements(list, 'w:lvlOverride')) {
        const at = Number(override.attributes['w:ilvl']);
        if (!isLevel(at)) continue;
        const start = Number(valueOf(override, 'w:startOverride') ?? Number.NaN);
        const given = element(override, 'w:lvl');
        if (given) levels[at] = levelOf(given);
        const level = levels[at];
        if (level && Number.isInteger(start)) levels[at] = { ...level, start };
      }
      return [list.attributes['w:numId'] ?? '', Array.from(levels, (level) => level ?? null)] as const;
    }),
  );
}

function levelsOf(sources: readonly XmlElement[]): (ListLevel | null)[] {
  const levels: (ListLevel | null)[] = [];
  for (const source of sources) {
    const at = Number(source.attributes['w:ilvl']);
    if (isLevel(at)) levels[at] = levelOf(source);
  }
  return levels;
}

const isLevel = (level: number): boolean => Number.isInteger(level) && level >= 0 && level <= 8;

function levelOf(source: XmlElement): ListLevel | null {
  const format = valueOf(source, 'w:numFmt') ?? 'decimal';
  const start = Number(valueOf(source, 'w:start') ?? 1);
  const bare = format === 'none' && (valueOf(source, 'w:lvlText') ?? '') === '' && !element(source, 'w:lvlPicBulletId');
  if (bare) return null;
  return { ordered: format !== 'bullet' && format !== 'none', start: Number.isInteger(start) ? start : 1 };
}
