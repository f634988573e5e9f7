import { normaliseDocument, oneLine, questionsOf } from './document.js';
import type { PrfaqDocument } from './document.js';
import { asContent, ownFormatStart, partTitles, questionHeading, topicHeading } from './own-format.js';
import { parts, prfaqSections, questionKinds, sectionOf } from './sections.js';
import type { SectionKey } from './sections.js';

/** Writes a PR/FAQ as Markdown to read and share; `importMarkdown` reads it back to the same record. */
export function exportMarkdown(document: PrfaqDocument, options: { readonly title?: string } = {}): string {
  const record = normaliseDocument(document);
  const title = oneLine(options.title ?? '');
  const blocks = [frontMatter(record), title === '' ? '# PR/FAQ' : `# PR/FAQ: ${title}`];
  for (const part of parts) {
    if (part === 'faq') {
      blocks.push(...faq(record));
      continue;
    }
    const written = prfaqSections.filter(
      ({ key, part: own }) => own === part && record.sections[key as SectionKey] !== '',
    );
    if (written.length > 0) blocks.push(`## ${partTitles[part]}`);
    for (const section of written)
      blocks.push(`### ${section.title}`, content(record.sections[section.key as SectionKey]));
  }
  return `${blocks.join('\n\n')}\n`;
}

function frontMatter({ launchDate, language }: PrfaqDocument): string {
  const lines = [
    ...(launchDate === null ? [] : [`launch-date: ${launchDate}`]),
    ...(language === undefined ? [] : [`language: ${oneLine(language)}`]),
  ];
  return `${[ownFormatStart.trimEnd(), ...lines].join('\n')}\n---`;
}

function faq(record: PrfaqDocument): string[] {
  const blocks: string[] = [];
  let number = 0;
  for (const kind of questionKinds) {
    const questions = questionsOf(record, kind);
    if (questions.length > 0) blocks.push(`## ${sectionOf(`${kind}-faq`).title}`);
    let topic: string | undefined;
    for (const { id, question, answer, group } of questions) {
      number += 1;
      if (group !== topic) blocks.push(topicHeading(group));
      topic = group;
      blocks.push(questionHeading(question, id, `q${number}`));
      if (answer !== '') blocks.push(content(answer));
    }
  }
  return blocks;
}

function content(markdown: string): string {
  return markdown.split('\n').map(asContent).join('\n');
}
