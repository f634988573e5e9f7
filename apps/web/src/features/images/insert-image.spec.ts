import { describe, expect, it } from '@jest/globals';
import { insertImage } from './insert-image.js';

describe('an image in a text', () => {
  it.each([
    ['', null, '![]'],
    ['One.', null, 'One.\n\n![]'],
    ['One.\n\nTwo.\n', null, 'One.\n\nTwo.\n\n![]'],
    ['One.\n\nTwo.', 2, 'One.\n\n![]\n\nTwo.'],
    ['One.\n\nTwo.', 8, 'One.\n\nTwo.\n\n![]'],
    ['One.\n\n\n\nTwo.', 4, 'One.\n\n![]\n\nTwo.'],
  ])('%j with the caret at %s', (text, caret, expected) => {
    expect(insertImage(text, '![]', caret)).toBe(expected);
  });
});
