import { mentionOf, mentionsIn } from '@workback/domain/comment/body';

/** Somebody who can be named. */
export interface Nameable {
  readonly id: string;
  readonly name: string;
  readonly email?: string | null;
}

/** The longest stretch behind an @ that may still be a name. */
const LONGEST_NAME = 60;
const WORDLIKE = /[\p{L}\p{N}_]/u;

/** How each person is written behind an @: by name, and where two have the same, with the e-mail. */
export function handlesOf(people: readonly Nameable[]): ReadonlyMap<string, string> {
  const names = new Map<string, number>();
  for (const { name } of people) names.set(name, (names.get(name) ?? 0) + 1);
  return new Map(
    people.map(({ id, name, email }) => [id, (names.get(name) ?? 0) > 1 && email ? `${name} (${email})` : name]),
  );
}

/** What was typed, as it is stored: everybody who stands in it as @name by id. */
export function toBody(text: string, people: readonly Nameable[]): string {
  const handles = [...handlesOf(people)].toSorted(([, one], [, other]) => other.length - one.length);
  let body = '';
  for (let at = 0; at < text.length;) {
    const found = startsName(text, at) && handles.find(([, handle]) => isHandleAt(text, at + 1, handle));
    if (found) {
      body += mentionOf(found[0]);
      at += 1 + found[1].length;
    } else body += text[at++];
  }
  return body;
}

/** A stored comment as it is typed; whoever is not known stays as stored. */
export function toText(body: string, people: readonly Nameable[]): string {
  const handles = handlesOf(people);
  let text = body;
  for (const userId of mentionsIn(body)) {
    const handle = handles.get(userId);
    if (handle !== undefined) text = text.replaceAll(mentionOf(userId), `@${handle}`);
  }
  return text;
}

/** A name that is being typed. */
export interface TypedName {
  /** Position of its @. */
  readonly from: number;
  readonly typed: string;
}

/** The name that is being typed before the caret, if one is. */
export function typedName(text: string, caret: number, people: readonly Nameable[]): TypedName | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from === -1 || caret - from > LONGEST_NAME || !startsName(text, from)) return null;
  const typed = text.slice(from + 1, caret);
  if (/\n|^\s/.test(typed)) return null;
  // A name that is complete and followed by a space is done with.
  const done = typed.endsWith(' ') && [...handlesOf(people).values()].includes(typed.trimEnd());
  return done ? null : { from, typed };
}

/** The text with the name that is being typed put in, and where the caret goes. */
export function withName(text: string, { from, typed }: TypedName, handle: string): { text: string; caret: number } {
  const rest = text.slice(from + 1 + typed.length);
  const name = `@${handle}${rest.startsWith(' ') ? '' : ' '}`;
  return { text: text.slice(0, from) + name + rest, caret: from + handle.length + 2 };
}

function startsName(text: string, at: number): boolean {
  return text[at] === '@' && (at === 0 || !WORDLIKE.test(text[at - 1] as string));
}

function isHandleAt(text: string, at: number, handle: string): boolean {
  return text.startsWith(handle, at) && !WORDLIKE.test(text[at + handle.length] ?? ' ');
}
