import type { PrfaqDocument } from '../document.js';

/** Words that carry the grammar of a language and are rare in the others. */
const common: Readonly<Record<string, ReadonlySet<string>>> = {
  en: set('the and of to is that for with it are this by from an be not we you they was which or can have has will'),
  de: set('der die das und ist nicht ein eine mit für auf den von zu im dem des sich wir sie auch wird werden oder'),
  fr: set('le la les des et est une dans pour que qui du au sur pas plus avec nous vous ce sont par ou'),
  es: set('el los las que y una por con para del se no es lo como más su al sus pero'),
  pt: set('o os as que e uma por com para do da não se em dos mais ao seu sua'),
  it: set('il lo gli che e una per con di del della non si è sono più nel dei alla'),
  nl: set('de het een en van is niet met voor dat op te zijn wij ook aan wordt of'),
};

/** Words looked at; more do not change the answer. */
const ENOUGH = 600;

/**
 * Says whether a PR/FAQ is written in English: by its language tag, else by how many of its words are English function
 * words. Doubt is a no, because English rules would talk nonsense about other languages.
 */
export function isEnglish(document: PrfaqDocument): boolean {
  if (document.language) return /^en(?:-|$)/i.test(document.language);
  const texts = [
    ...Object.values(document.sections),
    ...document.questions.flatMap(({ question, answer }) => [question, answer]),
  ];
  const words: string[] = [];
  for (const text of texts) {
    for (const [word] of text.slice(0, 4_000).matchAll(/\p{L}+/gu)) {
      words.push(word.toLowerCase());
      if (words.length >= ENOUGH) break;
    }
  }
  const share = (language: string): number => words.filter((word) => common[language]?.has(word)).length / words.length;
  const english = share('en');
  return (
    words.length >= 8 && english >= 0.12 && Object.keys(common).every((each) => each === 'en' || share(each) < english)
  );
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
