import { describe, expect, it } from '@jest/globals';
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

  it('takes the line between the headline and the paragraph with the dateline for the sub-heading', () => {
    const { document } = imported(
      '# Fern keeps cellars dry\n\nPeople with old houses stop carrying water.\n\n' +
        'LOFTON, The Daily Example – 3 February 2031 – Fern today showed a pump.\n\n## Problem\n\nWater.\n',
    );
    expect(document.launchDate).toBe('2031-02-03');
    expect(document.sections).toMatchObject({
      heading: 'Fern keeps cellars dry',
      'sub-heading': 'People with old houses stop carrying water.',
      dateline: 'LOFTON, The Daily Example – 3 February 2031',
      summary: 'Fern today showed a pump.',
      problem: 'Water.',
      solution: '',
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

  it('reads headline, line below and dateline from one paragraph or from plain lines', () => {
    const stacked = imported(
      '# PR/FAQ: Fern\n\n**Fern keeps cellars dry**\n*For people with cellars*\n\nToday Fern opens.\n\nQ: Why?\n\nA: So.',
    ).document;
    expect(stacked.sections).toMatchObject({
      heading: 'Fern keeps cellars dry',
      'sub-heading': 'For people with cellars',
      summary: 'Today Fern opens.',
    });
    expect(stacked.questions).toMatchObject([{ question: 'Why?', answer: 'So.' }]);
    const plain = imported(
      'FOR IMMEDIATE RELEASE\nOslo – March 10, 2031\n\nFern keeps cellars dry\n\nToday Fern opens.\n\n## FAQ\n\n### Why?\n\nSo.',
    ).document;
    expect(plain).toMatchObject({
      launchDate: '2031-03-10',
      sections: { heading: 'Fern keeps cellars dry', dateline: 'Oslo – March 10, 2031', summary: 'Today Fern opens.' },
    });
    const after = imported(
      '# Press release\n\n**Oslo — April 18, 2031**\n\n## Fern keeps cellars dry\n\n*For all*\n\nToday.',
    ).document;
    expect(after).toMatchObject({
      launchDate: '2031-04-18',
      sections: { heading: 'Fern keeps cellars dry', 'sub-heading': 'For all', summary: 'Today.' },
    });
  });

  it('gives a quotation of a user to the customer even when it comes first', () => {
    const { document } = imported(
      '# Press release\n\n## Fern\n\nToday.\n\n“Dry at last,” said early user Al Sample.\n\n“We dig drains,” said founder Bo Sample.',
    );
    expect(document.sections).toMatchObject({
      'customer-quote': expect.stringContaining('Al'),
      'leader-quote': expect.stringContaining('Bo'),
    });
  });

  it('leaves a remark before the headline out of the release, and keeps topics after an unknown heading', () => {
    const { document } = imported(
      '# Fern: Working Backwards (PR/FAQ)\n\n## The press release\n\n*(Written as on launch day.)*\n\n---\n\n### Fern keeps cellars dry\n\n*One line,\nand a second.*\n\n' +
        'Today Fern opens.\n\n"We dig," said Bo Sample, who built Fern.\n\n"We dig on," Sample said.\n\n### Our secret\n\nRoots.\n\n### How it works\n\nIt drinks.',
    );
    expect(document.sections).toMatchObject({
      heading: 'Fern keeps cellars dry',
      'sub-heading': 'One line, and a second.',
      summary: 'Today Fern opens.',
      'customer-quote': '',
      solution: '### How it works\n\nIt drinks.',
      appendix: '*(Written as on launch day.)*\n\n### Our secret\n\nRoots.',
    });
  });

  it('takes a release without FAQ and without its name by its dateline', () => {
    expect(
      imported('# Fern: dry cellars\n\nAugust 22, 2031 at Fern House — Today Fern opens.\n\nMore.').document.launchDate,
    ).toBe('2031-08-22');
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
