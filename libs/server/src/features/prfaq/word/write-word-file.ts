import {
  Bookmark,
  Document,
  Footer,
  HeadingLevel,
  LineNumberRestartFormat,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import type { PrfaqDocument } from '@workback/domain/prfaq/document';
import { partTitles } from '@workback/domain/prfaq/own-format';
import { numberedQuestions } from '@workback/domain/prfaq/questions';
import { parts, prfaqSections, questionKinds, sectionOf, type SectionKey } from '@workback/domain/prfaq/sections';
import { questionMark } from '@workback/domain/word/own-word';
import { wordBlocks, type WordDesk, type WordFilePicture, xmlText } from './word-blocks.js';
import { idOf, looks, wordLists, wordStyles } from './word-looks.js';

/** What a Word file of a PR/FAQ is made of. */
export interface WordFileContent {
  readonly document: PrfaqDocument;
  readonly title: string;
  /** One line under the title: launch date, status, version. */
  readonly facts: string;
  /** At the foot of every page: where it comes from. */
  readonly foot: string;
  readonly pictures: ReadonlyMap<string, WordFilePicture>;
  readonly origin: string;
  readonly paper: 'a4' | 'letter';
  readonly lineNumbers: boolean;
}

/** Twentieths of a point. */
const papers = { a4: { width: 11_906, height: 16_838 }, letter: { width: 12_240, height: 15_840 } };

/** Writes a PR/FAQ as a Word file that reads like a memo and is imported to the same record. */
export async function writeWordFile(content: WordFileContent): Promise<Uint8Array> {
  const { document, title, facts, foot, pictures, origin, paper, lineNumbers } = content;
  const desk: WordDesk = { pictures, origin, notes: {}, lists: 0, starts: new Set() };
  const children: (Paragraph | Table)[] = [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      children: [new TextRun(xmlText(`PR/FAQ${title === '' ? '' : `: ${title}`}`))],
    }),
    new Paragraph({ style: idOf(looks.facts), children: [new TextRun(xmlText(facts))] }),
  ];
  for (const part of parts) children.push(...(part === 'faq' ? faq(document, desk) : sections(document, part, desk)));
  const file = new Document({
    title: xmlText(title),
    creator: 'Workback',
    styles: wordStyles,
    numbering: wordLists(desk.starts),
    footnotes: desk.notes,
    customProperties: [
      { name: 'workback', value: 'prfaq-1' },
      { name: 'workback-origin', value: xmlText(origin) },
      ...(document.launchDate === null ? [] : [{ name: 'workback-launch-date', value: document.launchDate }]),
      ...(document.language === undefined ? [] : [{ name: 'workback-language', value: xmlText(document.language) }]),
    ],
    sections: [
      {
        properties: {
          page: { size: papers[paper], margin: { top: 1_134, bottom: 1_134, left: 1_304, right: 1_304 } },
          ...(lineNumbers ? { lineNumbers: { countBy: 1, restart: LineNumberRestartFormat.CONTINUOUS } } : {}),
        },
        footers: { default: footer(foot) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(file));
}

const headed = (words: string, heading: (typeof HeadingLevel)[keyof typeof HeadingLevel]): Paragraph =>
  new Paragraph({ heading, children: [new TextRun(words)] });

function sections(
  document: PrfaqDocument,
  part: Exclude<(typeof parts)[number], 'faq'>,
  desk: WordDesk,
): (Paragraph | Table)[] {
  const written = prfaqSections.filter(
    ({ key, part: own }) => own === part && (document.sections[key as SectionKey] ?? '') !== '',
  );
  if (written.length === 0) return [];
  return [
    headed(partTitles[part], HeadingLevel.HEADING_1),
    ...written.flatMap(({ key, title }) => [
      headed(title, HeadingLevel.HEADING_2),
      ...wordBlocks(document.sections[key as SectionKey], desk),
    ]),
  ];
}

function faq(document: PrfaqDocument, desk: WordDesk): (Paragraph | Table)[] {
  const blocks: (Paragraph | Table)[] = [];
  for (const kind of questionKinds) {
    const questions = numberedQuestions(document).filter((question) => question.kind === kind);
    if (questions.length > 0) blocks.push(headed(sectionOf(`${kind}-faq`).title, HeadingLevel.HEADING_1));
    let topic: string | undefined;
    for (const { id, label, question, answer, group, open } of questions) {
      if (group !== undefined && group !== topic) {
        blocks.push(new Paragraph({ style: idOf(looks.topic), children: [new TextRun(xmlText(group))] }));
      }
      const number = new TextRun({ text: `${label} `, style: idOf(looks.questionNumber) });
      const mark = questionMark(id, group === undefined && topic !== undefined);
      const words = new Bookmark({ id: mark, children: [number, new TextRun(xmlText(question))] });
      blocks.push(new Paragraph({ style: idOf(looks.question), children: [words] }));
      topic = group;
      if (open)
        blocks.push(new Paragraph({ style: idOf(looks.facts), children: [new TextRun('Open: not answered yet.')] }));
      else blocks.push(...wordBlocks(answer, desk));
    }
  }
  return blocks;
}

function footer(foot: string): Footer {
  const run = { font: 'Arial', size: 15, color: '545B66' };
  return new Footer({
    children: [
      new Paragraph({
        style: idOf(looks.facts),
        children: [
          new TextRun({ ...run, text: `${xmlText(foot)} · page ` }),
          new TextRun({ ...run, children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
