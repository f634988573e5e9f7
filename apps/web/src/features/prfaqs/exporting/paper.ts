/** Sheets that documents are printed on. */
export const papers = [
  ['a4', 'A4'],
  ['letter', 'Letter'],
] as const;
export type Paper = (typeof papers)[number][0];

/** Countries that print on Letter; everybody else prints on A4. */
const LETTER = new Set(['US', 'CA', 'MX', 'PH', 'CL', 'CO', 'VE', 'CR', 'GT']);

/** The paper of whoever reads, by the language of the browser. */
export function usualPaper(language: string): Paper {
  const region = /^[a-z]{2,3}(?:-[A-Za-z]{4})?-([A-Z]{2})\b/.exec(language)?.[1] ?? '';
  return LETTER.has(region) ? 'letter' : 'a4';
}
