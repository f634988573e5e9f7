import { isPlainDate } from '../calendar/plain-date.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { emptyDocument, normaliseDocument } from './document.js';
import type { PrfaqDocument, PrfaqQuestion, TextPlace } from './document.js';
import type { Placement, RemainderPiece, SourceLines } from './import-record.js';
import { prfaqSections, questionKinds } from './sections.js';
import type { PrfaqPart, QuestionKind, SectionKey } from './sections.js';

/** First lines of a file that `exportMarkdown` wrote. */
export const ownFormatStart = '---\nworkback: prfaq-1\n';

/** Headings of the parts in an exported file; each kind of questions is a part of its own. */
export const partTitles: Readonly<Record<Exclude<PrfaqPart, 'faq'>, string>> = {
  'customer-questions': 'Customer questions',
  'press-release': 'Press release',
  supporting: 'Supporting documents',
};

const CONTENT = ' <!-- text -->';
const ID = /^(.*) <!-- id:(\S+) -->$/;
const structure = new Set([
  ...Object.values(partTitles).map((title) => `## ${title}`),
  ...prfaqSections.map(({ title, holds }) => `${holds === 'text' ? '###' : '##'} ${title}`),
  '### No topic',
]);
const sectionByHeading = new Map<string, SectionKey>(
  prfaqSections.flatMap(({ key, title, holds }) =>
    holds === 'text' ? [[`### ${title}`, key as SectionKey] as const] : [],
  ),
);
const kindByHeading = new Map<string, QuestionKind>(
  questionKinds.map((kind) => [`## ${prfaqSections.find(({ key }) => key === `${kind}-faq`)?.title}`, kind] as const),
);

function isStructure(line: string): boolean {
  return structure.has(line) || /^### (?:Q|Topic):(?: |$)/.test(line);
}

/** Marks a line of text that would read as structure of the file; the mark is a comment, so it is not shown. */
export function asContent(line: string): string {
  return isStructure(bare(line)) ? line + CONTENT : line;
}

function bare(line: string): string {
  let end = line.length;
  while (line.endsWith(CONTENT, end) && end > 0) end -= CONTENT.length;
  return line.slice(0, end);
}

/** The heading of a question; its id is written where it is not the default or the text ends like a mark. */
export function questionHeading(question: string, id: string, defaultId: string): string {
  const line = question === '' ? '### Q:' : `### Q: ${question}`;
  return id === defaultId && !line.endsWith('-->')
    ? line
    : `${line} <!-- id:${encodeURIComponent(id.toWellFormed())} -->`;
}

/** The heading of a topic, or of its end. */
export function topicHeading(topic: string | undefined): string {
  if (topic === undefined) return '### No topic';
  return topic.endsWith('-->') ? `### Topic: ${topic} <!-- topic -->` : `### Topic: ${topic}`;
}

/** Says whether a text was written by `exportMarkdown`. */
export function isOwnFormat(text: string): boolean {
  return text.startsWith(ownFormatStart);
}

/** The parts of an import result that a file of our own format gives. */
export interface OwnFormatReading {
  readonly document: PrfaqDocument;
  readonly title?: string;
  readonly placements: readonly Placement[];
  readonly remainder: readonly RemainderPiece[];
  readonly notes: readonly string[];
}

/** Reads an exported file back to the record it was written from; text outside its structure goes to the appendix. */
export function readOwnFormat(text: string): OwnFormatReading {
  const lines = text.split('\n');
  const sections: Record<SectionKey, string> = { ...emptyDocument().sections };
  const questions: PrfaqQuestion[] = [];
  const placements: Placement[] = [];
  const remainder: RemainderPiece[] = [];
  const stray: string[] = [];
  let launchDate: PlainDate | null = null;
  let language: string | undefined;
  let title: string | undefined;
  let kind: QuestionKind = 'unlabelled';
  let topic: string | undefined;
  let place: TextPlace | null = null;
  let from = 0;
  const label = (at: number, reason: string): void => {
    remainder.push({ kind: 'label', text: lines[at] as string, sourceLines: [at + 1, at + 1], reason });
  };

  const flush = (to: number): void => {
    const body = lines.slice(from, to).map((line, offset) => {
      if (!line.endsWith(CONTENT) || !isStructure(bare(line))) return line;
      const own = from + offset + 1;
      remainder.push({
        kind: 'label',
        text: CONTENT.trim(),
        sourceLines: [own, own],
        reason: 'keeps a line that looks like a heading as text',
      });
      return line.slice(0, -CONTENT.length);
    });
    const own = body.join('\n');
    if (own.trim() === '') return;
    const sourceLines: SourceLines = [from + 1, to];
    if (place === null) {
      stray.push(own);
      remainder.push({ kind: 'content', text: own, sourceLines, reason: 'stands outside every section' });
      placements.push({ where: 'appendix', sourceLines, why: 'not recognised' });
      return;
    }
    placements.push({ where: place, sourceLines, why: 'stands under its heading' });
    if (place.startsWith('question:'))
      questions[questions.length - 1] = { ...(questions.at(-1) as PrfaqQuestion), answer: own };
    else sections[place as SectionKey] += sections[place as SectionKey] === '' ? own : `\n\n${own}`;
  };

  let at = 0;
  for (let matter = 0; at < lines.length && matter < 2; at += 1) {
    const line = lines[at] as string;
    if (line === '---') matter += 1;
    else if (line.startsWith('launch-date: ') && isPlainDate(line.slice(13))) launchDate = line.slice(13);
    else if (line.startsWith('language: ')) language = line.slice(10);
    if (line !== '---') label(at, 'data about the file');
  }
  from = at;
  for (; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const titled = title === undefined && place === null && line.startsWith('# ');
    if (!titled && (line.endsWith(CONTENT) || !isStructure(line))) continue;
    flush(at);
    from = at + 1;
    const question = /^### Q:(?: (.*))?$/.exec(line);
    if (question === null) label(at, 'names its part');
    if (titled) title = line.replace(/^# (?:PR\/FAQ(?:: )?)?/, '').trim();
    else if (question) {
      const marked = ID.exec(line);
      const asked = marked ? (marked[1] as string).replace(/^### Q: ?/, '') : (question[1] ?? '');
      const id = marked ? decoded(marked[2] as string) : `q${questions.length + 1}`;
      questions.push({ id, kind, question: asked, answer: '', ...(topic === undefined ? {} : { group: topic }) });
      place = `question:${id}`;
      remainder.push({
        kind: 'label',
        text: `Q: ${marked ? `id:${marked[2]}` : ''}`,
        sourceLines: [at + 1, at + 1],
        reason: 'the mark of a question',
      });
      placements.push({ where: place, sourceLines: [at + 1, at + 1], why: 'a question written as a heading' });
    } else {
      topic = line.startsWith('### Topic:')
        ? line
            .slice('### Topic:'.length)
            .replace(/ <!-- topic -->$/, '')
            .trim()
        : undefined;
      kind = kindByHeading.get(line) ?? kind;
      place = sectionByHeading.get(line) ?? null;
    }
  }
  flush(lines.length);
  if (stray.length > 0) sections.appendix = [sections.appendix, ...stray].filter((part) => part !== '').join('\n\n');
  const document = normaliseDocument({
    sections,
    questions,
    launchDate,
    ...(language === undefined ? {} : { language }),
  });
  return { document, ...(title === undefined || title === '' ? {} : { title }), placements, remainder, notes: [] };
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
