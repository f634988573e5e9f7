import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '#journey/product';
import { ownDocument } from '#journey/own-document';
import type { SeriesDay } from '#journey/series-server';

/** A document to import, with what its import must find. */
export interface Material {
  readonly fileName: string;
  readonly markdown: string;
  readonly counts: string;
  /** Words of the document that its author promises; `selected` stand in one paragraph without marks. */
  readonly promised: { readonly selected: string; readonly typed: string };
}

const real = join(checkout, '..', 'shared', 'real');

/** A document that a team published, where it lies beside the checkout; else one of our own. */
export function documentToImport(): Material {
  const file = join(real, 'prfaq', 'hofmann-elimination.md');
  if (!existsSync(file)) return ownDocument;
  return {
    fileName: 'hofmann-elimination.md',
    markdown: readFileSync(file, 'utf8'),
    counts: '13 external, 9 internal, 0 unlabelled',
    promised: {
      selected: 'The server never sees the password at any point',
      typed: 'The entire integration requires no changes to existing business logic',
    },
  };
}

/** The daily visits of a real page, where they lie beside the checkout; else numbers of our own for the same days. */
export function seriesToPull(): readonly SeriesDay[] {
  const file = join(real, 'series', 'page-views.csv');
  if (existsSync(file)) {
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [date = '', value = ''] = line.replaceAll('"', '').split(',');
        return { date, value: Number(value) };
      });
  }
  const first = Date.UTC(2015, 0, 1);
  return Array.from({ length: 385 }, (_, i) => ({
    date: new Date(first + i * 86_400_000).toISOString().slice(0, 10),
    value: Number((8.4 + 0.6 * Math.sin(i / 9)).toFixed(3)),
  }));
}
