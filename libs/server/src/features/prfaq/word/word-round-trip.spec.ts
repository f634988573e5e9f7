import { describe, expect, it } from '@jest/globals';
import { emptyDocument, normaliseDocument, type PrfaqDocument } from '@workback/domain/prfaq/document';
import { importMarkdown } from '@workback/domain/prfaq/import-markdown';
import { questionKinds, textSectionKeys } from '@workback/domain/prfaq/sections';
import fc from 'fast-check';
import { readWordFile } from './read-word-file.js';
import { type WordFileContent, writeWordFile } from './write-word-file.js';

const uuid = '6f1c1f6e-0000-4000-8000-000000000001';
const own = `/api/workspaces/${uuid}/initiatives/${uuid}/images/${uuid}`;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACAQMAAACnuvRZAAAAA1BMVEX/AAAZ4gk3AAAADElEQVQI12NgYGAAAAAEAAEnNCcKAAAAAElFTkSuQmCC',
  'base64',
);

const content = (document: PrfaqDocument, title = 'Fern'): WordFileContent => ({
  document,
  title,
  facts: 'Proposed launch 3 Feb 2031 · Draft',
  foot: 'https://workback.example/x · version 3',
  pictures: new Map([[own, { type: 'png', bytes: new Uint8Array(png), width: 3, height: 2 }]]),
  origin: 'https://workback.example',
  paper: 'a4',
  lineNumbers: false,
});

async function again(
  document: PrfaqDocument,
  title?: string,
): Promise<{ markdown: string; document: PrfaqDocument; title?: string }> {
  const file = await readWordFile(Buffer.from(await writeWordFile(content(document, title))));
  if (!file.read) throw new Error(file.reason);
  const result = importMarkdown(file.markdown);
  if (result.kind !== 'prfaq') throw new Error(result.reason);
  expect(file.leftOut.filter(({ what }) => what !== 'page footer')).toEqual([]);
  return { markdown: file.markdown, document: result.document, ...(result.title ? { title: result.title } : {}) };
}

const sections = (texts: Partial<PrfaqDocument['sections']>): PrfaqDocument['sections'] => ({
  ...emptyDocument().sections,
  ...texts,
});

describe('an exported Word file', () => {
  it('is imported to the same record: texts, questions with ids and topics, date and language', async () => {
    const document = normaliseDocument({
      sections: sections({
        'who-is-the-customer': 'People with *old* houses.',
        heading: 'Fern keeps cellars dry',
        dateline: 'Lofton, 3 February 2031',
        summary: 'It **starts** before the ~~rain~~ water.',
        problem: 'One in four [is wet](https://survey.example/a?b=1&c=2).\n\n> Wet shoes.\n>\n> Every day.',
        solution: '- a\n  - b\n    - c\n- d\n\nThen:\n\n1. one\n2. two\n\n5) five\n6) six',
        'ux-document': `![The \\[first\\] screen](${own})\n\n![Elsewhere](https://img.example/x.png)\n\n#### Steps\n\n| Step | Time |\n| --- | --: |\n| One \\| two | \`1\` s |`,
        'success-criteria': '```js\nconst a = `1`;\n\n## Press release\n```\n\n---\n\n```\nplain\n```',
        appendix:
          '- [x] done\n- [ ] open\n\nLine one  \nline two\n\n\\# no heading, 1. no list, 5\\*3\n\n1\\. No list\n\n\\- None',
      }),
      questions: [
        { id: 'q1', kind: 'external', question: 'Is *it* loud?', answer: 'No.', group: 'Noise & more' },
        { id: uuid, kind: 'external', question: 'Does it work?', answer: '' },
        { id: 'q7', kind: 'internal', question: '<b>Why</b> now?', answer: 'Because.\n\nAnd so on.' },
        { id: 'q4', kind: 'unlabelled', question: 'Who?', answer: 'We.', group: 'Team' },
      ],
      launchDate: '2031-02-03',
      language: 'en-GB',
    });
    const { document: read, title } = await again(document, 'Fern & co <x>');
    expect(read).toEqual(document);
    expect(title).toBe('Fern & co <x>');
  });

  it('keeps what a hostile text shows, and links nowhere unsafe', async () => {
    const hostile =
      '<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](data:text/html,z) \u202Egnirts &amp;amp; ]]> \u0001';
    const { document } = await again({ ...emptyDocument(), sections: sections({ heading: 'H', summary: hostile }) });
    expect(document.sections.summary).toBe(
      '\\<script>alert(1)\\</script>\n\nx (javascript:alert(1)) y (data:text/html,z) \u202Egnirts \\&amp; ]]>',
    );
  });

  it('takes questions and text that somebody added in Word', async () => {
    const { document } = await again({
      ...emptyDocument(),
      sections: sections({ summary: 'Plain' }),
      launchDate: null,
    });
    expect(document.sections.summary).toBe('Plain');
  });

  const word = fc.constantFrom(
    'Fern',
    'dry',
    'cellar',
    'R&D',
    '5 %',
    'é',
    '日本',
    'a_b',
    'x.y',
    '“q”',
    '3<4',
    'C#',
    '(so)',
    'it’s',
    '-1',
  );
  const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
  const inline = fc
    .array(
      fc.oneof(
        words,
        words.map((text) => `**${text}**`),
        words.map((text) => `*${text}*`),
        fc.constant('`code`'),
        fc.constant('[a link](https://x.example/y)'),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join(' '));
  const block = fc.oneof(
    inline,
    fc.array(inline, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
    fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => `\`\`\`sh\n${lines.join('\n')}\n\`\`\``),
    inline.map((text) => `> ${text}`),
    fc.tuple(words, words).map(([a, b]) => `| ${a} | ${b} |\n| --- | --- |\n| ${b} | ${a} |`),
    words.map((text) => `#### ${text}`),
  );
  // Two lists, two quotations or two tables beside each other are one in Markdown.
  const kindOf = (text: string): string => /^(?:- |> |\||```|#)/.exec(text)?.[0] ?? 'words';
  const markdown = fc
    .array(block, { maxLength: 4 })
    .map((blocks) =>
      blocks
        .filter((text, at) => at === 0 || kindOf(text) === 'words' || kindOf(text) !== kindOf(blocks[at - 1]!))
        .join('\n\n'),
    );
  const documents = fc.record({
    sections: fc.record(
      Object.fromEntries(textSectionKeys.map((key) => [key, markdown])) as Record<
        (typeof textSectionKeys)[number],
        fc.Arbitrary<string>
      >,
    ),
    questions: fc.array(
      fc.record({
        id: fc.constantFrom('q1', 'q2', uuid),
        kind: fc.constantFrom(...questionKinds),
        question: words,
        answer: markdown,
      }),
      { maxLength: 3 },
    ),
    launchDate: fc.constantFrom(null, '2031-02-03'),
  });

  it('is imported to the same record, whatever its texts say in the usual forms', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (given) => {
        const document = normaliseDocument(given);
        expect((await again(document)).document).toEqual(document);
      }),
      { numRuns: 60 },
    );
  });
});
