import type { PrfaqDocument } from './document.js';
import type { SectionKey } from './sections.js';

/** The document with addresses in its Markdown exchanged for others, wherever a link or an image names them. */
export function replaceAddresses(document: PrfaqDocument, exchange: ReadonlyMap<string, string>): PrfaqDocument {
  if (exchange.size === 0) return document;
  const replaced = (text: string): string =>
    text.replace(/\]\(([^()\s]{1,1000})\)/g, (whole, address: string) => {
      const other = exchange.get(address);
      return other === undefined ? whole : `](${other})`;
    });
  const sections = Object.fromEntries(
    Object.entries(document.sections).map(([key, text]) => [key, replaced(text)]),
  ) as Record<SectionKey, string>;
  const questions = document.questions.map((question) => ({
    ...question,
    question: replaced(question.question),
    answer: replaced(question.answer),
  }));
  return { ...document, sections, questions };
}
