import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inventedWords, lostWords } from './import-accounting.js';
import { importMarkdown } from './import-markdown.js';

describe('any text at all', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '# Press Release',
      '## Press release: Fern',
      '# Fern - PR/FAQ',
      '## FAQ',
      '### External FAQ',
      '## Internal FAQ',
      '**FAQ**',
      '## Design',
      '### Problem',
      '**The solution.** A roof.',
      'Customer Quote: "Dry." - Al Sample',
      '**Q: Why?**',
      'A: Because.',
      'Q: When? A: Soon',
      '* Why?',
      '  * Since.',
      '1. What?',
      '   It is so.',
      '```sh',
      '# comment',
      '```',
      '---',
      '===',
      '> "Nice," said Bo.',
      '| a | b |',
      '|---|---|',
      '[x]: https://x.example',
      'see [x]',
      '<!-- note',
      '-->',
      '<div>',
      '\tcode',
      '    deep',
      '**OSLO — May 2030** — Today',
      '"Good," said Cy Sample.',
      'To learn more, go.',
      '**Cost**',
      '### Who is the customer?',
      'launch-date: 2030-01-01',
      '| # | Question | Answer |',
      '|---|---|---|',
      '| 1 | Why \\| how? | So.<br>Or so. |',
      '| 2 | | alone |',
      '<details>',
      '<summary>Why?</summary>',
      '<details><summary><b>When</b></summary> Soon.</details>',
      '</details>',
      '> **Who?**',
      '> Is it so?',
      '### Internal',
      '## FAQ – External',
      '- External',
      '  - Which?',
      '    - This.',
      'EQ1: What?',
      'IQ2 – Where?',
      'A2) Here.',
      '2.1 How?',
      '### 2.2 How much?',
      '## The five questions',
      '1. **Who is the customer?** Bakers.',
      'What is the most important customer benefit? Bread.',
      '<!-- a comment -->',
      '# プレスリリース',
      '## 社内向けFAQ',
      '**Q：なぜ？**',
      '[Describe the problem here]',
      'TODO',
      '<Product name> helps <customer>',
    ),
    fc.lorem({ maxCount: 4 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ maxLength: 12 }),
  );
  const markdown = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\n\n', '\r\n')), { maxLength: 30 })
    .map((parts) => parts.map(([text, end]) => text + end).join(''));

  it('loses no word and invents none', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const result = importMarkdown(text);
        if (result.kind !== 'prfaq') return;
        const source = text.replace(/\r\n?/g, '\n');
        expect(lostWords(source, result.document, result.remainder)).toEqual([]);
        expect(inventedWords(source, result.document)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['prose', 'word word word word.\n\n'.repeat(50_000)],
    ['one line', 'x '.repeat(500_000)],
    ['quotes in quotes', '>'.repeat(1_000_000)],
    ['brackets', '['.repeat(1_000_000)],
    ['stars', '**'.repeat(500_000)],
    ['a staircase of lists', Array.from({ length: 1_400 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')],
    ['headings', '# a\n## b\n### c?\n'.repeat(60_000)],
    ['questions', '**Q: a?**\n\nA: b\n\n'.repeat(55_000)],
    ['quotation marks', '"'.repeat(1_000_000)],
    ['list lines', '- a?\n  b\n'.repeat(100_000)],
    ['open fences', '```\n~~~\n'.repeat(125_000)],
    ['definitions', Array.from({ length: 40_000 }, (_, n) => `[a${n}]: b see [a${n + 1}]`).join('\n')],
    ['spaces', ' '.repeat(1_000_000)],
    ['low quotation marks', '„'.repeat(1_000_000)],
    ['a table row', '|-'.repeat(500_000) + 'x\n' + '|-'.repeat(500_000) + 'x'],
    ['comments that never end', '<!--'.repeat(250_000)],
    ['backticks', '`'.repeat(1_000_000)],
    ['underscores', 'a' + '_'.repeat(1_000_000) + 'b'],
    ['emphasis', '*a **b _c '.repeat(100_000)],
    ['dashes in prose', 'Oslo — '.repeat(140_000)],
    ['folds', '<details><summary>a?</summary>\n\nb\n\n</details>\n\n'.repeat(18_000)],
    ['folds that never open', '<summary>'.repeat(110_000)],
    ['rows of questions', `| Question | Answer |\n|---|---|\n${'| a? | b |\n'.repeat(100_000)}`],
    ['pipes', '\\|'.repeat(500_000)],
    ['quoted questions', '> a?\n\nb\n\n'.repeat(100_000)],
    ['nested kinds', `- External\n${'  - a?\n    - b\n'.repeat(70_000)}`],
    ['places to fill in', '<City> [Describe this] {{x}} ___ '.repeat(30_000)],
    ['dots', '.'.repeat(1_000_000)],
    ['guidance', 'Describe the press release should '.repeat(30_000)],
    ['tabs and dashes', '- \t'.repeat(330_000)],
  ])('reads a hostile megabyte of %s to its end', (_, body) => {
    for (const text of [`# Press release\n\n## T\n\n${body}`, `# Press release\n\nx\n\n# FAQ\n\n${body}`])
      expect(importMarkdown(text).kind).toMatch(/prfaq/);
  });
});
