/** Spellings of one noun, as the layers use it. */

/** What goes wrong for a reason the person can change; told as a sentence. */
export class GenProblem extends Error {}

const pluralOf = (word) => {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
};

const pascalOf = (kebab) => kebab.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** Every spelling of a name in kebab case, such as `launch-gate`. Throws GenProblem when it is not one. */
export function nounOf(kebab) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(kebab ?? '')) {
    throw new GenProblem(`"${kebab ?? ''}" is not a name in kebab case, such as launch-gate.`);
  }
  const [last, ...before] = kebab.split('-').reverse();
  const plural = [...before.reverse(), pluralOf(last)].join('-');
  const words = kebab.replaceAll('-', ' ');
  const pascal = pascalOf(kebab);
  return {
    kebab,
    pascal,
    camel: pascal[0].toLowerCase() + pascal.slice(1),
    words,
    sentence: words[0].toUpperCase() + words.slice(1),
    article: /^[aeiou]/.test(kebab) ? 'an' : 'a',
    plural: {
      kebab: plural,
      camel: pascalOf(plural)[0].toLowerCase() + pascalOf(plural).slice(1),
      pascal: pascalOf(plural),
      snake: plural.replaceAll('-', '_'),
      words: plural.replaceAll('-', ' '),
      sentence: plural[0].toUpperCase() + plural.slice(1).replaceAll('-', ' '),
    },
  };
}
