import { countWords } from './plain-text.js';

/** What is left of a template in a text: prompts in brackets that nobody filled in. */
export interface TemplateRests {
  readonly prompts: number;
  readonly isTemplate: boolean;
}

const PROMPT =
  /(?<!!)\[([^[\]]{3,600})\](?![([:])|<(?:insert|enter|your|describe|add)\b[^<>]{1,200}>|\{\{[^{}]{1,200}\}\}/gi;

/**
 * Counts prompts in brackets; a text is an unfilled template when at least three of them hold a quarter of its words.
 * Links, checkboxes, code and defined references are no prompts.
 */
export function templateRests(text: string, definitions: ReadonlyMap<string, string>): TemplateRests {
  let prompts = 0;
  let promptWords = 0;
  const prose = withoutCode(text);
  for (const match of prose.matchAll(PROMPT)) {
    const inner = match[1] ?? match[0];
    if (definitions.has(inner.trim().toLowerCase()) || /^[\d^]/.test(inner)) continue;
    prompts += 1;
    promptWords += countWords(inner);
  }
  return { prompts, isTemplate: prompts >= 3 && promptWords * 4 >= countWords(prose) };
}

/** Line by line, since a pattern over whole fences takes quadratic time on a long row of backticks. */
function withoutCode(text: string): string {
  let fence = '';
  const prose: string[] = [];
  for (const line of text.split('\n')) {
    const mark = line.trimStart().slice(0, 3);
    if (mark === '```' || mark === '~~~') {
      if (fence === '') fence = mark;
      else if (fence === mark) fence = '';
    } else if (fence === '') prose.push(line.replace(/`[^`\n]{1,300}`/g, ''));
  }
  return prose.join('\n');
}
