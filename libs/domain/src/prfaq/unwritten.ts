import type { PrfaqDocument } from './document.js';
import { plainText } from './plain-text.js';
import { prfaqSections, type SectionKey } from './sections.js';

/** Parts of a text that say how to write instead of saying it: a template, or an explanation of PR/FAQs. */
export interface Unwritten {
  readonly prompts: number;
  readonly instructions: number;
  /** Parts that have text at all. */
  readonly parts: number;
  /** Most parts are unwritten, and there are enough of them to say so. */
  readonly mostly: boolean;
}

/** What a part is when every word of it waits to be replaced. */
const PLACEHOLDER =
  /(?<!!)\[(?![\sx^\d])[^[\]]{3,600}\](?![([:])|<(?=\p{Lu}|\p{L}+ )[^<>:@="/]{1,200}>|\{\{?[^{}]{1,200}\}?\}|\b(?:TODO|TBD|TBC|FIXME|XXX|lorem ipsum[^.]*)\b|_{3,}|\.{3}|…/gu;

/** How guidance begins: with what to write, never with what is the case. */
const INSTRUCTION =
  /^(?:describe|explain (?:how|what|why|the|in|who)|name the (?:product|customer)|give (?:a|the|an)|write|include|list (?:the|all|any|out|questions)|insert|state (?:the|what|who|why|how)|summari[sz]e|provide (?:a|an|the)|a quote (?:from|by)|quote (?:from|by)|say (?:who|what|why|how|in)|tell the reader|assume (?:the|that)|keep (?:it|this|the \w+) (?:short|under|to|brief)|imagine|add (?:a|any|your)|use (?:this|plain|simple)|answer (?:the|these|each)|one sentence|beschreib\w*|nenne\w*|schreib\w*|erkläre?\w*|décri\w+|expliquez|écrivez|indiquez|describ[ae]\w*|explique|escrib[ae]\w*|descreva|escreva)\b/i;
const ABOUT_WRITING =
  /\b(?:press release|pr\/?faq|headline|sub-?heading|heading|paragraph|summary|faqs?|this section|this document|quote)\b[^.]{0,60}\b(?:should|must|needs? to|has to|starts? with|comes? first|contains?|consists? of|has two parts|is used (?:at|by|to)|goes here)\b|\b(?:how to (?:write|use)|guide (?:on|to)|template for|collection of)\b[^.]{0,60}\b(?:pr\/?faqs?|press releases?|template|one)\b|\b(?:your|the) (?:target customers?|product|company|spokesperson)\b[^.]{0,40}\b(?:will understand|solves|elegantly|here)\b/i;

/** Counts the parts of a record that are prompts or instructions. The call to action is left out: it gives instructions to customers. */
export function unwritten({ sections, questions }: Pick<PrfaqDocument, 'sections' | 'questions'>): Unwritten {
  const texts = prfaqSections
    .filter(({ part, key }) => (part === 'press-release' || part === 'customer-questions') && key !== 'call-to-action')
    .map(({ key }) => sections[key as SectionKey]);
  const asked = questions.map(({ question, answer }) => (isPrompt(question) ? question : answer));
  const written = [...texts, ...asked].filter((text) => text.trim() !== '');
  const prompts = written.filter(isPrompt).length;
  const instructions = written.filter((text) => !isPrompt(text) && isInstruction(text)).length;
  const parts = written.length;
  return { prompts, instructions, parts, mostly: parts >= 3 && (prompts + instructions) * 5 >= parts * 3 };
}

/** Nothing is left of the text but places to fill in. */
function isPrompt(text: string): boolean {
  const head = text.slice(0, 2_000);
  const left = head.replace(PLACEHOLDER, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const all = head.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (left === all && !/_{3,}|\.{3}|…/.test(head)) return false;
  // The words between the places of a sentence to fill in: “Today announced, which helps”.
  return left === 0 || (all - left) * 5 >= all * 2;
}

function isInstruction(text: string): boolean {
  const sentences = plainText(text.slice(0, 2_000))
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.replace(/^[^\p{L}]+/u, ''))
    .filter((sentence) => sentence !== '');
  const telling = sentences.filter((sentence) => INSTRUCTION.test(sentence) || ABOUT_WRITING.test(sentence)).length;
  return telling * 2 >= sentences.length && telling > 0;
}
