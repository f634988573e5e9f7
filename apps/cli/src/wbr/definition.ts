import { isPlainDate } from '@workback/domain/calendar/plain-date';
import { AGGREGATIONS } from '@workback/domain/kpi/aggregation';
import { UNITS } from '@workback/domain/kpi/unit';
import { COMPARISONS } from '@workback/domain/wbr/comparison';
import { MONTH_AXES } from '@workback/domain/wbr/wbr-axis';
import { z } from 'zod';
import { WbrProblem } from './wbr-problem.js';

const MONTH_NAMES = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;

const name = z.string().trim().min(1).max(200);
const cell = z.union([z.string(), z.number(), z.boolean()]).transform(String);
/** YAML reads a bare date as text here, JSON always does. */
const date = z.string().refine(isPlainDate, 'must be an existing date such as 2026-11-21');
const month = z
  .union([
    z.int().min(1).max(12),
    z.string().transform((text) => MONTH_NAMES.indexOf(text.slice(0, 3).toUpperCase() as 'JAN') + 1),
  ])
  .refine((number) => number >= 1, 'must be a month: 1 to 12, or its English name');

const look = {
  title: name.optional(),
  unit: z.enum(UNITS).default('count'),
  currency: z.string().length(3).optional(),
  precision: z.int().min(0).max(6).optional(),
  comparison: z.enum(COMPARISONS).default('percent'),
  direction: z.enum(['up', 'down']).default('up'),
  target: name.optional(),
};

const rowsMetric = z.strictObject({
  ...look,
  column: name,
  aggregation: z.enum(AGGREGATIONS).default('sum'),
  grain: z.enum(['day', 'week', 'month']).default('day'),
  missingDays: z.enum(['incomplete', 'skip']).default('incomplete'),
  /** Only rows whose cell in a column is one of these texts. */
  where: z.record(name, z.union([cell.transform((one) => [one]), z.array(cell).min(1).max(1_000)])).default({}),
});
const formulaMetric = z.strictObject({ ...look, formula: z.string().min(1) });

const schema = z.strictObject({
  title: z.string().trim().max(300).default('Weekly business review'),
  weekEnding: date.optional(),
  fiscalYearEnd: month.default(12),
  months: z.enum(MONTH_AXES).default('trailing'),
  data: z
    .strictObject({
      date: name.default('Date'),
      delimiter: z.enum([',', ';', '\t', '|']).default(','),
      decimal: z.enum(['.', ',']).default('.'),
    })
    .prefault({}),
  metrics: z
    .record(
      name,
      z.union([rowsMetric, formulaMetric], { error: 'needs either a column or a formula; see the example' }),
    )
    .refine((metrics) => Object.keys(metrics).length > 0, 'must have at least one metric'),
  deck: z.array(z.union([name, z.strictObject({ section: name })])).optional(),
});

/** A metric as the definition file describes it. */
export type MetricDefinition = z.output<typeof schema>['metrics'][string];
/** A definition file, checked. */
export type WbrDefinition = z.output<typeof schema>;

/** Reads a definition file, YAML or JSON. Throws WbrProblem naming the line, or the field. */
export async function readDefinition(text: string, file: string): Promise<WbrDefinition> {
  const raw = file.endsWith('.json') ? readJson(text, file) : await readYaml(text, file);
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new WbrProblem(`${file}: ${describeIssue(issue as z.core.$ZodIssue, raw)}`);
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new WbrProblem(`${file} cannot be read: ${(error as SyntaxError).message}`);
  }
}

async function readYaml(text: string, file: string): Promise<unknown> {
  // Brought when it is needed: a definition in JSON starts sooner.
  const { parse, YAMLError } = await import('yaml');
  try {
    // Dates stay texts, and nothing in the file can name a type to be made.
    return parse(text, { schema: 'core', maxAliasCount: 100, prettyErrors: true }) as unknown;
  } catch (error) {
    if (!(error instanceof YAMLError || error instanceof ReferenceError)) throw error;
    throw new WbrProblem(`${file} cannot be read: ${error.message}`);
  }
}

function describeIssue(issue: z.core.$ZodIssue, raw: unknown): string {
  const path = issue.path.map(String);
  if (issue.code === 'invalid_union' && path[0] === 'metrics' && path.length === 2) {
    // The alternative that the metric was meant to be tells more than that neither fits.
    const metric = (raw as { metrics: Record<string, unknown> }).metrics[path[1] as string];
    const meant = metric && typeof metric === 'object' && 'formula' in metric ? formulaMetric : rowsMetric;
    const inner = meant.safeParse(metric).error?.issues[0];
    if (inner) return describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, raw);
  }
  return `${path.length === 0 ? 'the file' : path.join('.')}: ${issue.message}`;
}
