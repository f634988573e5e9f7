import { ConnectorError } from '../connector-error.js';
import { quoted } from './describe-value.js';

/** Whether a text is a web page, which is what sign-in walls send with status 200. */
export function isHtml(text: string): boolean {
  const start = text.slice(0, 1_000).trimStart();
  return /^(<!--[\s\S]*?-->\s*)*(<\?xml[^>]*>\s*)?<(!doctype\s+html|html|head|body|title|script|meta)\b/i.test(start);
}

/** The title of a page, undefined when it has none. */
export function htmlTitle(text: string): string | undefined {
  const title = /<title[^>]{0,200}>([^<]{1,300})/i.exec(text.slice(0, 50_000))?.[1];
  const plain = title
    ?.replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .trim();
  return plain === '' ? undefined : plain;
}

/** Refuses a web page or other markup where data was expected. */
export function refuseMarkup(text: string, expected: string): void {
  if (isHtml(text)) {
    const title = htmlTitle(text);
    const titled = title === undefined ? 'without a title' : `titled ${quoted(title, 80)}`;
    throw new ConnectorError('html-page', `Got an HTML page ${titled} instead of ${expected}; is a sign-in needed?`);
  }
  if (/^\s*<[?a-z]/i.test(text.slice(0, 200))) {
    throw new ConnectorError(
      'html-page',
      `Got XML or markup instead of ${expected}; it starts with ${quoted(text, 60)}.`,
    );
  }
}
