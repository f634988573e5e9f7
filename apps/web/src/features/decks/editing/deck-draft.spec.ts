import { describe, expect, it } from '@jest/globals';
import type { PlaceableKpi } from '@workback/domain/deck/deck-layout';
import {
  addBlocks,
  type Block,
  changeBlock,
  inputsFirst,
  moveBlock,
  moveSection,
  placeBlock,
  type Section,
  startSections,
} from './deck-draft.js';

const block = (id: string): Block => ({ id, kind: 'kpi', kpiId: id, form: 'six-twelve' });
const section = (id: string, ...ids: string[]): Section => ({ id, title: id, text: '', blocks: ids.map(block) });
const shown = (sections: readonly Section[]): string =>
  sections.map(({ id, blocks }) => `${id}:${blocks.map((each) => each.id).join('')}`).join(' ');
const deck = [section('A', 'a', 'b'), section('B', 'c'), section('C')];

describe('A deck while it is edited', () => {
  it.each([
    ['a', 1, 'A:ba B:c C:'],
    ['a', -1, 'A:ab B:c C:'],
    ['b', 1, 'A:a B:bc C:'],
    ['c', -1, 'A:abc B: C:'],
    ['c', 1, 'A:ab B: C:c'],
    ['gone', 1, 'A:ab B:c C:'],
  ] as const)('moves block %s by %d', (id, by, after) => {
    expect(shown(moveBlock(deck, id, by))).toBe(after);
  });

  it('puts a block where it is dropped, moves sections, adds and removes', () => {
    expect(shown(placeBlock(deck, 'a', 'B', 1))).toBe('A:b B:ca C:');
    expect(shown(placeBlock(deck, 'a', 'A', 1))).toBe('A:ba B:c C:');
    expect(shown(moveSection(deck, 'C', -1))).toBe('A:ab C: B:c');
    expect(shown(addBlocks(deck, 'C', [block('d')]))).toBe('A:ab B:c C:d');
    expect(shown(changeBlock(deck, 'b', null))).toBe('A:a B:c C:');
    expect(changeBlock(deck, 'b', { form: 'xmr' })[0]!.blocks[1]).toMatchObject({ form: 'xmr' });
  });

  it('puts inputs first and leaves words where they are', () => {
    const kpi = (id: string, kind: PlaceableKpi['kind']): PlaceableKpi => ({
      ...{ id, name: id, kind },
      ...{ ownerId: null, initiativeId: null, initiativeNumber: null },
    });
    const words: Block = { id: 'w', kind: 'text', title: '', text: '' };
    const mixed = [{ ...section('A', 'out', 'in'), blocks: [block('out'), words, block('in')] }];
    expect(shown(inputsFirst(mixed, [kpi('out', 'output'), kpi('in', 'input')]))).toBe('A:inwout');
  });

  it('begins with sections whose rules take in everything', () => {
    const sections = startSections('initiatives', [{ id: 'i', name: 'Kettle' }]);
    expect(sections.map(({ title, blocks }) => [title, blocks.length])).toEqual([
      ['Kettle', 1],
      ['Other KPIs', 1],
    ]);
    const ids = sections.flatMap(({ id, blocks }) => [id, ...blocks.map((each) => each.id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
