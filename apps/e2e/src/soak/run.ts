/**
 * Pulls from real servers on schedules, side by side, with faults, for as long as is asked; ends with 1 when any number was
 * wrong without being said to be. Needs `pnpm build`, a PostgreSQL and a MySQL or MariaDB; Prometheus where it is installed.
 *
 *   pnpm soak [--minutes 60] [--postgres postgres://…] [--mysql mysql://…] [--prometheus prometheus]
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openMysqlTill, openPostgresTill } from '#soak/databases';
import { allFaults, injectFaults, pause } from '#soak/faults';
import { type Findings, judge } from '#soak/judge';
import { shopQuestions, tillQuestion, watch, type WatchedKpi } from '#soak/kpis';
import { SoakedProduct } from '#soak/product';
import { startPrometheus } from '#soak/prometheus';
import { startShop } from '#soak/shop';
import { goOn, seriesOf, today, Truth } from '#soak/truth';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    postgres: { type: 'string', default: 'postgres://postgres@127.0.0.1:5432/postgres' },
    mysql: { type: 'string', default: 'mysql://root@127.0.0.1:3306' },
    prometheus: { type: 'string', default: 'prometheus' },
  },
});
const minutes = Number(values.minutes);
const startedMs = Date.now();
const tell = (text: string): void =>
  console.log(`${((Date.now() - startedMs) / 60_000).toFixed(1).padStart(6)} min  ${text}`);
const LOOK_EVERY_MS = 15_000;
const CHANGE_EVERY_MS = 20_000;
/** Rests after faults may last a few minutes. */
const SETTLE_MS = 300_000;

const paths = ['pages', 'posted', 'keyed', 'till.csv', 'sheet.tsv'];
const truths = Object.fromEntries(paths.map((path, at) => [path, seriesOf(45, at + 1)]));
const [ofPostgres, ofMysql, ofPush] = [seriesOf(45, 7), seriesOf(45, 8), new Truth()];
const ofPrometheus = new Truth();
ofPrometheus.set(today(), 1);

const shop = await startShop(truths);
const tills = { postgresql: await openPostgresTill(values.postgres), mysql: await openMysqlTill(values.mysql) };
await Promise.all([tills.postgresql.tell(ofPostgres), tills.mysql.tell(ofMysql)]);
const prometheus = await startPrometheus(values.prometheus);
if (!prometheus) console.warn('Left out: no Prometheus could be started.');
const places = [
  ...[`127.0.0.1:${shop.port}`, `127.0.0.1:${tills.postgresql.config.port}`, `127.0.0.1:${tills.mysql.config.port}`],
  ...(prometheus ? [`127.0.0.1:${prometheus.port}`] : []),
];
const product = await SoakedProduct.start(places.join(','));
const findings = new Map<WatchedKpi, Findings>();
const ending = new AbortController();
let unanswered = 0;
let good = false;
try {
  good = await soak();
} finally {
  ending.abort();
  const inOrder = await product.stop();
  await Promise.all([shop.close(), tills.postgresql.close(), tills.mysql.close(), prometheus?.close()]);
  console.log(inOrder ? 'The product stopped in good order.' : 'WRONG: the product did not stop in good order.');
  good = good && inOrder;
}
process.exit(good ? 0 : 1);

async function soak(): Promise<boolean> {
  const questions = [
    ...shopQuestions(`http://127.0.0.1:${shop.port}`, truths),
    tillQuestion('postgresql', tills.postgresql, ofPostgres),
    tillQuestion('mysql', tills.mysql, ofMysql),
    { name: 'push', truth: ofPush, connector: 'push' },
    ...(prometheus
      ? [
          {
            ...{ name: 'prometheus', truth: ofPrometheus, connector: 'prometheus', single: true },
            config: { url: `http://127.0.0.1:${prometheus.port}` },
            query: { promql: 'max(up)', mode: 'instant' },
          },
        ]
      : []),
  ];
  for (const question of questions)
    findings.set(await watch(product, question), { looks: 0, numbers: 0, restated: 0, admitted: 0, wrong: [] });
  tell(`${findings.size} KPIs are pulled every minute or pushed`);

  const faulty = new AbortController();
  const endMs = startedMs + minutes * 60_000;
  const injecting = injectFaults(allFaults(shop, paths, tills, prometheus), faulty.signal, tell);
  const living = Promise.all([changeTheWorld(), push(), killOnce()]);
  while (Date.now() < endMs) {
    await sleep(LOOK_EVERY_MS);
    await lookAtAll();
  }
  faulty.abort();
  const injected = await injecting;
  ending.abort();
  await living;
  tell('no more faults or changes; everything must become right by itself');
  const settled = await settle();
  return report(injected, settled);
}

async function lookAtAll(): Promise<void> {
  for (const [kpi, found] of findings) {
    const before = found.wrong.length;
    // While the product is killed and comes back nobody answers; only that may be.
    await judge(product, kpi, found).catch((error: Error) => {
      unanswered++;
      tell(`no answer: ${error.message.slice(0, 120)}`);
    });
    for (const text of found.wrong.slice(before)) tell(`WRONG: ${kpi.name}: ${text}`);
  }
}

/** Numbers grow, and days of the past are corrected. */
async function changeTheWorld(): Promise<void> {
  for (let round = 1; !ending.signal.aborted; round++) {
    await pause(CHANGE_EVERY_MS, ending.signal);
    for (const truth of Object.values(truths)) goOn(truth, round % 5 === 0);
    await tills.postgresql.tell(ofPostgres, [goOn(ofPostgres, round % 5 === 1)]);
    await tills.mysql.tell(ofMysql, [goOn(ofMysql, round % 5 === 2)]).catch(() => undefined);
  }
}

/** A program that sends its numbers, each twice with the same key, as one does that is not sure. */
async function push(): Promise<void> {
  const kpi = [...findings.keys()].find(({ pushed }) => pushed)!;
  for (let value = 1; !ending.signal.aborted; value++) {
    ofPush.set(today(), value);
    const send = (): Promise<unknown> =>
      product.inside(
        'POST',
        `/kpis/${kpi.id}/observations`,
        { points: [{ date: today(), value }] },
        { 'idempotency-key': `soak-${value}` },
      );
    while (
      !ending.signal.aborted &&
      !(await send()
        .then(send)
        .then(
          () => true,
          () => false,
        ))
    )
      await sleep(2_000);
    await pause(CHANGE_EVERY_MS, ending.signal);
  }
}

/** In the middle the product is killed, and comes back with everything. */
async function killOnce(): Promise<void> {
  await pause(minutes * 30_000, ending.signal);
  if (ending.signal.aborted) return;
  tell('the product is killed');
  await product.dieAndReturn();
  tell('the product is back');
}

/** Seconds until every KPI is fresh and equal to what is true; undefined when that does not come. */
async function settle(): Promise<number | undefined> {
  const sinceMs = Date.now();
  while (Date.now() - sinceMs < SETTLE_MS) {
    await sleep(5_000);
    await lookAtAll();
    if (await isAllRight()) return (Date.now() - sinceMs) / 1000;
  }
  return undefined;
}

async function isAllRight(): Promise<boolean> {
  for (const kpi of findings.keys()) {
    const { observations } = await product.inside<{ observations: { date: string; value: number }[] }>(
      'GET',
      `/kpis/${kpi.id}/observations?limit=200`,
    );
    const { health } = await product.inside<{ health: { freshness: string } }>('GET', `/kpis/${kpi.id}`);
    const stored = new Map(observations.map(({ date, value }) => [date, value]));
    const wanted = kpi.single || kpi.pushed ? kpi.truth.rows().slice(-1) : kpi.truth.rows();
    if (health.freshness !== 'fresh' || wanted.some(({ day, value }) => stored.get(day) !== value)) return false;
  }
  return true;
}

async function report(injected: number, settledSeconds: number | undefined): Promise<boolean> {
  const counts = new Map<string, Record<string, number>>();
  for (let before: number | undefined, pages = 0; pages < 100; pages++) {
    const { runs, nextBefore } = await product.inside<{
      runs: { kpiName: string; state: string }[];
      nextBefore: number | null;
    }>('GET', `/runs?limit=200${before === undefined ? '' : `&before=${before}`}`);
    for (const { kpiName, state } of runs) {
      const of = counts.get(kpiName) ?? {};
      of[state] = (of[state] ?? 0) + 1;
      counts.set(kpiName, of);
    }
    if (nextBefore === null) break;
    before = nextBefore;
  }
  let wrong = 0;
  console.log(
    '\nKPI          succeeded  failed  skipped  looks  numbers held against the truth  restated days  wrong said  WRONG',
  );
  for (const [{ name }, found] of findings) {
    const { succeeded = 0, failed = 0, skipped = 0 } = counts.get(name) ?? {};
    wrong += found.wrong.length;
    const cells = [
      ...[String(succeeded).padStart(9), String(failed).padStart(6), String(skipped).padStart(7)],
      ...[String(found.looks).padStart(5), String(found.numbers).padStart(30), String(found.restated).padStart(13)],
      ...[String(found.admitted).padStart(10), String(found.wrong.length).padStart(5)],
    ];
    console.log(`${name.padEnd(11)}  ${cells.join('  ')}`);
  }
  const settled =
    settledSeconds === undefined ? 'NEVER all right again' : `all right again after ${settledSeconds.toFixed(0)} s`;
  console.log(
    `\n${injected} faults in ${minutes} minutes, ${unanswered} unanswered looks, ${wrong} wrong; ${settled}.`,
  );
  return wrong === 0 && settledSeconds !== undefined;
}
