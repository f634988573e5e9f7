import { z } from 'zod';
import { ConnectorError } from '../connector-error.js';
import { evaluate, withTimeLimit } from './json-expression.js';

const parameter = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.[\]-]+$/, 'is not the name of a parameter');

/** How rows that come in several answers are walked through. */
export const pagesSchema = (expression: z.ZodType<string>) =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    /** The header `Link: <…>; rel="next"` (RFC 8288) names the next one. */
    z.strictObject({ kind: z.literal('link') }),
    /** The answer holds what to send along for the next one; nothing there means that this was the last. */
    z.strictObject({ kind: z.literal('cursor'), nextPath: expression, parameter: parameter.default('cursor') }),
    /** Pages are numbered; the first without rows ends it. */
    z.strictObject({
      kind: z.literal('page'),
      parameter: parameter.default('page'),
      first: z.int().min(0).max(1).default(1),
    }),
    /** Rows are counted; the first answer without rows, or with fewer than asked for, ends it. */
    z.strictObject({
      kind: z.literal('offset'),
      parameter: parameter.default('offset'),
      size: z.int().min(1).max(10_000),
      sizeParameter: parameter.default('limit'),
    }),
  ]);

export type Pages = z.output<ReturnType<typeof pagesSchema>>;

/** More answers than this to one question are not read. */
export const MOST_PAGES = 100;

/** One answer, as far as it says whether and where there is another. */
export interface PageRead {
  readonly data: unknown;
  readonly size: number;
  readonly rows: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What of the address is different for a page: parameters to set, or a whole address that the source named. */
export type PageAddress = { readonly parameters: Readonly<Record<string, string>> } | { readonly url: string };

/** The address of the first page. */
export function firstPage(pages: Pages): PageAddress {
  if (pages.kind === 'page') return { parameters: { [pages.parameter]: String(pages.first) } };
  if (pages.kind === 'offset')
    return { parameters: { [pages.parameter]: '0', [pages.sizeParameter]: String(pages.size) } };
  return { parameters: {} };
}

/** The address of the page after the `count` read so far, or null when there is none. Throws ConnectorError. */
export function nextPage(pages: Pages, last: PageRead, count: number, rowsSoFar: number): PageAddress | null {
  switch (pages.kind) {
    case 'none':
      return null;
    case 'link': {
      const url = nextLink(last.headers['link'] ?? '');
      return url === null ? null : { url };
    }
    case 'cursor': {
      const cursor = withTimeLimit([pages.nextPath], last.size, () => evaluate(pages.nextPath, last.data));
      if (cursor === null || cursor === undefined || cursor === '' || cursor === false) return null;
      if (typeof cursor !== 'string' && typeof cursor !== 'number') {
        throw new ConnectorError(
          'not-dated-rows',
          `What stands at ${pages.nextPath} is no text or number to ask on with.`,
        );
      }
      return { parameters: { [pages.parameter]: String(cursor) } };
    }
    case 'page':
      return last.rows === 0 ? null : { parameters: { [pages.parameter]: String(pages.first + count) } };
    case 'offset':
      if (last.rows < pages.size) return null;
      return { parameters: { [pages.parameter]: String(rowsSoFar), [pages.sizeParameter]: String(pages.size) } };
  }
}

/** The target of `rel="next"` in a Link header; null when there is none. */
export function nextLink(header: string): string | null {
  for (const [, target, parameters] of header.slice(0, 8_192).matchAll(/<([^<>]*)>([^<]*)/g)) {
    const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters ?? '') ?? [];
    if ((quoted ?? bare ?? '').toLowerCase().split(/\s+/).includes('next')) return target ?? null;
  }
  return null;
}
