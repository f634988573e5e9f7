/** Weighs the built web app against the budget (gzip); ends with code 1 when something is too heavy. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/**
 * In KB of gzip. What the first page needs counts together; shared chunks have their own limit by name, every other lazy
 * chunk counts as a route, and so do the styles that come with it.
 */
const budget = { entry: 170, css: 15, route: 60, routeCss: 5, charts: 115, editor: 145 };

const dist = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'apps', 'web', 'dist');
const page = join(dist, 'index.html');
if (!existsSync(page)) {
  console.error('There is no built web app to weigh; run `pnpm build` first.');
  process.exit(1);
}

const html = readFileSync(page, 'utf8');
const weigh = (name) => gzipSync(readFileSync(join(dist, 'assets', name)), { level: 9 }).length / 1024;
const files = readdirSync(join(dist, 'assets'));
const scripts = files.filter((name) => name.endsWith('.js'));
const styles = files.filter((name) => name.endsWith('.css'));
const isFirst = (name) => html.includes(`/${name}"`);
const sum = (names) => names.reduce((total, name) => total + weigh(name), 0);
const shared = (name) => /^(charts|editor)-/.exec(name)?.[1];

const rows = [
  ['first-load JS', sum(scripts.filter(isFirst)), budget.entry],
  ['first-load CSS', sum(styles.filter(isFirst)), budget.css],
  ...[
    ...scripts.filter((name) => !isFirst(name)).map((name) => [name, weigh(name), budget[shared(name) ?? 'route']]),
    ...styles.filter((name) => !isFirst(name)).map((name) => [name, weigh(name), budget.routeCss]),
  ].sort((a, b) => b[1] - a[1]),
];
const heavy = rows.filter(([, size, limit]) => size > limit);
for (const [name, size, limit] of [...rows.slice(0, 8), ...heavy.filter((row) => !rows.slice(0, 8).includes(row))]) {
  console.log(`${size > limit ? 'TOO HEAVY' : 'ok'.padEnd(9)} ${name.padEnd(40)} ${size.toFixed(1)} of ${limit} KB`);
}
const strangers = html.match(/(?:src|href)="(?:https?:)?\/\/[^"]*"/g) ?? [];
for (const stranger of strangers) console.log(`THIRD PARTY ${stranger}`);
process.exitCode = heavy.length + strangers.length > 0 ? 1 : 0;
