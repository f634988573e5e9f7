/**
 * The browser journey: the built product, started as a newcomer starts it, driven in Chromium from the example to the
 * newcomer's own verdict. Needs `pnpm build` first. WORKBACK_CHROMIUM names the browser; WORKBACK_SCREENSHOTS a folder
 * for pictures of every page.
 */
import type { BrowserContext } from 'playwright-core';
import { openVisitor } from '#journey/browser';
import { beginText, writeAndPlan } from '#journey/by-hand';
import { sayHowItStands } from '#journey/check-ins';
import { Checks, must } from '#journey/checks';
import { talkAboutText } from '#journey/comments';
import { reviewTheWeek } from '#journey/deck';
import { bringDocuments } from '#journey/documents';
import { passGates } from '#journey/gates';
import { readHostileWorkspace } from '#journey/hostile';
import { lookAsStranger, lookAtPages, pagesOf } from '#journey/looks';
import { defineKpis } from '#journey/kpi-definitions';
import { documentToImport, seriesToPull } from '#journey/material';
import { measureAndJudge } from '#journey/measure';
import { removeExample, signOutAndIn } from '#journey/own-account';
import { inviteAndFind } from '#journey/people-and-search';
import { replanTogether } from '#journey/plan';
import { readThePortfolio } from '#journey/portfolio';
import { planTogether } from '#journey/plan-together';
import { startProduct } from '#journey/product';
import { lookIntoPulls } from '#journey/pulling';
import { reviewTogether } from '#journey/review';
import { startSeriesServer } from '#journey/series-server';
import { beginWatch, endWatch, seeExample } from '#journey/the-example';
import { followTheText } from '#journey/versions-and-coach';
import { writeTogether } from '#journey/writing';

const checks = new Checks();
const series = await startSeriesServer(seriesToPull());
try {
  await journey();
} catch (error) {
  await checks.check('the journey goes through to its end', () => Promise.reject(error));
} finally {
  await series.close();
}
process.exitCode = checks.end() ? 0 : 1;

async function journey(): Promise<void> {
  const product = await checks.check('the product starts on an empty folder and prints a one-time link', () =>
    startProduct(series.target),
  );
  if (!product) return;
  const visitor = await openVisitor();
  try {
    const page = await visitor.context.newPage();
    await seeExample(checks, page, product.link);
    const watch = await beginWatch(visitor, product.origin);
    await writeAndPlan(checks, page, documentToImport());
    await measureAndJudge(checks, page, series.origin);
    const own = page.url().replace(/\/kpis.*$/, '');
    await defineKpis(checks, visitor, own);
    await lookIntoPulls(checks, visitor, own);
    await reviewTogether(checks, visitor, own);
    await followTheText(checks, visitor, own);
    await talkAboutText(checks, visitor, own);
    await inviteAndFind(checks, visitor, own);
    await bringDocuments(checks, visitor, own);
    await writeTogether(checks, visitor, own);
    await readHostileWorkspace(checks, visitor, product.origin);
    await readThePortfolio(checks, visitor, product.origin);
    await sayHowItStands(checks, visitor, product.origin);
    await replanTogether(checks, visitor, product.origin);
    await planTogether(checks, visitor, own);
    await reviewTheWeek(checks, visitor, product.origin);
    await passGates(checks, visitor, product.origin);
    const draft = await beginText(checks, page, own);
    await lookAtPages(checks, visitor, [
      ...(await everyPage(visitor.context, product.origin, own)),
      { name: 'Writing', path: draft },
    ]);
    await lookAsStranger(checks, visitor, [{ name: 'Sign in', path: `${product.origin}/sign-in` }]);
    await endWatch(checks, watch);
    await signOutAndIn(checks, page, product.origin);
    await removeExample(checks, page, product.origin);
    await checks.check('no page threw, logged an error or got an answer of 500', () =>
      must(visitor.troubles.length === 0, visitor.troubles.slice(0, 10).join('\n')),
    );
  } finally {
    await visitor.close();
    await checks.check('the product stops in good order', async () => {
      const code = await product.stop();
      must(code === 0, `It ended with code ${code} and said:\n${product.output().slice(-1500)}`);
    });
  }
}

/** The pages of the example, and of the own workspace those that differ by their content. */
async function everyPage(context: BrowserContext, origin: string, own: string) {
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.waitForURL(/\/portfolio/);
  const workspace = page.url().replace(/\/portfolio.*$/, '');
  const addressOf = async (name: string): Promise<string> =>
    origin + (await page.getByRole('link', { name }).first().getAttribute('href'));
  const [initiative, concluded, inReview] = [
    await addressOf('Quiet Hours'),
    await addressOf('Two-Minute Pick-up'),
    await addressOf('Second Look'),
  ];
  await page.goto(`${workspace}/kpis`);
  const kpi = await addressOf('Collected on the day of arrival');
  await page.goto(`${own}/kpis`);
  const failing = await addressOf('Sign-ups');
  await page.goto(`${own}/sources`);
  const source = await addressOf('Old dashboard');
  await page.goto(`${own}/runs?state=failed`);
  const run = await addressOf('in detail');
  await page.close();
  return [
    ...pagesOf(workspace, initiative, kpi),
    { name: 'Concluded initiative', path: concluded },
    { name: 'PR/FAQ in review', path: `${inReview}/prfaq` },
    { name: 'Approve dialog', path: `${inReview}/prfaq`, press: 'Approve PR/FAQ' },
    { name: 'Own portfolio', path: `${own}/portfolio` },
    { name: 'Failing KPI', path: failing },
    { name: 'Failing source', path: source },
    { name: 'Failed run', path: run },
  ];
}
