/**
 * Kills the built product in the middle of pulls and says what became of the numbers; ends with 1 when anything is wrong.
 *
 *   pnpm chaos [--kills 10] [--kpis 200]   the all-in-one, on its embedded PostgreSQL; with --hurry leases of the
 *                                          killed are ended by hand, so that it takes less than a minute
 *   pnpm chaos --two-replicas [--kpis 200] two APIs and two workers on DATABASE_URL (a database is made beside it) and
 *                                          REDIS_URL (its database number is emptied)
 */
import { parseArgs } from 'node:util';
import { shakeAllInOne } from '#chaos/all-in-one';
import { shakeTwoReplicas } from '#chaos/two-replicas';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    kpis: { type: 'string', default: '200' },
    hurry: { type: 'boolean', default: false },
    'two-replicas': { type: 'boolean', default: false },
  },
});
const { DATABASE_URL, REDIS_URL } = process.env;
if (values['two-replicas'] && !(DATABASE_URL && REDIS_URL)) {
  console.error('--two-replicas needs DATABASE_URL and REDIS_URL.');
  process.exit(2);
}
const good = values['two-replicas']
  ? await shakeTwoReplicas(DATABASE_URL!, REDIS_URL!, Number(values.kpis))
  : await shakeAllInOne(Number(values.kills), Number(values.kpis), !values.hurry);
console.log(good ? '\nNothing lost, nothing doubled, nothing stuck.' : '\nSomething is wrong; see above.');
process.exit(good ? 0 : 1);
