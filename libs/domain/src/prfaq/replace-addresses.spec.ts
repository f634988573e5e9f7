import { describe, expect, it } from '@jest/globals';
import { emptyDocument } from './document.js';
import { replaceAddresses } from './replace-addresses.js';

describe('addresses', () => {
  it('are exchanged in sections and answers, and only where a link or an image names them', () => {
    const document = {
      ...emptyDocument(),
      sections: { ...emptyDocument().sections, 'ux-document': '![a](word:1) word:1 ![b](word:11) [c](word:1)' },
      questions: [{ id: 'q1', kind: 'internal' as const, question: 'Why ![d](word:1)?', answer: '![e](word:1)' }],
    };
    const { sections, questions } = replaceAddresses(document, new Map([['word:1', '/x']]));
    expect(sections['ux-document']).toBe('![a](/x) word:1 ![b](word:11) [c](/x)');
    expect(questions).toMatchObject([{ question: 'Why ![d](/x)?', answer: '![e](/x)' }]);
    expect(replaceAddresses(document, new Map())).toBe(document);
  });
});
