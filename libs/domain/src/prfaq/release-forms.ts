import { headingRole } from './heading-words.js';
import type { HeadingRole } from './heading-words.js';

/** A label that opens a paragraph (`**The problem.** …`, `Solution: …`) with the role it names. */
export interface RunInLabel {
  readonly label: string;
  readonly rest: string;
  readonly role: HeadingRole;
}

/** Reads a run-in label of known meaning at the start of a paragraph, or null. */
export function runInLabel(paragraph: string): RunInLabel | null {
  const bold = /^(\*\*|__|\*|_)([^*_\n]{2,80})\1[ \t]*([:.–—-]?)[ \t]*/.exec(paragraph);
  const plain = bold ? null : /^([\p{L}][\p{L}\p{M}’'/() -]{1,60}):(?=\s)[ \t]*/u.exec(paragraph);
  const match = bold ?? plain;
  if (!match) return null;
  const inner = (bold ? bold[2] : plain?.[1]) as string;
  const rest = paragraph.slice(match[0].length);
  // Bold words that run on into their sentence are emphasis, not a label.
  if (bold && bold[3] === '' && !/[:.–—-]\s*$/.test(inner) && !/^(?:\n|$)/.test(rest)) return null;
  const role = headingRole(inner);
  return role ? { label: inner, rest: rest.trimStart(), role } : null;
}

const OPEN = '"“„«‹‚';
const CLOSE = '"”“»›‘';
const SAYS = /(?:said|says|sagt|sagte|erklärt|erklärte|a déclaré|déclare|explique|dijo|dice|afirma|afirmó)/;

/** Says whether a paragraph is a quotation with somebody it is attributed to. */
export function isQuotation(paragraph: string): boolean {
  const text = paragraph.replace(/^[>\s*_]+/, '');
  if (text === '') return false;
  if (OPEN.includes(text[0] as string)) {
    let end = -1;
    for (let at = text.length - 1; at > 0; at -= 1) {
      if (CLOSE.includes(text[at] as string)) {
        end = at;
        break;
      }
    }
    if (end === -1) return false;
    if (/\p{L}{2}/u.test(text.slice(end + 1))) return true;
    return SAYS.test(text);
  }
  const opening = new RegExp(`^[^${OPEN}\\n]{3,200}${SAYS.source}[^${OPEN}\\n]{0,60}[,:]?\\s*[${OPEN}]`);
  return opening.test(text.slice(0, 400));
}

/** Says whether a paragraph only names who said what stands before it (`— Ada Example, head of support`). */
export function isAttribution(paragraph: string): boolean {
  return paragraph.length <= 200 && /^[*_\s]*(?:–|—|―|--|-)\s*\p{Lu}/u.test(paragraph);
}

/** Says whether the words around a quotation present the speaker as a customer. */
export function namesCustomer(paragraph: string): boolean {
  const outside = outsideQuotes(paragraph);
  return /\b(?:customers?|clients?|users?|early[- ]adopters?|tested|testers?|kund(?:e|in|en)|utilisat(?:eur|rice)|usuari[oa])\b/i.test(
    outside,
  );
}

/** Capitalised words outside the quotation: enough to see that the same person speaks again. */
export function speakerNames(paragraph: string): string[] {
  const said = outsideQuotes(paragraph).match(
    /(?:\p{L}{1,30} ){0,3}(?:said|says|sagte?|erklärte?|déclare|explique|dijo|dice)(?: [\p{L}’'-]{1,30}){0,4}/gu,
  );
  return said?.join(' ').match(/\p{Lu}\p{Ll}{3,}/gu) ?? [];
}

function outsideQuotes(paragraph: string): string {
  return paragraph.replace(/["“„«‹][^"“„«‹”»›]{0,5000}["”“»›]/g, ' ');
}

const CALLS =
  /^(?:to (?:learn more|get started|find out more|sign up|try|start|register|join)|learn more|get started|find out more|for (?:more|further) information|available (?:now|today)|sign up|visit |try (?:it|\p{Lu})|download |start (?:today|now|your)|(?:für )?(?:mehr|weitere) informationen|mehr erfahren|jetzt |pour en savoir plus|pour commencer|rendez-vous sur|para (?:más información|saber más|empezar)|más información)/iu;

/** Says whether a paragraph tells the reader what to do next. */
export function isCallToAction(paragraph: string): boolean {
  return CALLS.test(paragraph.replace(/^[*_\s]+/, ''));
}

/** Says whether a line only states that a release may be printed. */
export function isReleaseNotice(line: string): boolean {
  return /^[\s*_]*(?:for immediate release|zur sofortigen veröffentlichung|pour diffusion immédiate|para publicación inmediata)[\s*_:.!]*$/i.test(
    line,
  );
}

/** The text inside emphasis that spans a whole paragraph, or null. */
export function wholeEmphasis(paragraph: string): string | null {
  const match = /^(\*\*\*|\*\*|\*|___|__|_)(?=\S)([\s\S]+?)\1$/.exec(paragraph.trim().slice(0, 1_000));
  const inner = match?.[2] as string | undefined;
  return inner !== undefined && paragraph.trim().length <= 1_000 && !inner.includes(match?.[1] as string)
    ? inner.trim()
    : null;
}

/** Words of a heading that open a part of the solution; the heading stays in the text. */
export function isSolutionTopic(title: string): boolean {
  return /^(?:the )?(?:how it works|key (?:features|benefits)|features|benefits|what(?:'|’)s new|so funktioniert es|wie es funktioniert|funktionen|comment ça marche|cómo funciona)[\s:.*_]*$/i.test(
    title.replace(/^[*_\s]+/, ''),
  );
}
