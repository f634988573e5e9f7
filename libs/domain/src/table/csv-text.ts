/** CSV as every export of the product writes it (RFC 4180), safe to open in a spreadsheet. */

/** Beginnings that a spreadsheet would take for a formula or a command; behind apostrophes too, so that one more can be taken off again. */
const RISKY = /^'*[\s\uFEFF]*[=+\-@\t\r\n\0＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** A CSV file from its rows; texts that a spreadsheet would run get an apostrophe before them, numbers stay numbers. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = RISKY.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cell as it was before an export made it safe. */
export function withoutApostrophe(cell: string): string {
  return cell.startsWith("'") && RISKY.test(cell.slice(1)) ? cell.slice(1) : cell;
}
