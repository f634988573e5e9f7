import type { QuestionKind, SectionKey } from './sections.js';

/** What a heading or label says that the text under it is. */
export type HeadingRole =
  | { readonly role: 'wrapper' | 'press-release' | 'customer-questions' | 'quotes'; readonly language: string }
  | { readonly role: 'faq'; readonly kind: QuestionKind; readonly language: string }
  | { readonly role: 'section'; readonly key: SectionKey; readonly language: string };

type Words = Partial<Record<string, string>>;

const wrappers: Words = {
  en: 'working backwards|pr faq|prfaq|pr/faq|press release and faq|press release / faq|press release & faq|supporting material',
};
const releases: Words = {
  en: 'press release|the press release|pr|news release|internal press release|mock press release|future press release',
  de: 'pressemitteilung|presseerklärung|pressemeldung',
  fr: 'communiqué de presse|communiqué',
  es: 'comunicado de prensa|nota de prensa',
};
const customerParts: Words = {
  en: 'customer questions|the five customer questions|five customer questions|5 customer questions|working backwards questions',
  de: 'kundenfragen|die fünf kundenfragen',
  fr: 'questions client|questions clients|les cinq questions client',
  es: 'preguntas del cliente|preguntas sobre el cliente',
};
const quotes: Words = { en: 'quotes|quotations', de: 'zitate', fr: 'citations', es: 'citas' };

const faqs: Record<QuestionKind, Words> = {
  external: {
    en: 'external faq|external faqs|customer faq|customer faqs|public faq|press faq|external questions|external frequently asked questions|customer frequently asked questions|faq external',
    de: 'externe faq|externe faqs|externe fragen|externe häufige fragen|kunden-faq|fragen von kunden',
    fr: 'faq externe|questions externes|faq client|faq clients',
    es: 'faq externo|faq externas|faq externa|preguntas externas|preguntas de clientes',
  },
  internal: {
    en: 'internal faq|internal faqs|stakeholder faq|stakeholder faqs|business faq|internal questions|internal frequently asked questions|stakeholder frequently asked questions|faq internal',
    de: 'interne faq|interne faqs|interne fragen|interne häufige fragen',
    fr: 'faq interne|questions internes',
    es: 'faq interno|faq internas|faq interna|preguntas internas',
  },
  unlabelled: {
    en: "faq|faqs|faq's|frequently asked questions|frequently asked question|frequently asked questions faq|questions and answers|questions & answers|q&a|q & a|q and a",
    de: 'häufige fragen|häufig gestellte fragen|fragen und antworten',
    fr: 'foire aux questions|questions fréquentes|questions et réponses',
    es: 'preguntas frecuentes|preguntas y respuestas',
  },
};

const sectionWords: Partial<Record<SectionKey, Words>> = {
  'who-is-the-customer': {
    en: 'who is the customer|who is your customer|who are the customers|who are your customers',
    de: 'wer ist der kunde|wer ist die kundin|wer sind die kunden',
    fr: 'qui est le client',
    es: 'quién es el cliente',
  },
  'customer-problem': {
    en: 'what is the customer problem or opportunity|what is the customer problem|what is the customer opportunity|what is the problem or opportunity|what is the prevailing customer problem or opportunity',
    de: 'was ist das problem des kunden|was ist das kundenproblem oder die chance|was ist das kundenproblem',
    fr: 'quel est le problème du client',
    es: 'cuál es el problema del cliente',
  },
  'most-important-benefit': {
    en: 'what is the most important customer benefit|what is the most important benefit',
    de: 'was ist der wichtigste kundennutzen|was ist der wichtigste nutzen',
    fr: 'quel est le bénéfice le plus important',
    es: 'cuál es el beneficio más importante',
  },
  evidence: {
    en: 'how do you know what customers want or need|how do you know what customers want|how do you know what your customers need or want|how do you know what customers need or want|how do you know what customers need',
    de: 'woher wissen sie was kunden wollen|woher wissen wir was kunden brauchen',
    fr: 'comment savez-vous ce que veulent les clients',
    es: 'cómo sabes lo que quieren los clientes',
  },
  'customer-experience': {
    en: 'what does the customer experience look like|what does the experience look like|customer experience',
    de: 'wie sieht das kundenerlebnis aus|kundenerlebnis',
    fr: "à quoi ressemble l'expérience client|expérience client",
    es: 'cómo es la experiencia del cliente|experiencia del cliente',
  },
  heading: {
    en: 'heading|headline|title|release headline',
    de: 'überschrift|schlagzeile|titel',
    fr: 'titre',
    es: 'titular|título',
  },
  'sub-heading': {
    en: 'sub-heading|subheading|sub heading|subtitle|sub-title|sub-headline|subheadline',
    de: 'untertitel|unterüberschrift',
    fr: 'sous-titre',
    es: 'subtítulo',
  },
  dateline: {
    en: 'dateline|date line|launch date|proposed launch date',
    de: 'datumszeile|ort und datum|startdatum',
    fr: 'lieu et date|date de lancement',
    es: 'lugar y fecha|fecha de lanzamiento',
  },
  summary: {
    en: 'summary|summary paragraph|intro|introduction|intro paragraph|introduction paragraph|opening paragraph|first paragraph|lead paragraph|lede',
    de: 'zusammenfassung|einleitung',
    fr: 'résumé|introduction',
    es: 'resumen|introducción',
  },
  problem: {
    en: 'problem|the problem|problems|problem paragraph|customer problem|the customer problem|customer problems|problem statement|opportunity|problem/opportunity',
    de: 'problem|das problem|das kundenproblem',
    fr: 'problème|le problème',
    es: 'problema|el problema',
  },
  solution: {
    en: 'solution|the solution|our solution|solution paragraph|solutions|solution paragraphs|the solution paragraph',
    de: 'lösung|die lösung|unsere lösung',
    fr: 'la solution|notre solution',
    es: 'solución|la solución|nuestra solución',
  },
  'leader-quote': {
    en: "leader quote|leader's quote|leadership quote|company quote|executive quote|spokesperson quote|company leader quote|internal quote|quote from leader|quote from a leader|quote from leadership|quote from you|quote from company|quote from a spokesperson",
    de: 'zitat der leitung|zitat der geschäftsführung|zitat des unternehmens|zitat führungskraft',
    fr: 'citation du dirigeant|citation de la direction|citation dirigeant',
    es: 'cita del líder|cita de la dirección|cita del directivo',
  },
  'customer-quote': {
    en: "customer quote|customer's quote|customer quotes|customer testimonial|testimonial|quote from customer|quote from a customer|user quote",
    de: 'kundenzitat|kundenstimme|zitat eines kunden|zitat einer kundin',
    fr: 'citation client|citation du client|témoignage client',
    es: 'cita del cliente|cita de cliente|testimonio del cliente',
  },
  'call-to-action': {
    en: 'call to action|getting started|how to get started|get started|cta|learn more|available now|availability|closing and call to action|closing',
    de: 'handlungsaufruf|erste schritte|so geht es los|jetzt starten|aufruf zum handeln',
    fr: "appel à l'action|pour commencer|premiers pas",
    es: 'llamada a la acción|primeros pasos|cómo empezar',
  },
  'ux-document': {
    en: 'user experience|ux document|user experience document|ux|customer journey|user experience (ux) document|user journey',
    de: 'nutzererlebnis|benutzererlebnis|kundenreise',
    fr: 'expérience utilisateur|parcours client',
    es: 'experiencia de usuario|recorrido del cliente',
  },
  'success-criteria': {
    en: 'success criteria|success metrics|metrics and success criteria|metrics & success criteria|metrics|measures of success|how we measure success|success measures',
    de: 'erfolgskriterien|erfolgsmessung|kennzahlen',
    fr: 'critères de succès|critères de réussite|indicateurs de succès',
    es: 'criterios de éxito|métricas de éxito',
  },
  appendix: {
    en: 'appendix|appendices|addendum|appendixes|supporting documents',
    de: 'anhang|anhänge',
    fr: 'annexe|annexes',
    es: 'anexo|anexos|apéndice',
  },
};

const table = new Map<string, HeadingRole>();
function enter(words: Words, make: (language: string) => HeadingRole): void {
  for (const [language, list] of Object.entries(words)) {
    for (const word of (list as string).split('|')) {
      const key = headingKey(word);
      if (!table.has(key)) table.set(key, make(language));
    }
  }
}
for (const [key, words] of Object.entries(sectionWords)) {
  enter(words, (language) => ({ role: 'section', key: key as SectionKey, language }));
}
for (const [kind, words] of Object.entries(faqs)) {
  enter(words, (language) => ({ role: 'faq', kind: kind as QuestionKind, language }));
}
enter(wrappers, (language) => ({ role: 'wrapper', language }));
enter(releases, (language) => ({ role: 'press-release', language }));
enter(customerParts, (language) => ({ role: 'customer-questions', language }));
enter(quotes, (language) => ({ role: 'quotes', language }));

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

/** `Customer / External FAQs`, `Internal/Technical FAQ`: the kind is in any of the words before the last. */
function faqByWords(key: string): HeadingRole | null {
  if (!/\s(?:faqs?|frequently asked questions)$/.test(key) || key.split(/[\s/]+/).length > 7) return null;
  const internal = /\b(?:internal|stakeholders?)\b/.test(key);
  if (internal === /\b(?:external|customers?|public|users?)\b/.test(key)) return null;
  return { role: 'faq', kind: internal ? 'internal' : 'external', language: 'en' };
}

/** The role of a heading or label by its words, or null; a heading of more than 12 words is never one. */
export function headingRole(title: string): HeadingRole | null {
  if (title.length > 160) return null;
  const key = headingKey(title);
  const found = table.get(key) ?? faqByWords(key);
  if (found?.role !== 'faq' || found.kind !== 'unlabelled') return found;
  const bracket = /\(([^()]{1,80})\)/.exec(title)?.[1] ?? '';
  if (/\b(?:external|customers?|public)\b/i.test(bracket)) return { ...found, kind: 'external' };
  return /\b(?:internal|stakeholders?)\b/i.test(bracket) ? { ...found, kind: 'internal' } : found;
}
