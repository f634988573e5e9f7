import { toDayNumber } from '@workback/domain/calendar/plain-date';
import { parseFormula } from '@workback/domain/kpi/formula';
import { metricRows } from '@workback/domain/wbr/metric-rows';
import { type MetricContent, type MetricLook, metricProblems, type WbrMetric } from '@workback/domain/wbr/wbr-metric';
import type { MetricDefinition, WbrDefinition } from './definition.js';
import type { Column, Table } from './read-table.js';
import { WbrProblem } from './wbr-problem.js';

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** The metrics of a definition with their rows out of the tables. Throws WbrProblem naming the metric, file, row and cell. */
export function loadMetrics(definition: WbrDefinition, tables: readonly Table[], weekEndingDay: number): WbrMetric[] {
  const days = new Map(tables.map((table) => [table, daysOf(table, definition.data.date)]));
  const metrics = Object.entries(definition.metrics).map(([name, metric]): WbrMetric => {
    const content: MetricContent =
      'formula' in metric
        ? { kind: 'formula', formula: formulaOf(name, metric.formula) }
        : rowsOf(name, metric, tables, days, weekEndingDay, definition.data.decimal);
    return { name, look: lookOf(name, metric), content };
  });
  const [problem] = metricProblems(metrics);
  if (problem) throw new WbrProblem(`metrics.${problem.metric}: ${problem.message}`);
  return metrics;
}

function lookOf(
  name: string,
  { title, unit, currency, precision, comparison, direction, target }: MetricDefinition,
): MetricLook {
  return {
    title: title ?? name,
    unit,
    currency: currency ?? null,
    precision: precision ?? null,
    comparison,
    direction,
    target: target ?? null,
  };
}

function formulaOf(name: string, text: string): Extract<MetricContent, { kind: 'formula' }>['formula'] {
  const result = parseFormula(text);
  if (result.ok) return result.formula;
  throw new WbrProblem(`metrics.${name}.formula, character ${result.at + 1}: ${result.message}`);
}

function rowsOf(
  name: string,
  { column, aggregation, grain, missingDays, where }: Extract<MetricDefinition, { column: string }>,
  tables: readonly Table[],
  days: ReadonlyMap<Table, Int32Array>,
  weekEndingDay: number,
  decimal: '.' | ',',
): MetricContent {
  const table = tableWith(name, column, tables);
  const cells = table.columns.get(column) as Column;
  const conditions = Object.entries(where).map(([title, wanted]) => {
    const own = table.columns.get(title);
    if (!own) throw new WbrProblem(`metrics.${name}.where: ${table.file} has no column “${title}”.`);
    return { own, wanted: new Set(wanted) };
  });
  const tableDays = days.get(table) as Int32Array;
  const rule = { aggregation, grain, weekEndingDay, missingDays };
  if (conditions.length === 0) {
    const all = new Float64Array(table.rows);
    for (let row = 0; row < table.rows; row += 1) all[row] = numberIn(cells, decimal, table, row, column);
    return { kind: 'rows', rows: metricRows(tableDays, all), rule };
  }
  const kept: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    if (!conditions.every(({ own, wanted }) => wanted.has(own.text(row).trim()))) continue;
    kept.push(tableDays[row] as number);
    values.push(numberIn(cells, decimal, table, row, column));
  }
  return { kind: 'rows', rows: metricRows(kept, values), rule };
}

function tableWith(name: string, column: string, tables: readonly Table[]): Table {
  const found = tables.filter(({ columns }) => columns.has(column));
  if (found.length === 1) return found[0] as Table;
  const files = tables.map(({ file }) => file).join(', ');
  if (found.length === 0) throw new WbrProblem(`metrics.${name}: there is no column “${column}” in ${files}.`);
  throw new WbrProblem(
    `metrics.${name}: the column “${column}” is in ${found.map(({ file }) => file).join(' and in ')}.`,
  );
}

function daysOf(table: Table, column: string): Int32Array {
  const cells = table.columns.get(column);
  if (!cells) throw new WbrProblem(`${table.file} has no column “${column}” with the days; name it in data.date.`);
  const days = new Int32Array(table.rows);
  for (let row = 0; row < table.rows; row += 1) {
    const cell = cells.text(row);
    const day = toDayNumber(cell.trim());
    if (Number.isNaN(day)) {
      throw new WbrProblem(
        `${table.file}: row ${row + 1} has “${cell.slice(0, 40)}” instead of a date such as 2026-11-21.`,
      );
    }
    days[row] = day;
  }
  return days;
}

/** The number in a cell; NaN for a blank one. */
function numberIn(cells: Column, decimal: '.' | ',', { file }: Table, row: number, column: string): number {
  const plain = decimal === '.' ? cells.plainNumber(row) : Number.NaN;
  if (!Number.isNaN(plain)) return plain;
  const cell = cells.text(row);
  const text = cell.trim();
  if (text === '') return Number.NaN;
  const normal = decimal === ',' ? text.replace(',', '.') : text;
  const value = DECIMAL.test(normal) && !(decimal === ',' && text.includes('.')) ? Number(normal) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw new WbrProblem(`${file}: row ${row + 1}, column “${column}” has “${cell.slice(0, 40)}” instead of a number.`);
}
