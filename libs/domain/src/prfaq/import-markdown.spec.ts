import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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

describe('the press release', () => {
  it('reads headings that name the sections', () => {
    const { document, title } = imported(
      '# Lumen Kettle - PR/FAQ\n\n## Press Release\n\n### Headline\n\nLumen boils water by sunlight\n\n### Subtitle\nTea for campers\n\n' +
        '### Summary\n\nOSLO — 3 May 2031 — Lumen today showed a kettle.\n\n### Problem\nGas runs out.\n\n#### How often\n\nDaily.\n\n' +
        '### The Solution\n\nA mirror.\n\n### Quotes\n\n"We like tea," said Ida Sample, founder.\n\n> "So do I," said a customer.\n\n### Call to action\n\nOrder one.\n',
    );
    expect(title).toBe('Lumen Kettle');
    expect(document.launchDate).toBe('2031-05-03');
    expect(document.sections).toMatchObject({
      heading: 'Lumen boils water by sunlight',
      'sub-heading': 'Tea for campers',
      dateline: 'OSLO — 3 May 2031',
      summary: 'Lumen today showed a kettle.',
      problem: 'Gas runs out.\n\n#### How often\n\nDaily.',
      solution: 'A mirror.',
      'leader-quote': '"We like tea," said Ida Sample, founder.',
      'customer-quote': '> "So do I," said a customer.',
      'call-to-action': 'Order one.',
      appendix: '',
    });
  });

  it('reads the labels of a filled template and run-in labels', () => {
    const { document } = imported(
      '# Title: BRAMBLE ANNOUNCES BERRY MAPS\n\nSubtitle: For walkers\n\nIntro Paragraph: Bergen, Norway – June 9, 2030 – Bramble maps berries.\n\n' +
        'Customer Problems: Berries hide.\n\nAnd rot.\n\n**Solution**: A map.\n\nLeader’s Quote: "Maps matter." - Per Sample, CEO\n\n' +
        'Customer Quote: "I found some." - Kari Sample\n\nTo learn more, go to bramble.example.\n\n# FAQ\n\n## Is it free?\n\nYes.\n',
    );
    expect(document.sections).toMatchObject({
      heading: 'BRAMBLE ANNOUNCES BERRY MAPS',
      'sub-heading': 'For walkers',
      dateline: 'Bergen, Norway – June 9, 2030',
      summary: 'Bramble maps berries.',
      problem: 'Berries hide.\n\nAnd rot.',
      solution: 'A map.',
      'call-to-action': 'To learn more, go to bramble.example.',
    });
    expect(document.launchDate).toBe('2030-06-09');
  });

  it('leaves the heading empty when there is none, and takes the title of the document when there is one', () => {
    expect(
      imported('# Press Release\n\nToday we launch.\n\n# FAQ\n\n**Q: Why?**\n\nBecause.').document.sections.heading,
    ).toBe('');
    const titled = imported(
      '# Moss Hub\n\nA hub for moss.\n\n## Working Backwards\n\n### Press release\n\nToday Moss Hub opens.\n',
    ).document;
    expect(titled.sections).toMatchObject({
      heading: 'Moss Hub',
      'sub-heading': 'A hub for moss.',
      summary: 'Today Moss Hub opens.',
    });
  });

  it.each([
    ['**LYON — März 2030** — Heute beginnt es.', null, 'no day'],
    ['Lyon, 1er mars 2030 — Voici.', '2030-03-01', null],
    ['MADRID – 4 de abril de 2030 – Hoy empieza.', '2030-04-04', null],
    ['Köln – 3. Oktober 2030 – Heute.', '2030-10-03', null],
    ['PARIS — 03/04/2030 — Today.', null, 'two ways'],
    ['PARIS — 31 June 2030 — Today.', null, 'does not exist'],
    ['In May 2030 we opened. It rained on 3 May 2030.', null, null],
  ])('takes the launch date from a dateline only: %s', (line, date, note) => {
    const { document, notes } = imported(`# Press release\n\n## A headline\n\n${line}\n\nMore.\n`);
    expect(document.launchDate).toBe(date);
    expect(notes.join(' ')).toContain(note ?? '');
  });

  it('reads a release that opens with bold lines and a notice', () => {
    const { document } = imported(
      'FOR IMMEDIATE RELEASE\n\n**Fern keeps cellars dry**\n\n*For people with cellars*\n\nToday Fern opens.\n\n###\n\n**FAQ**\n\nQ: Why?\n\nA: So.',
    );
    expect(document.sections).toMatchObject({
      heading: 'Fern keeps cellars dry',
      'sub-heading': 'For people with cellars',
      summary: 'Today Fern opens.',
    });
    expect(document.questions).toHaveLength(1);
  });

  it('reads German, French and Spanish headings and says which language it is', () => {
    const german = imported(
      '# Pressemitteilung\n\n## Überschrift\n\nNeu\n\n## Das Problem\n\nNass.\n\n## Lösung\n\nDach.\n\n# Häufige Fragen\n\n## Interne Fragen\n\n**Frage: Warum?**\n\nAntwort: Darum.',
    );
    expect(german.document).toMatchObject({
      language: 'de',
      sections: { heading: 'Neu', problem: 'Nass.', solution: 'Dach.' },
    });
    expect(german.document.questions).toMatchObject([{ kind: 'internal', question: 'Warum?', answer: 'Darum.' }]);
    const french = imported(
      '# Communiqué de presse\n\n## Résumé\n\nVoici.\n\n# Foire aux questions\n\n**Combien ?**\n\nDix.',
    );
    expect(french.document).toMatchObject({
      language: 'fr',
      sections: { summary: 'Voici.' },
      questions: [{ question: 'Combien ?' }],
    });
    const spanish = imported(
      '# Comunicado de prensa\n\n## Problema\n\nLluvia.\n\n# Preguntas externas\n\n## ¿Cuánto?\n\nDiez.',
    );
    expect(spanish.document.questions).toMatchObject([{ kind: 'external', question: '¿Cuánto?', answer: 'Diez.' }]);
  });

  it('sends what it does not know to the appendix and lists it with its lines', () => {
    const { document, remainder } = imported(
      '# Press Release\n\n## Fern\n\nToday.\n\n# Design\n\n## Is this a question?\n\nNo.\n\n## Appendix B\n\nx',
    );
    expect(document.questions).toEqual([]);
    expect(document.sections.appendix).toContain('Is this a question?');
    expect(remainder.filter(({ kind }) => kind === 'content')).toMatchObject([
      { sourceLines: [7, 15], reason: expect.stringContaining('Design') },
    ]);
  });

  it('reads the five customer questions', () => {
    const { document } = imported(
      '# Five customer questions\n\n## 1. Who is the customer?\n\nBakers.\n\n## 2. What is the customer problem or opportunity?\n\nFlour.\n\n# Press release\n\n## Loaf\n\nNow.',
    );
    expect(document.sections).toMatchObject({
      'who-is-the-customer': 'Bakers.',
      'customer-problem': 'Flour.',
      heading: 'Loaf',
    });
  });
});

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

describe('what is no PR/FAQ', () => {
  it.each([
    ['', 'empty'],
    ['# Shopping\n\nBread and milk.\n', 'Neither'],
    ['# Press Release\n\n## FAQ\n', 'no text'],
    [
      '# [PRODUCT NAME] helps [CUSTOMER]\n\nIntro: [Say what it is and for whom]\n\n# FAQ\n\n## Question\n\n[Answer in plain words]\n',
      'template',
    ],
    ['# Press release\n\nTo\0day', 'NUL'],
    ['# Press release\n\n\ud83dToday', 'surrogate'],
  ])('%j is refused with a reason', (text, reason) => {
    expect(importMarkdown(text)).toMatchObject({ kind: 'not-a-prfaq', reason: expect.stringContaining(reason) });
  });

  it('says where a character stands that cannot be stored', () => {
    expect(importMarkdown('# Press release\n\nab\0c')).toMatchObject({ problems: [{ line: 3, column: 3 }] });
  });
});

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
    ['underscores', 'a' + '_'.repeat(1_000_000) + 'b'],
    ['emphasis', '*a **b _c '.repeat(100_000)],
    ['dashes in prose', 'Oslo — '.repeat(140_000)],
    ['tabs and dashes', '- \t'.repeat(330_000)],
  ])('reads a hostile megabyte of %s in bounded time', (_, body) => {
    const start = performance.now();
    for (const text of [body, `# Press release\n\n## T\n\n${body}`, `# Press release\n\nx\n\n# FAQ\n\n${body}`])
      importMarkdown(text);
    expect(performance.now() - start).toBeLessThan(9_000);
  });
});
