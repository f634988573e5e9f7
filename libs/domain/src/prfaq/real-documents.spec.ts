import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { questionsOf } from './document.js';
import { exportMarkdown } from './export-markdown.js';
import { importMarkdown } from './import-markdown.js';
import { inventedWords, lostWords } from './import-accounting.js';

const folder = fileURLToPath(new URL('../../../../../shared/real/prfaq/', import.meta.url));
const present = existsSync(folder);
const counts: Record<string, [external: number, internal: number, unlabelled: number]> = {
  'state-of-green-software': [0, 0, 7],
  'green-software-principles': [0, 0, 14],
  plit: [0, 0, 7],
  'hofmann-elimination': [13, 9, 0],
  'mcp-audit': [0, 0, 25],
  'cdk-construct-hub': [0, 0, 6],
};

(present ? describe : describe.skip)(
  'published PR/FAQs (skipped where the shared folder of real documents is absent)',
  () => {
    const read = (name: string): string => readFileSync(`${folder}${name}.md`, 'utf8');

    it.each(Object.entries(counts))('%s: its questions, nothing lost, nothing invented', (name, expected) => {
      const source = read(name);
      const result = importMarkdown(source);
      if (result.kind !== 'prfaq') throw new Error(result.reason);
      const { document, remainder } = result;
      expect([
        questionsOf(document, 'external').length,
        questionsOf(document, 'internal').length,
        questionsOf(document, 'unlabelled').length,
      ]).toEqual(expected);
      expect(lostWords(source, document, remainder)).toEqual([]);
      expect(inventedWords(source, document)).toEqual([]);
      expect(document.questions.filter(({ answer }) => answer === '')).toEqual([]);
      const again = importMarkdown(exportMarkdown(document, { title: result.title }));
      expect(again.kind === 'prfaq' ? again.document : again).toEqual(document);
    });

    it('a template is no PR/FAQ', () => {
      expect(importMarkdown(read('template'))).toMatchObject({
        kind: 'not-a-prfaq',
        reason: expect.stringContaining('template'),
      });
    });
  },
);
