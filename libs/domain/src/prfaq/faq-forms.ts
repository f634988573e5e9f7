/** A question as a text writes it: the question itself, what follows it, and the marks that were only structure. */
export interface FoundQuestion {
  readonly question: string;
  readonly rest: string;
  readonly label: string;
  /** True when the text says itself that this is a question (`Q:`), false when its form suggests it. */
  readonly labelled: boolean;
}

const QUESTION_LABEL =
  /^(\*\*|__|\*|_)?(?:Q(?:uestion)?|[EI]Q(?=[\s-]?\d)|Frage|Pregunta|Pergunta|Domanda|Vraag|質問|问|問|QUESTION|(?:[DFPV](?=\s?\d{0,3}(?:\*\*|__)?\s?[:：])))[\s-]?#?\d{0,3}(\*\*|__|\*|_)?\s?(?:[:：.)]|[–—-](?=\s))(\*\*|__|\*|_)?(?:\s+|(?=\S))/;
const ANSWER_WORD = 'A|R|Answer|ANSWER|Antwort|Réponse|Respuesta|Resposta|Risposta|Antwoord|回答|答';
const ANSWER_LABEL = new RegExp(
  `^(\\*\\*|__|\\*|_)?(?:${ANSWER_WORD})(?:\\s?\\d{0,3}(\\*\\*|__|\\*|_)?\\s?[:：]|\\d{1,3}(?:\\*\\*|__)?[.)])(\\*\\*|__|\\*|_)?(?:\\s+|$|(?=\\S))`,
);
const ANSWER_BELOW = new RegExp(
  `\\n[ \\t]*(?=(?:\\*\\*|__)?(?:${ANSWER_WORD})(?:\\s?\\d{0,3}(?:\\*\\*|__)?\\s?[:：]|\\d{1,3}(?:\\*\\*|__)?[.)]))`,
);
const LONGEST_QUESTION = 600;

/** Reads a question at the start of a paragraph: `**Q: …**`, `Q: …`, `**Q:** …`, `**…?**`; null when there is none. */
export function questionAtStart(text: string): FoundQuestion | null {
  const label = QUESTION_LABEL.exec(text);
  if (label) {
    const open = label[1];
    const body = text.slice(label[0].length);
    const mark = open !== undefined && label[2] === undefined && label[3] === undefined ? open : emphasisAt(body);
    const labelText = label[0].replace(/[*_]/g, '').trim();
    if (mark !== null) {
      const from = mark === open && !body.startsWith(mark) ? 0 : mark.length;
      const end = body.indexOf(mark, from);
      if (end > from && end < LONGEST_QUESTION) {
        return {
          question: body.slice(from, end).trim(),
          rest: body.slice(end + mark.length).trim(),
          label: labelText,
          labelled: true,
        };
      }
    }
    const cut = plainQuestionEnd(body);
    return { question: body.slice(0, cut).trim(), rest: body.slice(cut).trim(), label: labelText, labelled: true };
  }
  const mark = emphasisAt(text);
  if (mark === null) return null;
  const end = text.indexOf(mark, mark.length);
  if (end === -1 || end > LONGEST_QUESTION) return null;
  const question = text.slice(mark.length, end).trim();
  const rest = text.slice(end + mark.length);
  if (!/[?？]\s*:?$/.test(question) || (mark.length === 1 && !/^\s*(?:\n|$)/.test(rest))) return null;
  return { question, rest: rest.trim(), label: '', labelled: false };
}

/** Takes `A:` off the start of an answer. */
export function answerWithoutLabel(text: string): { text: string; label: string } {
  const match = ANSWER_LABEL.exec(text);
  if (!match) return { text, label: '' };
  const reopened = match[1] !== undefined && match[2] === undefined && match[3] === undefined ? match[1] : '';
  return { text: reopened + text.slice(match[0].length), label: match[0].replace(/[*_]/g, '').trim() };
}

/** Says whether a text ends as a question does. */
export function asks(text: string): boolean {
  return /[?？][\s*_"”»)]{0,6}$/.test(text.slice(-20));
}

function emphasisAt(text: string): string | null {
  return /^(\*\*|__|\*|_)(?=[^\s*_])/.exec(text)?.[1] ?? null;
}

function plainQuestionEnd(body: string): number {
  const answer = ANSWER_BELOW.exec(body.slice(0, LONGEST_QUESTION));
  if (answer) return answer.index;
  const mark = /[?？](?=\s|$)/.exec(body.slice(0, LONGEST_QUESTION));
  if (mark) return mark.index + 1;
  const line = body.indexOf('\n');
  return line === -1 ? body.length : line;
}

/** One entry of a list: its marker, its first lines, and what is nested under it, outdented. */
export interface ListEntry {
  readonly marker: string;
  readonly head: string;
  readonly body: string;
  readonly raw: string;
  /** Lines from the start of the list to the first and last of this entry. */
  readonly first: number;
  readonly last: number;
}

const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])([ \t]+|$)/;

/** Splits a list into its outermost entries. */
export function listEntries(text: string): ListEntry[] {
  const lines = text.split('\n');
  const starts: number[] = [];
  let width = 0;
  lines.forEach((line, index) => {
    const match = ITEM.exec(line);
    if (match && (starts.length === 0 || (match[1] as string).length < Math.max(2, width))) {
      if (starts.length === 0) width = match[0].length;
      starts.push(index);
    }
  });
  return starts.map((start, n) => entry(lines, start, (starts[n + 1] ?? lines.length) - 1));
}

function entry(lines: readonly string[], first: number, last: number): ListEntry {
  const own = lines.slice(first, last + 1);
  const match = ITEM.exec(own[0] as string) as RegExpExecArray;
  let headEnd = 1;
  while (
    headEnd < own.length &&
    (own[headEnd] as string).trim() !== '' &&
    !/^\s*(?:[-*+]|\d{1,9}[.)]|`{3}|~{3}|\||>)\s?/.test(own[headEnd] as string)
  ) {
    headEnd += 1;
  }
  const head = [(own[0] as string).slice(match[0].length), ...own.slice(1, headEnd).map((line) => line.trim())]
    .join('\n')
    .trim();
  const nested = own.slice(headEnd);
  const depth = nested.reduce((least, line) => (line.trim() === '' ? least : Math.min(least, indentOf(line))), 8);
  const body = nested.map((line) => line.slice(Math.min(depth, indentOf(line)))).join('\n');
  return { marker: match[2] as string, head, body, raw: own.join('\n'), first, last };
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The question that a list entry asks, or null when it only states something. */
export function questionOfEntry({ head, body, marker }: ListEntry): FoundQuestion | null {
  const number = /\d/.test(marker) ? marker : '';
  const found = questionAtStart(head);
  if (found)
    return {
      ...found,
      label: `${number} ${found.label}`.trim(),
      rest: [found.rest, body].filter((part) => part.trim() !== '').join('\n\n'),
    };
  if (head === '' || head.length > LONGEST_QUESTION) return null;
  if (asks(head)) return { question: head, rest: body, label: number, labelled: false };
  const end = /[?？](?=\s)/.exec(head);
  if (end) {
    const rest = [head.slice(end.index + 1).trim(), body].filter((part) => part.trim() !== '').join('\n\n');
    return { question: head.slice(0, end.index + 1), rest, label: number, labelled: false };
  }
  return body.trim() === '' ? null : { question: head, rest: body, label: number, labelled: false };
}

/** Says whether a list under an FAQ heading is a list of questions: at least half of its entries ask, none is bare. */
export function isQuestionList(text: string, insideAnswer: boolean): boolean {
  const entries = listEntries(text);
  const asking = entries.filter((each) => /[?？]/.test(each.head) || questionAtStart(each.head) !== null).length;
  if (insideAnswer) return entries.length > 0 && asking === entries.length;
  return entries.length > 0 && asking * 2 >= entries.length;
}
