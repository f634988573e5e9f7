import { QUADRANT_TITLES, QUADRANTS, type TwoByTwo } from './two-by-two.js';

/** Writes a report as Markdown; what people typed is text there too, and makes no headings, links or tables. */
export function twoByTwoMarkdown(
  report: TwoByTwo,
  { title, by }: { readonly title: string; readonly by: string },
): string {
  const blocks = [`# ${escaped(title)}`, ...(by === '' ? [] : [`_${escaped(by)}_`])];
  for (const quadrant of QUADRANTS) {
    const lines = report[quadrant].map(({ text }) => `- ${escaped(text)}`);
    blocks.push(`## ${QUADRANT_TITLES[quadrant]}`, lines.length === 0 ? 'Nothing this week.' : lines.join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

/** One line of text without any meaning to Markdown. */
function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>#|~&]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
