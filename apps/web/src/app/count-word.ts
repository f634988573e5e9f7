const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** A count for a sentence: words up to twelve, digits from there. */
export function countWord(count: number): string {
  return WORDS[count] ?? String(count);
}

/** A sentence with a capital first letter. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
