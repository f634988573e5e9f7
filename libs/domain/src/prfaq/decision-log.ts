import { dateWords } from '../calendar/date-words.js';
import type { PlainDate } from '../calendar/plain-date.js';
import { prfaqSections } from './sections.js';
import type { RoundAnswer, RoundRole, Verdict } from './round.js';

interface Named {
  readonly name: string;
}

/** A review round as far as its record tells of it; instants are ISO 8601. */
export interface LoggedRound {
  readonly number: number;
  readonly amendment: { readonly number: number } | null;
  readonly versionNumber: number;
  readonly objective: string;
  readonly door: 'one-way' | 'two-way' | null;
  readonly dueOn: PlainDate;
  readonly state: 'open' | 'closed' | 'withdrawn';
  readonly facilitator: Named | null;
  readonly noteTaker: Named | null;
  readonly startedBy: Named | null;
  readonly startedAt: string;
  readonly endedBy: Named | null;
  readonly endedAt: string | null;
  readonly withdrawnReason: string;
  readonly verdict: Verdict | null;
  readonly reasons: string;
  readonly readers: readonly {
    readonly person: Named | null;
    readonly role: RoundRole;
    readonly answer: RoundAnswer | null;
    readonly note: string;
  }[];
  readonly notes: readonly { readonly place: string; readonly text: string }[];
  readonly requiredChanges: readonly { readonly words: string; readonly done: boolean; readonly note: string }[];
}

/** What a round is about, for titles: “Round 2”, “Amendment 1, round 2”. */
export function roundTitle({ number, amendment }: Pick<LoggedRound, 'number' | 'amendment'>): string {
  return amendment ? `Amendment ${amendment.number}, round ${number}` : `Round ${number}`;
}

/** How a round ended, in a word or two. */
export const verdictWords: Record<Verdict, string> = {
  approve: 'Approved',
  iterate: 'Changes needed',
  reject: 'Rejected',
};

/** What a reader said, in a word or two. */
export const answerWords: Record<RoundAnswer, string> = {
  agrees: 'agrees',
  concerns: 'has concerns',
  approve: 'approves',
  changes: 'asks for changes',
  reject: 'rejects',
};

/** The record of rounds as Markdown, in the order given; texts of people stay text. */
export function decisionLogMarkdown(title: string, rounds: readonly LoggedRound[]): string {
  const parts = [`# Decision log: ${plain(title)}`];
  if (rounds.length === 0) parts.push('No review round has begun.');
  for (const round of rounds) parts.push(...roundMarkdown(round));
  return `${parts.join('\n\n')}\n`;
}

function roundMarkdown(round: LoggedRound): string[] {
  const door = round.door === null ? '' : round.door === 'one-way' ? ', one-way door' : ', two-way door';
  const facts = [
    `Version ${round.versionNumber}${door}, due ${dateWords(round.dueOn)}`,
    `Objective: ${plain(round.objective)}`,
    `Began ${day(round.startedAt)} by ${who(round.startedBy)}`,
    ...(round.facilitator ? [`Facilitator: ${who(round.facilitator)}`] : []),
    ...(round.noteTaker ? [`Note taker: ${who(round.noteTaker)}`] : []),
  ];
  const parts = [`## ${roundTitle(round)}: ${endWords(round)}`, list(facts)];
  if (round.readers.length > 0) parts.push('### Answers', list(round.readers.map(readerWords)));
  if (round.endedAt !== null) {
    const verb = round.state === 'withdrawn' ? 'Withdrawn' : verdictWords[round.verdict ?? 'approve'];
    const words = round.state === 'withdrawn' ? round.withdrawnReason : round.reasons;
    parts.push('### Verdict', `${verb} on ${day(round.endedAt)} by ${who(round.endedBy)}.`);
    if (words.trim() !== '' && round.requiredChanges.length === 0) parts.push(quoted(words));
  }
  if (round.requiredChanges.length > 0)
    parts.push('### Changes that were needed', list(round.requiredChanges.map(changeWords)));
  for (const { place, text } of round.notes) parts.push(`### Notes: ${noteTitle(place)}`, quoted(text));
  return parts;
}

/** The section that notes are about, by the name that readers know. */
export function noteTitle(place: string): string {
  return prfaqSections.find(({ key }) => key === place)?.title ?? 'In general';
}

function endWords({ state, verdict }: LoggedRound): string {
  if (state === 'open') return 'under way';
  return state === 'withdrawn' ? 'withdrawn' : verdictWords[verdict ?? 'approve'].toLowerCase();
}

function readerWords({ person, role, answer, note }: LoggedRound['readers'][number]): string {
  const said = answer === null ? 'did not answer' : answerWords[answer];
  return `${who(person)} (${role}) ${said}${note === '' ? '' : `: ${plain(note)}`}`;
}

function changeWords({ words, done, note }: LoggedRound['requiredChanges'][number]): string {
  return `[${done ? 'x' : ' '}] ${plain(words)}${note === '' ? '' : `: ${plain(note)}`}`;
}

function who(person: Named | null): string {
  return person ? plain(person.name) : 'somebody who is gone';
}

const day = (instant: string): string => dateWords(instant.slice(0, 10));
const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

function quoted(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => `> ${plain(line)}`.trimEnd())
    .join('\n');
}

/** Text of a person on one line, with nothing in it that Markdown would act on. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&');
}
