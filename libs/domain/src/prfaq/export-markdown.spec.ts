import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromDayNumber } from '../calendar/plain-date.js';
import { documentPlainText, emptyDocument, normaliseDocument, sectionLengths, textAt } from './document.js';
import type { PrfaqDocument } from './document.js';
import { exportMarkdown } from './export-markdown.js';
import { inventedWords, lostWords } from './import-accounting.js';
import { importMarkdown } from './import-markdown.js';
import { prfaqSections, questionKinds, textSectionKeys } from './sections.js';

const line = fc.oneof(
  fc.lorem({ maxCount: 5 }),
  fc.string({ unit: 'grapheme', maxLength: 15 }),
  fc.constantFrom(
    '## Press release',
    '### Problem',
    '### Problem <!-- text -->',
    '### Q: Why?',
    '### Q:',
    '### Topic: Cost',
    '### No topic',
    '## FAQ',
    '# Title',
    '---',
    '```',
    '    code',
    '- a',
    '',
    ' <!-- text -->',
    '### Q: Why? <!-- id:q9 -->',
  ),
);
const markdown = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'));
const words = fc.oneof(fc.lorem({ maxCount: 6 }), line);
const question = fc.record(
  {
    id: fc.oneof(fc.constantFrom('q1', 'q2', 'q3', ''), fc.string({ maxLength: 8 })),
    kind: fc.constantFrom(...questionKinds),
    question: words,
    answer: markdown,
    group: words,
  },
  { requiredKeys: ['id', 'kind', 'question', 'answer'] },
);
const documents: fc.Arbitrary<PrfaqDocument> = fc.record(
  {
    sections: fc.record(
      Object.fromEntries(
        textSectionKeys.map((key) => [key, fc.oneof({ weight: 2, arbitrary: fc.constant('') }, markdown)]),
      ) as Record<(typeof textSectionKeys)[number], fc.Arbitrary<string>>,
    ),
    questions: fc.array(question, { maxLength: 5 }),
    launchDate: fc.option(fc.integer({ min: 0, max: 60_000 }).map(fromDayNumber)),
    language: fc.constantFrom('en', 'de', 'pt-BR'),
  },
  { requiredKeys: ['sections', 'questions', 'launchDate'] },
);
const storable = (document: PrfaqDocument): boolean => {
  const text = JSON.stringify(document);
  return !text.includes('\\u0000') && !/\\ud[89a-f]/.test(text);
};

describe('an exported PR/FAQ', () => {
  it('reads back to the same record, whatever its texts hold', () => {
    fc.assert(
      fc.property(
        documents.filter(storable),
        words.filter((text) => text.isWellFormed() && !text.includes('\0')),
        (document, title) => {
          const text = exportMarkdown(document, { title });
          const result = importMarkdown(text);
          if (result.kind !== 'prfaq') throw new Error(result.reason);
          expect(result.document).toEqual(normaliseDocument(document));
          expect(lostWords(text, result.document, result.remainder)).toEqual([]);
          expect(inventedWords(text, result.document)).toEqual([]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is plain Markdown under readable headings', () => {
    const document: PrfaqDocument = {
      sections: { ...emptyDocument().sections, heading: 'Fern keeps cellars dry', problem: 'Cellars are wet.' },
      questions: [{ id: 'q1', kind: 'external', question: 'Is it loud?', answer: 'No.', group: 'Noise' }],
      launchDate: '2031-02-03',
    };
    expect(exportMarkdown(document, { title: 'Fern' })).toBe(
      '---\nworkback: prfaq-1\nlaunch-date: 2031-02-03\n---\n\n# PR/FAQ: Fern\n\n## Press release\n\n### Heading\n\nFern keeps cellars dry\n\n' +
        '### Problem\n\nCellars are wet.\n\n## External FAQ\n\n### Topic: Noise\n\n### Q: Is it loud?\n\nNo.\n',
    );
  });

  it('keeps text that somebody added outside the structure, and lists it', () => {
    const result = importMarkdown(
      exportMarkdown(emptyDocument(), { title: 'Fern' }).replace('# PR/FAQ: Fern', '# PR/FAQ: Fern\n\nNew words.'),
    );
    expect(result).toMatchObject({
      kind: 'prfaq',
      title: 'Fern',
      document: { sections: { appendix: 'New words.' } },
      remainder: [{}, {}, { kind: 'content' }],
    });
  });

  it('is read as a PR/FAQ even without its first lines', () => {
    const sections = {
      ...emptyDocument().sections,
      heading: 'Fern',
      summary: 'Today.',
      problem: 'Wet.',
      solution: 'Dry.',
    };
    const questions = [{ id: 'q1', kind: 'internal' as const, question: 'Why?', answer: 'So.' }];
    const text = exportMarkdown({ sections, questions, launchDate: null }).replace(/^---[\s\S]*?---\n\n/, '');
    expect(importMarkdown(text)).toMatchObject({ kind: 'prfaq', document: { sections, questions } });
  });
});

describe('the record', () => {
  it('has an outline in order with guidance everywhere', () => {
    expect(prfaqSections.map(({ order }) => order)).toEqual(prfaqSections.map((_, index) => index + 1));
    expect(prfaqSections.every(({ guidance, title }) => guidance !== '' && title !== '')).toBe(true);
    expect(prfaqSections.filter(({ holds }) => holds === 'text').map(({ key }) => key)).toEqual(textSectionKeys);
  });

  it('counts words without marks, targets and fences against the budget', () => {
    const summary = `**Fern** keeps [cellars](https://fern.example/a/b) dry.\n\n\`\`\`sh\nfern run\n\`\`\`\n\n- ${'word '.repeat(100)}`;
    const document = { ...emptyDocument(), sections: { ...emptyDocument().sections, summary } };
    expect(sectionLengths(document).find(({ key }) => key === 'summary')).toEqual({
      key: 'summary',
      words: 106,
      budgetWords: 90,
      overBy: 16,
    });
    expect(documentPlainText(document)).toContain('Fern keeps cellars dry.');
  });

  it('normalises once', () => {
    fc.assert(
      fc.property(documents, (document) =>
        expect(normaliseDocument(normaliseDocument(document))).toEqual(normaliseDocument(document)),
      ),
    );
  });

  it('finds a text by its place', () => {
    const document = {
      ...emptyDocument(),
      questions: [{ id: 'q7', kind: 'external' as const, question: 'Why?', answer: 'So.' }],
    };
    expect([textAt(document, 'summary'), textAt(document, 'question:q7'), textAt(document, 'question:q8')]).toEqual([
      '',
      'So.',
      null,
    ]);
  });
});
