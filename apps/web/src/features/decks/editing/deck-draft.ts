/** A deck while it is edited: every change gives new sections; nothing is saved yet. */
import type { Deck } from '@workback/contracts/deck/deck.schemas';
import { byDrivingOrder, type PlaceableKpi } from '@workback/domain/deck/deck-layout';

export type Section = Deck['sections'][number];
export type Block = Section['blocks'][number];

/** An id that is free in any deck; not a secret, so it need not come from the browser's crypto, which plain HTTP lacks. */
export const newId = (): string => `b${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`;

export const emptySection = (title = ''): Section => ({ id: newId(), title, text: '', blocks: [] });

export const emptyRule = (): Extract<Block, { kind: 'rule' }> => ({
  id: newId(),
  kind: 'rule',
  initiativeId: null,
  ownerId: null,
  kinds: [],
  without: [],
  form: 'six-twelve',
});

const swapped = <T>(list: readonly T[], at: number, to: number): T[] => {
  if (to < 0 || to >= list.length) return [...list];
  const next = [...list];
  const [moved] = next.splice(at, 1);
  next.splice(to, 0, moved as T);
  return next;
};

/** Moves a section up (−1) or down (1). */
export function moveSection(sections: readonly Section[], sectionId: string, by: 1 | -1): Section[] {
  const at = sections.findIndex(({ id }) => id === sectionId);
  return swapped(sections, at, at + by);
}

/** Moves a block up (−1) or down (1); past the end of its section it goes on into the next one. */
export function moveBlock(sections: readonly Section[], blockId: string, by: 1 | -1): Section[] {
  const home = sections.findIndex(({ blocks }) => blocks.some(({ id }) => id === blockId));
  const section = sections[home];
  if (!section) return [...sections];
  const at = section.blocks.findIndex(({ id }) => id === blockId);
  const to = at + by;
  if (to >= 0 && to < section.blocks.length) {
    return sections.map((each) => (each === section ? { ...each, blocks: swapped(each.blocks, at, to) } : each));
  }
  const neighbour = sections[home + by];
  if (!neighbour) return [...sections];
  return placeBlock(sections, blockId, neighbour.id, by === 1 ? 0 : neighbour.blocks.length);
}

/** Puts a block to a place of a section, counted without the block itself. */
export function placeBlock(sections: readonly Section[], blockId: string, sectionId: string, to: number): Section[] {
  const block = sections.flatMap(({ blocks }) => blocks).find(({ id }) => id === blockId);
  if (!block) return [...sections];
  return sections.map((section) => {
    const others = section.blocks.filter(({ id }) => id !== blockId);
    if (section.id !== sectionId)
      return others.length === section.blocks.length ? section : { ...section, blocks: others };
    return { ...section, blocks: [...others.slice(0, to), block, ...others.slice(to)] };
  });
}

/** Changes one section. */
export function changeSection(sections: readonly Section[], sectionId: string, change: Partial<Section>): Section[] {
  return sections.map((section) => (section.id === sectionId ? { ...section, ...change } : section));
}

/** Changes one block; null removes it. */
export function changeBlock(sections: readonly Section[], blockId: string, change: Partial<Block> | null): Section[] {
  return sections.map((section) =>
    section.blocks.some(({ id }) => id === blockId)
      ? {
          ...section,
          blocks: section.blocks.flatMap((block) =>
            block.id !== blockId ? block : change === null ? [] : ({ ...block, ...change } as Block),
          ),
        }
      : section,
  );
}

/** Adds blocks to the end of a section. */
export function addBlocks(sections: readonly Section[], sectionId: string, added: readonly Block[]): Section[] {
  return sections.map((section) =>
    section.id === sectionId ? { ...section, blocks: [...section.blocks, ...added] } : section,
  );
}

/** Puts the KPIs that stand in each section by hand into their driving order; rules and words keep their places. */
export function inputsFirst(sections: readonly Section[], kpis: readonly PlaceableKpi[]): Section[] {
  const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  return sections.map((section) => {
    const placed = section.blocks.flatMap((block) => {
      const kpi = block.kind === 'kpi' ? byId.get(block.kpiId) : undefined;
      return kpi ? [{ block, kpi }] : [];
    });
    const ordered = placed.toSorted((one, other) => byDrivingOrder(one.kpi, other.kpi)).map(({ block }) => block);
    const movable = new Set(placed.map(({ block }) => block.id));
    return { ...section, blocks: section.blocks.map((block) => (movable.has(block.id) ? ordered.shift()! : block)) };
  });
}

/** How a new deck begins. */
export type DeckStart = 'initiatives' | 'kinds' | 'empty';

/** The sections of a new deck. */
export function startSections(
  start: DeckStart,
  initiatives: readonly { readonly id: string; readonly name: string }[],
): Section[] {
  if (start === 'empty') return [emptySection('First section')];
  if (start === 'kinds') {
    return [
      { ...emptySection('Inputs and guardrails'), blocks: [{ ...emptyRule(), kinds: ['input', 'guardrail'] }] },
      { ...emptySection('Outputs'), blocks: [{ ...emptyRule(), kinds: ['output'] }] },
    ];
  }
  return [
    ...initiatives.map(({ id, name }) => ({
      ...emptySection(name),
      blocks: [{ ...emptyRule(), initiativeId: id }],
    })),
    { ...emptySection('Other KPIs'), blocks: [emptyRule()] },
  ];
}
