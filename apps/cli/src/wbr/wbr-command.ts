import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { dayOfWeek, isPlainDate } from '@workback/domain/calendar/plain-date';
import { deckFigures } from '@workback/domain/wbr/deck-figures';
import { deckJson } from './deck-json.js';
import { readDefinition } from './definition.js';
import { loadMetrics } from './load-metrics.js';
import { readTable } from './read-table.js';
import { WbrProblem } from './wbr-problem.js';

/** Where `workback wbr` reads and writes. */
export interface WbrOptions {
  readonly definition: string;
  /** CSV files with daily rows. */
  readonly data: readonly string[];
  /** Last day of the reviewed week; instead of the one in the definition. */
  readonly weekEnding?: string | undefined;
  /** File for the numbers; they are answered when neither file is named. */
  readonly out?: string | undefined;
  /** File for the deck as a page to read and print; none is made when it is left out. */
  readonly html?: string | undefined;
}

/** Computes a deck from files, without a server or a database; answers the JSON text unless something went into a file. */
export async function runWbr(options: WbrOptions): Promise<string | null> {
  const definition = await readDefinition(textOf(options.definition), basename(options.definition));
  const weekEnding = options.weekEnding ?? definition.weekEnding;
  if (weekEnding === undefined) {
    throw new WbrProblem('Say which week is reviewed: --week-ending 2026-11-21, or weekEnding in the definition.');
  }
  if (!isPlainDate(weekEnding))
    throw new WbrProblem(`--week-ending: “${weekEnding}” is not a date such as 2026-11-21.`);
  if (options.data.length === 0) throw new WbrProblem('Name at least one CSV file: --data numbers.csv.');
  const tables = await Promise.all(
    options.data.map((file) => readTable(textOf(file), basename(file), definition.data.delimiter)),
  );
  const metrics = loadMetrics(definition, tables, dayOfWeek(weekEnding));
  checkBlocks(definition.deck ?? [], definition.metrics);
  const figures = deckFigures(
    { weekEnding, fiscalYearEndMonth: definition.fiscalYearEnd, months: definition.months },
    metrics,
  );
  if (options.html !== undefined) {
    // Brought when it is needed, like everything that a deck in JSON does without.
    const { deckHtml } = await import('./deck-html.js');
    writeFileSync(options.html, deckHtml(definition, weekEnding, metrics, figures));
  }
  const json = `${deckJson(definition, weekEnding, metrics, figures)}\n`;
  if (options.out === undefined) return options.html === undefined ? json : null;
  writeFileSync(options.out, json);
  return null;
}

function checkBlocks(
  blocks: readonly (string | { section: string })[],
  metrics: Readonly<Record<string, unknown>>,
): void {
  for (const [at, block] of blocks.entries()) {
    if (typeof block === 'string' && !Object.hasOwn(metrics, block)) {
      throw new WbrProblem(`deck.${at}: there is no metric “${block}”.`);
    }
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new WbrProblem(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
