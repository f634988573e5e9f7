import {
  AlignmentType,
  BorderStyle,
  type ICharacterStyleOptions,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LevelFormat,
} from 'docx';

/** Names of our own styles; an import knows them again. */
export const looks = {
  question: 'Workback Question',
  topic: 'Workback Topic',
  facts: 'Workback Facts',
  text: (level: number): string => `Workback Text Heading ${level}`,
  code: 'Source Code',
  rule: 'Rule',
  quote: 'Quote',
  inList: 'List Continue',
  questionNumber: 'Workback Number',
  inlineCode: 'Inline Code',
  pictureElsewhere: 'Workback Picture Elsewhere',
} as const;

/** The id of a style by its name. */
export const idOf = (name: string): string => name.replaceAll(' ', '');

const memo = 'Georgia';
const ui = 'Arial';
const grey = '545B66';

const heading = (size: number, color: string, before: number) => ({
  run: { font: ui, size, bold: true, color },
  paragraph: { spacing: { before, after: 80 }, keepNext: true },
});

const paragraphStyle = (name: string, more: Omit<IParagraphStyleOptions, 'id' | 'name'>): IParagraphStyleOptions => ({
  id: idOf(name),
  name,
  basedOn: 'Normal',
  quickFormat: true,
  ...more,
});

const characterStyle = (name: string, run: ICharacterStyleOptions['run']): ICharacterStyleOptions => ({
  id: idOf(name),
  name,
  ...(run ? { run } : {}),
});

/** A memo: a serif text of 11.5 points, small grey names of sections, questions in bold. */
export const wordStyles: IStylesOptions = {
  default: {
    document: { run: { font: memo, size: 23 }, paragraph: { spacing: { after: 160, line: 300 } } },
    title: { run: { font: memo, size: 40, bold: true }, paragraph: { spacing: { after: 80 } } },
    heading1: heading(30, '14181F', 360),
    heading2: heading(18, grey, 240),
  },
  paragraphStyles: [
    paragraphStyle(looks.facts, { run: { font: ui, size: 18, color: grey } }),
    paragraphStyle(looks.question, { ...heading(23, '14181F', 240), run: { font: memo, size: 23, bold: true } }),
    paragraphStyle(looks.topic, heading(20, grey, 240)),
    ...[1, 2, 3, 4, 5, 6].map((level) =>
      paragraphStyle(looks.text(level), { ...heading(27 - level, '14181F', 200), next: 'Normal' }),
    ),
    paragraphStyle(looks.code, {
      run: { font: 'Consolas', size: 18 },
      paragraph: { spacing: { after: 0, line: 240 }, indent: { left: 240 } },
    }),
    paragraphStyle(looks.rule, {
      paragraph: { border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '838B97' } } },
    }),
    paragraphStyle(looks.quote, {
      run: { italics: true },
      paragraph: {
        indent: { left: 400 },
        border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: '838B97' } },
      },
    }),
    paragraphStyle(looks.inList, {}),
  ],
  characterStyles: [
    characterStyle(looks.questionNumber, { color: grey, font: ui }),
    characterStyle(looks.inlineCode, { font: 'Consolas', size: 20 }),
    characterStyle(looks.pictureElsewhere, { color: grey }),
  ],
};

const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const place = (level: number) => ({
  paragraph: { indent: { left: 480 * (level + 1), hanging: 360 }, spacing: { after: 60 } },
});

/** The numbering that counts from a number. */
export const numbersFrom = (start: number): string => `numbers-${start}`;

/** Bullets, and numbers from each of these, to nine levels; every list is an instance that counts by itself. */
export function wordLists(starts: ReadonlySet<number>): INumberingOptions {
  const level = (format: 'bullet' | 'decimal', text: (level: number) => string, start: number) =>
    LEVELS.map((at) => ({
      level: at,
      format: format === 'bullet' ? LevelFormat.BULLET : LevelFormat.DECIMAL,
      text: text(at),
      start,
      alignment: AlignmentType.LEFT,
      style: place(at),
    }));
  return {
    config: [
      { reference: 'bullets', levels: level('bullet', () => '•', 1) },
      ...[...starts].map((start) => ({
        reference: numbersFrom(start),
        levels: level('decimal', (at) => `%${at + 1}.`, start),
      })),
    ],
  };
}
