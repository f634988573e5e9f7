import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays } from '@workback/domain/calendar/plain-date';
import { absoluteRow, median, type BenchRow } from '#bench/harness/bench-row';

const METRICS = 200;
const DAYS = 1096;
const ROUNDS = 5;
const FIRST_DAY = '2023-11-22';
const program = resolve(dirname(fileURLToPath(import.meta.url)), '../../apps/cli/dist/main.js');

/** `workback wbr` as a whole process, less a process of the same program that only prints its help. */
export function wbrBench(): BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'workback-bench-'));
  try {
    const files = writeFiles(folder);
    const run = (...args: string[]): number => {
      const since = performance.now();
      const { status, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return performance.now() - since;
    };
    const once = (): number =>
      run('wbr', '--definition', files.definition, '--data', files.data, '--out', join(folder, 'answer.json')) -
      run('--help');
    once();
    const beyondStart = median(Array.from({ length: ROUNDS }, once));
    return [
      absoluteRow(
        {
          id: 'WBR-CLI',
          measure: `workback wbr, ${METRICS} metrics over three years, CSV to JSON, beyond start-up`,
          unit: 'ms',
          better: 'lower',
          pass: 300,
          limit: 100,
        },
        beyondStart,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeFiles(folder: string): { definition: string; data: string } {
  const names = Array.from({ length: METRICS }, (_, i) => `M${i}`);
  let state = 1;
  // A small generator of its own: every run reads the same numbers.
  const next = (): string => (((state = (state * 48_271) % 2_147_483_647) % 100_000) / 100).toFixed(2);
  const rows = Array.from({ length: DAYS }, (_, day) => [addDays(FIRST_DAY, day), ...names.map(next)].join(','));
  const data = join(folder, 'numbers.csv');
  writeFileSync(data, `${['Date', ...names].join(',')}\n${rows.join('\n')}\n`);
  const aggregations = ['sum', 'mean', 'last', 'max'];
  const metrics = Object.fromEntries(
    names.map((column, i) => [column, { column, aggregation: aggregations[i % aggregations.length] }]),
  );
  const definition = join(folder, 'deck.json');
  writeFileSync(definition, JSON.stringify({ weekEnding: addDays(FIRST_DAY, DAYS - 1), metrics }));
  return { definition, data };
}
