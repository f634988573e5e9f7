import type { Paper } from './paper.js';

/** The style of printed pages: paper, and at the foot where the text comes from and which page it is. */
export function pageRule(paper: Paper, foot: string): string {
  const size = paper === 'letter' ? 'letter' : 'A4';
  const face = 'font: 7pt Arial, sans-serif; color: #333; white-space: nowrap;';
  return `@page memo { size: ${size} portrait; margin: 20mm 18mm 22mm;
    @bottom-left { content: ${cssString(foot)}; ${face} }
    @bottom-right { content: counter(page) " of " counter(pages); ${face} } }`;
}

/** A text as a string of CSS that nothing in it can end. */
export function cssString(text: string): string {
  const safe = [...text.replace(/\s+/g, ' ')].map((char) =>
    /[\p{L}\p{N} .,:/?=&_#%·-]/u.test(char) ? char : `\\${(char.codePointAt(0) ?? 0x20).toString(16)} `,
  );
  return `"${safe.join('')}"`;
}
