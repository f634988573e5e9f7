import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf } from '#journey/company';
import { lookAtPages } from '#journey/looks';

/** A day so many days ago, in the form of the API. */
const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);

/** A KPI out of two others with targets that move, tried on the past, judged, restated and checked. */
export async function defineKpis(checks: Checks, visitor: Visitor, own: string): Promise<void> {
  const page = await visitor.anotherWindow();
  const operands = await checks.check('two KPIs by country have numbers', () => twoOperands(page, own));
  if (!operands) return;
  const address = await defineDerived(checks, page, own);
  if (!address) return;
  await setOnPast(checks, page);
  await restate(checks, page, address, operands);
  await page.close();
  await lookAtPages(checks, visitor, [
    { name: 'Derived KPI', path: address, shows: 'figure svg' },
    { name: 'Edit a derived KPI', path: `${address}/edit`, shows: '[role=combobox]' },
  ]);
}

interface Operands {
  readonly base: string;
  readonly orders: string;
}

async function twoOperands(page: Page, own: string): Promise<Operands> {
  await page.goto(`${own}/kpis`);
  const base = await apiOf(page.request, own);
  const define = async (name: string): Promise<string> => {
    const dimension = { name: 'country', total: 'sum' };
    const data = { name, unit: 'count', direction: 'up', aggregation: 'sum', kind: 'input', dimension };
    return (await answer<{ id: string }>(page.request, 'post', `${base}/kpis`, data)).id;
  };
  const [orders, visits] = [await define('Orders placed'), await define('Shop visits')];
  const send = (kpi: string, value: (ago: number) => number): Promise<unknown> => {
    const days = Array.from({ length: 60 }, (_, i) => i + 1);
    const points = days.flatMap((ago) => ['DE', 'FR'].map((slice) => ({ date: day(ago), value: value(ago), slice })));
    return answer(page.request, 'post', `${base}/kpis/${kpi}/observations`, { points });
  };
  await send(orders, (ago) => (ago > 40 ? 4 : 6));
  await send(visits, () => 100);
  return { base, orders };
}

async function defineDerived(checks: Checks, page: Page, own: string): Promise<string | undefined> {
  await checks.check('a formula suggests names, points at what is wrong, and shows what it gives', async () => {
    await page.goto(`${own}/kpis/new`);
    await page.getByLabel('Its numbers are').selectOption('formula');
    const formula = page.getByRole('combobox', { name: 'Formula' });
    await formula.fill('100 * Orders');
    await page.getByRole('option', { name: 'Orders placed' }).waitFor();
    await formula.press('Enter');
    await formula.press('End');
    await formula.pressSequentially(' / "Shop vists"');
    await page.getByText('There is no KPI “Shop vists”').waitFor();
    must((await page.locator('.formula-place mark').innerText()) === '"Shop vists"', 'Another place is marked.');
    await formula.fill('100 * "Orders placed" / "Shop visits"');
    await page.getByText('What it gives for the last weeks').waitFor();
  });
  return checks.check('its targets come out of a sheet, month by month', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Orders a visit');
    await page.getByLabel('Unit').selectOption('percent');
    await page.getByLabel('How it moves').selectOption('per-period');
    await page.getByLabel('Each period is a').selectOption('month');
    await page.getByLabel('Paste from a sheet').fill(`Month\tTarget\tStretch\n${day(0)}\t5,5\t7`);
    await page.getByRole('button', { name: 'Use these 1 targets' }).click();
    await page.getByRole('button', { name: 'Define KPI' }).click();
    await page.waitForURL(/\/kpis\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { name: 'By country' }).waitFor();
    await page.locator('.chart-target').first().waitFor({ state: 'attached' });
    return page.url();
  });
}

async function setOnPast(checks: Checks, page: Page): Promise<void> {
  await checks.check('a criterion is written as a sentence and tried on the past before it is set', async () => {
    await page.getByRole('button', { name: 'Set a success criterion' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Initiative').selectOption({ index: 1 });
    await dialog.getByLabel(/^Value/).fill('5');
    await dialog.getByLabel('Over so many complete').fill('3');
    await dialog.getByLabel('Periods').selectOption('day');
    await dialog.getByLabel('Due', { exact: true }).selectOption('date');
    await dialog.getByLabel('Date', { exact: true }).fill(day(0));
    await dialog.getByRole('button', { name: 'Try it on the past' }).click();
    await dialog.getByText(/It would have been met on \d+ of \d+ past dates/).waitFor();
    await dialog.getByRole('button', { name: 'Set criterion' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('section').getByText('Met', { exact: true }).first().waitFor();
  });
}

async function restate(checks: Checks, page: Page, address: string, { base, orders }: Operands): Promise<void> {
  await checks.check(
    'a restatement that would change a final verdict is shown beside it, and the verdict stands',
    async () => {
      const points = [
        { date: day(2), value: 0, slice: 'DE' },
        { date: day(2), value: 0, slice: 'FR' },
      ];
      await answer(page.request, 'post', `${base}/kpis/${orders}/observations`, { points });
      await page.goto(address);
      await page.getByText('With the numbers of today it would say').first().waitFor();
      await page.getByText('Judged again from the numbers kept with it: the same verdict').first().waitFor();
      must((await page.locator('section').getByText('Met', { exact: true }).count()) > 0, 'The verdict is gone.');
    },
  );
}
