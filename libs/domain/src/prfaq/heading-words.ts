import { customerParts, faqs, quotes, releases, sectionWords, type Words, wrappers } from './heading-table.js';
import type { QuestionKind, SectionKey } from './sections.js';

/** What a heading or label says that the text under it is. */
export type HeadingRole = { readonly languages: readonly string[] } & (
  | { readonly role: 'wrapper' | 'press-release' | 'customer-questions' | 'quotes' }
  | { readonly role: 'faq'; readonly kind: QuestionKind }
  | { readonly role: 'section'; readonly key: SectionKey }
);

const table = new Map<string, HeadingRole>();
function enter(words: Words, make: (languages: readonly string[]) => HeadingRole): void {
  for (const [language, list] of Object.entries(words)) {
    for (const word of (list as string).split('|')) {
      const key = headingKey(word);
      const known = table.get(key);
      // A word of several languages counts for each; one of several meanings has the first.
      table.set(key, known ? { ...known, languages: [...new Set([...known.languages, language])] } : make([language]));
    }
  }
}
for (const [key, words] of Object.entries(sectionWords)) {
  enter(words, (languages) => ({ role: 'section', key: key as SectionKey, languages }));
}
for (const [kind, words] of Object.entries(faqs)) {
  enter(words, (languages) => ({ role: 'faq', kind: kind as QuestionKind, languages }));
}
enter(wrappers, (languages) => ({ role: 'wrapper', languages }));
enter(releases, (languages) => ({ role: 'press-release', languages }));
enter(customerParts, (languages) => ({ role: 'customer-questions', languages }));
enter(quotes, (languages) => ({ role: 'quotes', languages }));

/** A heading reduced to what is compared: no marks, numbering, brackets or final punctuation, lower case. */
export function headingKey(title: string): string {
  return title
    .slice(0, 200)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^()]*\)/g, ' ')
    .replace(/[*_`"“”„«»¿¡]/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^(?:part|section|step|teil|partie|parte)?\s*\d+(?:\.\d+)*\s*[.):–—-]*\s+/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, '')
    .replace(/\s+/g, ' ');
}

const EXTERNAL =
  /(?<![\p{L}])(?:external|customers?|public|users?|extern[eor]?s?|externas?|kund(?:en|innen)|clients?|clientes?|esterne|clienti|klanten)(?![\p{L}])|社外|お客様|外部|客户/u;
const INTERNAL = /(?<![\p{L}])(?:internal|stakeholders?|intern[eor]?s?|internas?)(?![\p{L}])|社内|関係者|内部/u;

/** Who asks, by the words of a text; null when they say nothing or both. */
function kindIn(words: string): 'external' | 'internal' | null {
  const key = words.toLowerCase();
  const internal = INTERNAL.test(key);
  if (internal === EXTERNAL.test(key)) return null;
  return internal ? 'internal' : 'external';
}

/** `Customer / External FAQs`, `Internal/Technical FAQ`, `FAQ for customers`: the kind is in any of the other words. */
function faqByWords(key: string): HeadingRole | null {
  const named = /\s(?:faqs?|frequently asked questions)$|^(?:faqs?|frequently asked questions)\s/.test(key);
  if (!named || key.split(/[\s/]+/).length > 7) return null;
  const kind = kindIn(key);
  return kind === null ? null : { role: 'faq', kind, languages: ['en'] };
}

const WHO =
  /^(?:for |für |pour |para |per |voor )?(?:the |die |les |los |os |i |de )?(?:external|internal|stakeholders?|extern[aeo]?s?|intern[aeo]?s?|esterne|interne|社外|社内|社外向け|社内向け|お客様向け)(?: (?:questions|fragen|preguntas|perguntas|domande|vragen))?$|^(?:for |für |pour |para |per |voor )(?:the |die |les |los |os |i |de |our |notre |unsere )?(?:customers?|kunden|clients?|clientes?|clienti|klanten|team|equipo|équipe|equipe|colleagues|kollegen)$|^customer[- ]facing$/;

/** Who asks the questions under a heading or a list entry of an FAQ that says only that (`Internal`, `For customers`), or null. */
export function kindHeading(title: string): 'external' | 'internal' | null {
  if (title.length > 60) return null;
  const key = headingKey(title);
  if (!WHO.test(key)) return null;
  return kindIn(key) ?? (/team|equip|équipe|colleagues|kollegen/.test(key) ? 'internal' : 'external');
}

/** The role of a heading or label by its words, or null; a heading of more than 12 words is never one. */
export function headingRole(title: string): HeadingRole | null {
  if (title.length > 160) return null;
  const key = headingKey(title);
  const found = table.get(key) ?? faqByWords(key);
  if (found?.role !== 'faq' || found.kind !== 'unlabelled') return found;
  return faqOf(found, /\(([^()]{1,80})\)/.exec(title)?.[1] ?? '');
}

/** The role of an FAQ whose kind stands beside its name, as in `FAQ (internal)` or `FAQ – External`. */
export function faqOf(
  faq: HeadingRole & { readonly role: 'faq' },
  beside: string,
): HeadingRole & { readonly role: 'faq' } {
  const kind = beside.length > 60 ? null : kindIn(beside);
  return kind === null ? faq : { ...faq, kind };
}
