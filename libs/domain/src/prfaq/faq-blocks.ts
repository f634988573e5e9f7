import type { FoundQuestion } from './faq-forms.js';
import { asks, questionAtStart } from './faq-forms.js';

/** A question with its answer out of a block that holds several, and the words that were only structure. */
export interface BlockQuestion {
  readonly question: string;
  readonly answer: string;
}

/** The questions of a table, and its words that are neither question nor answer. */
export interface TableQuestions {
  readonly questions: readonly BlockQuestion[];
  readonly labels: string;
}

const QUESTION_COLUMN = /^(?:questions?|frage|fragen|preguntas?|perguntas?|domand[ae]|vra(?:ag|gen)|質問|问题|q)$/i;
const ANSWER_COLUMN =
  /^(?:answers?|antwort(?:en)?|respuestas?|respostas?|rispost[ae]|réponses?|antwoord(?:en)?|回答|答案|a)$/i;
const NUMBER_COLUMN = /^(?:#|no\.?|nr\.?|id|n°|№)?$/i;

/** Reads a table whose columns are questions and answers, and at most their numbers; null for any other table. */
export function questionTable(text: string): TableQuestions | null {
  const [head = [], , ...rows] = text.split('\n').map(cellsOf);
  const names = head.map((cell) => cell.replace(/[*_`]/g, '').trim());
  let question = names.findIndex((name) => QUESTION_COLUMN.test(name));
  let answer = names.findIndex((name) => ANSWER_COLUMN.test(name));
  const unnamed = question === -1 && answer === -1 && head.length === 2;
  const all = unnamed ? [head, ...rows] : rows;
  if (unnamed && all.every(([first = '']) => asks(first))) [question, answer] = [0, 1];
  if (question === -1 || answer === -1 || question === answer) return null;
  const others = names.map((_, at) => at).filter((at) => at !== question && at !== answer);
  if (!unnamed && !others.every((at) => NUMBER_COLUMN.test(names[at] as string))) return null;
  const found = all.map((row) => ({ row, question: plainCell(row[question]), answer: plainCell(row[answer]) }));
  if (found.length === 0 || found.some((each) => each.question === '' && each.answer !== '')) return null;
  const asked = found.filter((each) => each.question !== '');
  const labels = [
    ...(unnamed ? [] : head),
    ...asked.flatMap(({ row }) => row.filter((_, at) => at !== question && at !== answer)),
  ];
  return { questions: asked, labels: [...labels, ...text.matchAll(/<br\s*\/?>/gi)].join(' ') };
}

function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

const plainCell = (cell = ''): string =>
  cell
    .replaceAll('\\|', '|')
    .replace(/\s*<br\s*\/?>\s*/gi, '\n\n')
    .trim();

/** A question that can be folded out (`<details><summary>`), with the tags that only fold. */
export interface FoldedQuestion extends BlockQuestion {
  readonly tags: string;
}

/** Reads the opening of a folded question, with its answer as far as it stands in the same block; null for other HTML. */
export function foldedQuestion(html: string): FoldedQuestion | null {
  const match = /<summary\b[^<>]{0,200}>([\s\S]{1,1000}?)<\/summary>/i.exec(html.slice(0, 4_000));
  if (!match) return null;
  const tags: string[] = [];
  const bare = (text: string, names: string): string =>
    text.replace(new RegExp(`</?(?:${names})\\b[^<>]{0,200}>`, 'gi'), (tag) => {
      tags.push(tag);
      return ' ';
    });
  const question = bare(match[0], 'summary|b|strong|i|em|h[1-6]|p|span').replace(/\s+/g, ' ').trim();
  const before = bare(html.slice(0, match.index), 'details');
  const after = bare(html.slice(match.index + match[0].length), 'details');
  if (question === '' || before.trim() !== '') return null;
  return { question, answer: outdented(after), tags: tags.join(' ') };
}

/** Says whether a block only closes what was folded. */
export function closesFold(html: string): boolean {
  return /^(?:\s*<\/details>)+\s*$/i.test(html);
}

/** Reads a quoted question, with what stands below it in the quotation; null for any other quotation. */
export function quotedQuestion(quote: string): FoundQuestion | null {
  const text = quote.replace(/^ {0,3}> ?/gm, '').trim();
  const found = questionAtStart(text);
  if (found) return found;
  const [first = '', ...rest] = text.split('\n');
  if (!asks(first) || first.length > 240) return null;
  return { question: first.trim(), rest: rest.join('\n').trim(), label: '', labelled: false };
}

function outdented(text: string): string {
  return text.replace(/^[ \t]+/gm, '').trim();
}
