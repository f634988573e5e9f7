import { describe, expect, it } from '@jest/globals';
import { questionsOf } from './document.js';
import { inventedWords, lostWords } from './import-accounting.js';
import { importMarkdown } from './import-markdown.js';
import type { ImportResult } from './import-markdown.js';

type Prfaq = Extract<ImportResult, { kind: 'prfaq' }>;

function imported(text: string): Prfaq {
  const result = importMarkdown(text);
  if (result.kind !== 'prfaq') throw new Error(result.reason);
  expect(lostWords(text, result.document, result.remainder)).toEqual([]);
  expect(inventedWords(text, result.document)).toEqual([]);
  return result;
}

const asked = (result: Prfaq): string[] => result.document.questions.map(({ question }) => question);

describe('the FAQ', () => {
  const release = '# Press release\n\n## Fern\n\nToday.\n\n';
  it.each([
    ['headings', '## FAQ\n\n### Why?\n\nA.\n\n#### Detail\n\nB.\n\n### When\n\nC.', ['Why?', 'When']],
    ['headings on the level of the FAQ', '## FAQ\n\n## Why?\n\nA.\n\n## When?\n\nC.', ['Why?', 'When?']],
    ['bold lines', '## FAQ\n\n**Why?**\nA.\n\n**When?** Soon.', ['Why?', 'When?']],
    ['bold with a label outside', '## FAQ\n\n**Q1:** Why?\n**A1:** A.\n\n**Q2**: When?\n\nA: Soon.', ['Why?', 'When?']],
    ['plain labels', '## FAQ\n\nQ: Why now?\nA: Because.\n\nQ: When?\nA: Soon.', ['Why now?', 'When?']],
    ['bullets', '## FAQ\n\n* Why?\n  * A.\n  * B.\n* When\n  * Soon.', ['Why?', 'When']],
    ['numbers with text after the mark', '## FAQ\n\n1. Why? Because.\n2. When?\n   Soon.', ['Why?', 'When?']],
    [
      'numbers with answers outside the list',
      '## FAQ\n\n1. **Why?**\n\nBecause.\n\n2. **When?**\n\nSoon.',
      ['Why?', 'When?'],
    ],
    ['plain lines', '## FAQ\n\nWhy is it so?\n\nBecause.\n\nWhen is it?\n\nSoon.', ['Why is it so?', 'When is it?']],
    [
      'topics over bold questions',
      '## FAQ\n\n### Price\n\n**Q: Why?**\n\nA: a\n\n---\n\n### Time\n\n**Q: When?**\n\nA: b',
      ['Why?', 'When?'],
    ],
    ['topics over headings', '## FAQ\n\n### Price\n\n#### Why?\n\na\n\n### Time\n\n#### When?\n\nb', ['Why?', 'When?']],
    ['a bold name of the part', '**FAQ**\n\n**Q: Why?**\n\nA.\n\n**Q: When?**\n\nB.', ['Why?', 'When?']],
    ['numbered headings', '## FAQ\n\n### 1. Why?\n\nA.\n\n### 2) When?\n\nB.', ['Why?', 'When?']],
    ['hard-wrapped questions', '## FAQ\n\n**Q: Why\nnow?**\n\nA.\n\n**Q: When?**\n\nB.', ['Why now?', 'When?']],
  ])('reads questions written as %s', (_, faq, expected) => {
    const result = imported(release + faq);
    expect(asked(result)).toEqual(expected);
    for (const { answer } of result.document.questions) expect(answer).not.toBe('');
  });

  it('keeps topics, kinds and lists inside answers apart', () => {
    const { document } = imported(
      `${release}## FAQ\n\n### External FAQ\n\n**Q: Which?**\n\n- Is it a?\n- Is it b?\n\n### Internal FAQ\n\n**Cost**\n\n**Q: How much?**\n\nA: \`\`\`\n\n\`\`\`sh\n# Not a heading?\n\`\`\`\n`,
    );
    expect(questionsOf(document, 'external')).toMatchObject([{ question: 'Which?', answer: '- Is it a?\n- Is it b?' }]);
    expect(questionsOf(document, 'internal')).toMatchObject([{ question: 'How much?', group: 'Cost' }]);
    expect(questionsOf(document, 'internal')[0]?.answer).toContain('# Not a heading?');
  });

  it('ends a kind at a topic beside it', () => {
    const { document } = imported(
      `${release}## FAQ\n\n### Customer FAQ\n\n**Q: Why?**\nA: a\n\n### Technical FAQ\n\n**Q: How?**\nA: b\n`,
    );
    expect(document.questions).toMatchObject([{ kind: 'external' }, { kind: 'unlabelled', group: 'Technical FAQ' }]);
  });

  it.each([
    ['Customer / External FAQs', 'external'],
    ['Internal/Technical FAQ', 'internal'],
    ['Part 3 — FAQ (internal)', 'internal'],
    ['FAQ', 'unlabelled'],
  ])('knows the kind in %s', (heading, kind) => {
    expect(imported(`${release}## ${heading}\n\n### Why?\n\nSo.`).document.questions).toMatchObject([{ kind }]);
  });

  it('knows who asks from lines in bold, until the next such line', () => {
    const faq = [
      ['**For customers**', '**How much?**', 'Forty.'],
      ['**For the team**', '**Who?**', 'Two crews.'],
      ['**Later**', '**When?**', 'In May.'],
    ];
    const { document } = imported(`${release}## FAQ\n\n${faq.flat().join('\n\n')}\n`);
    expect(document.questions).toMatchObject([
      { kind: 'external', question: 'How much?' },
      { kind: 'internal', question: 'Who?' },
      { kind: 'unlabelled', group: 'Later' },
    ]);
  });

  it('takes link targets along to the text that uses them', () => {
    const { document } = imported(
      `${release}See [the map][m].\n\n## FAQ\n\n### Where?\n\nThere.\n\n[m]: https://maps.example/fern\n`,
    );
    expect(document.sections.solution).toContain('[m]: https://maps.example/fern');
  });

  it('leaves an answer open when none is written', () => {
    expect(imported(`${release}## FAQ\n\n### Why?\n\n### When?\n\nSoon.`).document.questions[0]?.answer).toBe('');
  });
});
