import { describe, expect, it } from '@jest/globals';
import { goKeys, keyGroups } from './key-map.js';
import { places } from './places.js';

describe('the map of keys', () => {
  it('leads to every place of the menu', () => {
    const paths = Object.values(goKeys).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(places.map(({ to }) => to.replace('/w/$workspaceSlug', ''))));
  });

  it('has one meaning a key within a group', () => {
    for (const { keys } of keyGroups) {
      const pressed = keys.map((each) => each.keys.join(' '));
      expect(new Set(pressed).size).toBe(pressed.length);
    }
  });
});
