/** Longest text that is read into a form while somebody waits, in UTF-16 units: some forty pages. */
const LONGEST = 150_000;
const DEEP = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){30}/m;

/** Says whether a text is better edited as source: reading it would hold up the page for longer than a key may take. */
export const isHeavy = (markdown: string): boolean => markdown.length > LONGEST || DEEP.test(markdown);
