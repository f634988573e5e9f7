// Prints T13 and T14. Needs the domain package built: `pnpm --filter @workback/domain build`, then `node bench/schedule/run.ts`.
import { printTable } from '#bench/harness/bench-row';
import { scheduleBench } from '#bench/schedule/schedule-bench';

console.log(printTable(await scheduleBench()));
