import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { questionsOf } from './document.js';
import { exportMarkdown } from './export-markdown.js';
import { inventedWords, lostWords } from './import-accounting.js';
import { importMarkdown } from './import-markdown.js';
import { textSectionKeys } from './sections.js';

/** Invented PR/FAQs in the forms that are found in public repositories. */
const folder = new URL('./fixtures/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(`${name}.md`, folder), 'utf8');

interface Expected {
  /** External, internal, unlabelled. */
  readonly questions: readonly [number, number, number];
  /** Sections that have text, beside the appendix. */
  readonly sections: string;
  readonly language?: string;
  readonly launchDate?: string;
  readonly open?: number;
  /** What went to the appendix. */
  readonly appendix?: string;
}

const labelled = 'heading sub-heading dateline summary problem solution leader-quote customer-quote call-to-action';
const tide = 'heading summary';
const expected: Readonly<Record<string, Expected>> = {
  'bold-numbers': { questions: [2, 2, 0], sections: 'heading sub-heading dateline summary', launchDate: '2031-05-04' },
  'code-in-answers': { questions: [0, 0, 2], sections: tide },
  'crlf-bom': { questions: [0, 0, 1], sections: tide },
  'customer-q-list': {
    questions: [0, 0, 1],
    sections: `who-is-the-customer customer-problem most-important-benefit evidence customer-experience ${tide}`,
  },
  details: { questions: [2, 1, 0], sections: tide },
  emoji: { questions: [1, 1, 0], sections: 'heading dateline summary' },
  french: { questions: [2, 2, 0], sections: labelled, language: 'fr', launchDate: '2031-05-04' },
  german: { questions: [2, 2, 0], sections: labelled, language: 'de', launchDate: '2031-05-04' },
  ids: { questions: [2, 2, 0], sections: tide },
  'inline-qa': { questions: [0, 0, 2], sections: tide },
  italian: { questions: [0, 0, 1], sections: 'heading sub-heading problem solution', language: 'it' },
  japanese: { questions: [2, 2, 0], sections: labelled.replace('dateline ', ''), language: 'ja' },
  'nested-bullets': { questions: [2, 1, 0], sections: 'summary' },
  'numbered-frontmatter': {
    questions: [2, 1, 0],
    sections: 'heading sub-heading dateline summary problem solution',
    launchDate: '2031-05-04',
    appendix: 'owners: [ports]',
  },
  'only-faq-heading-levels': { questions: [1, 1, 0], sections: 'heading summary leader-quote' },
  portuguese: { questions: [2, 1, 0], sections: labelled, language: 'pt', launchDate: '2031-05-04' },
  'question-answer-words': { questions: [2, 1, 0], sections: 'heading dateline summary', launchDate: '2031-05-04' },
  'quoted-questions': { questions: [0, 0, 2], sections: tide },
  'setext-labels': { questions: [2, 1, 0], sections: labelled, launchDate: '2031-05-04' },
  spanish: { questions: [2, 2, 0], sections: labelled, language: 'es', launchDate: '2031-05-04' },
  table: { questions: [2, 2, 0], sections: 'heading summary call-to-action', open: 1 },
};

describe('PR/FAQs as people write them', () => {
  it.each(Object.entries(expected))('%s', (name, { questions, sections, appendix, open = 0, ...facts }) => {
    const source = read(name);
    const result = importMarkdown(source);
    if (result.kind !== 'prfaq') throw new Error(result.reason);
    const { document, remainder } = result;
    const counts = (['external', 'internal', 'unlabelled'] as const).map((kind) => questionsOf(document, kind).length);
    expect(counts).toEqual(questions);
    const written = textSectionKeys.filter((key) => key !== 'appendix' && document.sections[key] !== '');
    expect(written.join(' ')).toBe(sections);
    expect({ language: document.language, launchDate: document.launchDate ?? undefined }).toEqual({
      language: facts.language,
      launchDate: facts.launchDate,
    });
    expect(document.questions.filter(({ answer }) => answer === '')).toHaveLength(open);
    if (appendix === undefined) expect(document.sections.appendix).toBe('');
    else expect(document.sections.appendix).toContain(appendix);
    const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    expect(lostWords(text, document, remainder)).toEqual([]);
    expect(inventedWords(text, document)).toEqual([]);
    const again = importMarkdown(exportMarkdown(document, { title: result.title }));
    expect(again.kind === 'prfaq' ? again.document : again).toEqual(document);
  });

  it.each([
    ['readme', 'explains how to write'],
    ['guide', 'explains how to write'],
    ['template-angles', 'template'],
    ['template-todo', 'template'],
  ])('%s is none', (name, reason) => {
    expect(importMarkdown(read(name))).toMatchObject({
      kind: 'not-a-prfaq',
      reason: expect.stringContaining(reason),
    });
  });

  it('are all looked at', () => {
    const names = readdirSync(folder).map((name) => name.replace(/\.md$/, ''));
    const known = [...Object.keys(expected), 'readme', 'guide', 'template-angles', 'template-todo'];
    expect(names.sort()).toEqual(known.sort());
  });
});
