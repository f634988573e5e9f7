import { isPlainDate } from '../calendar/plain-date.js';
import { imageMarkdown, ownImage } from '../image/image-address.js';
import { oneLine } from '../prfaq/document.js';
import { asContent, ownFormatStart, questionHeading, topicHeading } from '../prfaq/own-format.js';
import type { WordDocument, WordImage, WordParagraph } from './word-document.js';
import { pictureAddress, type WordForm } from './word-markdown.js';

const NO_TOPIC = 'n_';

/** The bookmark of a question in a Word file: its id as far as Word can name it, and that a topic ends before it. */
export function questionMark(id: string, endsTopic: boolean): string {
  const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const name = uuid ? `u_${id.replaceAll('-', '')}` : /^\w{1,32}$/.test(id) ? `q_${id}` : 'q_';
  return endsTopic ? NO_TOPIC + name : name;
}

/** Reads a bookmark of a question; null for any other. */
function readMark(name: string): { id: string; endsTopic: boolean } | null {
  const endsTopic = name.startsWith(NO_TOPIC);
  const [, kind, text = ''] = /^([qu])_(\w*)$/.exec(endsTopic ? name.slice(NO_TOPIC.length) : name) ?? [];
  if (kind === undefined) return null;
  const id = kind === 'u' ? text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : text;
  return { id, endsTopic };
}

/** Says whether a Word file was written by Workback. */
export function isOwnWord({ properties }: WordDocument): boolean {
  return properties.get('workback') === 'prfaq-1';
}

/** The first lines of an exported Markdown file, from the properties of an exported Word file. */
function frontMatter({ properties }: WordDocument): string {
  const date = properties.get('workback-launch-date') ?? '';
  const language = oneLine(properties.get('workback-language') ?? '');
  const lines = [
    ...(isPlainDate(date) ? [`launch-date: ${date}`] : []),
    ...(language === '' ? [] : [`language: ${language}`]),
  ];
  return `${[ownFormatStart.trimEnd(), ...lines].join('\n')}\n---\n\n`;
}

/** How an exported Word file becomes the Markdown of an export again: parts by their headings, questions by their bookmarks. */
export function ownForm(document: WordDocument, isShown: (part: string) => boolean): WordForm {
  const origin = document.properties.get('workback-origin') ?? '';
  const own = (address: string): string =>
    origin !== '' && address.startsWith(`${origin}/`) ? address.slice(origin.length) : address;
  let number = 0;
  let part = '';
  const heading = ({ style, heading: level, bookmarks }: WordParagraph, words: string): string => {
    if (style === 'workback topic') return topicHeading(words);
    const text = /^workback text heading ([1-6])$/.exec(style)?.[1];
    if (text !== undefined) return asContent(`${'#'.repeat(Number(text))} ${words}`);
    const mark = bookmarks.map(readMark).find((found) => found !== null);
    // A question that somebody added in Word is a heading in the FAQ.
    if (style === 'workback question' || (/FAQ$/.test(part) && level === 2)) {
      number += 1;
      const question = questionHeading(words, mark?.id || `q${number}`, `q${number}`);
      return mark?.endsTopic ? `${topicHeading(undefined)}\n\n${question}` : question;
    }
    if (level === 1) part = words;
    return `${'#'.repeat(Math.min(6, level + 1))} ${words}`;
  };
  return {
    heading,
    isHeading: ({ style, heading: level }) =>
      level > 0 || /^workback (?:question|topic|text heading [1-6])$/.test(style),
    headingWords: ({ style }) => {
      if (/^title$|^workback (?:question|topic)$/.test(style)) return { plain: true, verbatim: true };
      return style.startsWith('workback text heading') ? {} : { plain: true };
    },
    skips: ({ style }) => style === 'workback facts',
    special: ({ style, text, link }) => {
      if (style === 'workback number') return '';
      if (style !== 'workback picture elsewhere' || link === null) return undefined;
      return imageMarkdown(own(link), text);
    },
    content: asContent,
    image: ({ part: name, title }: WordImage) => {
      if (ownImage(title) !== null) return title;
      return isShown(name) ? pictureAddress(name) : null;
    },
    keepMarks: true,
    front: frontMatter(document),
  };
}
