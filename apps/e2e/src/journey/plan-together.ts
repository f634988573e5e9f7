import type { APIRequestContext, Locator, Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf, join } from '#journey/company';
import { faultsOf } from '#journey/looks';
import { until } from '#journey/the-example';

const PROMISES = [
  'Parcels are collected at the door',
  'Customers print no label',
  'A refund is paid the same day',
  'Collection starts in 140 towns',
  'Fragile parcels get a box',
  'You see the driver on the map',
  'Shops learn of a return early',
  'What is whole is sold again',
];
const STEPS = ['is tried on paper 5d', 'works in the depot 10d', 'works in one town 8d', 'works everywhere 6d'];

/** From an approved press release with eight promises to a plan of forty milestones, a slip, and two people who re-plan at once. */
export async function planTogether(checks: Checks, visitor: Visitor, workspace: string): Promise<void> {
  const page = await visitor.anotherWindow();
  const base = await apiOf(page.request, workspace);
  const ines = await join(visitor, page.request, base, 'Quirin Aster', 'editor');
  const plan = await approved(page.request, base, workspace);
  const row = (of: Page, number: number): Locator => of.getByRole('row', { name: new RegExp(`^M${number},`) });
  const slip = async (of: Page, number: number, weeks: number): Promise<void> => {
    await row(of, number).focus();
    for (let week = 0; week < weeks; week += 1) await of.keyboard.press('Alt+Shift+ArrowRight');
    await of.keyboard.press('Enter');
  };

  await checks.check('a plan begins with a line for each promise and becomes forty milestones at once', async () => {
    await page.goto(plan);
    await page.getByRole('button', { name: 'Write several as lines' }).click();
    await page.getByRole('button', { name: /a line for each promise that nobody builds \(8\)/ }).click();
    const lines = page.getByLabel('One milestone a line');
    must((await lines.inputValue()).split('\n').length === 9, 'There is not a line for each promise and the launch.');
    await lines.fill(fortyLines());
    await page.getByText(/the launch of .+ holds/).waitFor();
    const faults = await faultsOf(page, 'lines');
    must(faults.length === 0, faults.join('\n'));
    await page.getByRole('button', { name: 'Add 40 milestones' }).click();
    await page.getByRole('heading', { name: /The launch on .+ holds/ }).waitFor();
  });
  await checks.check('a slip of two weeks says who does what differently, and undo says it again', async () => {
    await page.goto(`${plan}?sort=number`);
    await row(page, 2).waitFor();
    await slip(page, 2, 2);
    const who = page.getByRole('region', { name: 'Who does what differently now' });
    await who.getByText('10 days later').first().waitFor();
    must(/Quirin Aster/.test(await who.innerText()), `It says: ${await who.innerText()}`);
    await page.keyboard.press('ControlOrMeta+Z');
    await who.getByText('10 days earlier').first().waitFor();
    await who.getByRole('button', { name: 'Put away' }).click();
    await who.waitFor({ state: 'detached' });
  });
  await checks.check('two re-plan at once: each sees what the other did, undo takes back one’s own only', async () => {
    await ines.goto(`${plan}?sort=number`);
    await row(ines, 5).waitFor();
    await Promise.all([slip(page, 1, 1), slip(ines, 5, 1)]);
    const seen = async (of: Page): Promise<void> => {
      await of
        .getByText(/“Parcels are collected.*on paper” was moved/)
        .first()
        .waitFor();
      await of
        .getByText(/“Customers print.*on paper” was moved/)
        .first()
        .waitFor();
    };
    await Promise.all([seen(page), seen(ines)]);
    await ines.locator('body').click({ position: { x: 2, y: 400 } });
    await ines.keyboard.press('ControlOrMeta+Z');
    const roadmap = `${base}/initiatives/${plan.split('/').at(-2)}/roadmap`;
    type Dated = { milestones: { number: number; notBefore: string | null }[] };
    const held = async (): Promise<string> => {
      const { milestones } = await answer<Dated>(page.request, 'get', roadmap);
      return milestones.flatMap(({ number, notBefore }) => (notBefore === null ? [] : number)).join();
    };
    await until(async () => (await held()) === '1', 12_000, `Dates are set for ${await held()}, not for 1 alone.`);
  });
  await checks.check('a view is saved for everybody, found by the other, and stands in the address', async () => {
    await page.goto(`${plan}?view=table&group=owner`);
    await page.locator('table.plan').first().waitFor();
    await page.locator('.savedviews summary').click();
    await page.getByRole('button', { name: 'Save this view…' }).click();
    await page.getByLabel('Name', { exact: true }).fill('By owner');
    await page.getByLabel('Share it in the workspace').check();
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.waitForURL(/saved=/);
    await ines.locator('.savedviews summary').click();
    await ines.getByRole('button', { name: 'By owner', exact: true }).click();
    await ines.locator('table.plan').first().waitFor();
    must(/view=table/.test(ines.url()) && /group=owner/.test(ines.url()), ines.url());
  });
  await checks.check('on paper every sheet has its axis of time', async () => {
    await page.goto(plan);
    await page.locator('.cv-row').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    const axes = await page.locator('.cv-sheet .cv-headplan').all();
    const sizes = await Promise.all(axes.map((axis) => axis.boundingBox()));
    must(sizes.length === 3, `40 milestones take ${sizes.length} sheets.`);
    must(
      sizes.every((size) => size !== null && size.width > 300 && size.height > 20),
      `The axes measure ${JSON.stringify(sizes)}.`,
    );
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    await page.emulateMedia({ media: 'screen' });
  });
  await ines.context().close();
  await page.context().close();
}

function fortyLines(): string {
  const steps = PROMISES.flatMap((promise, at) =>
    STEPS.map((step, part) => `${part === 0 ? '' : '> '}${promise}: ${step} @Quirin P${at + 1}`),
  );
  const rest = ['Depots are staffed 15d', '> Drivers are trained 10d', 'Shops are told 5d', 'Prices are printed 3d'];
  const last = [
    'The app is in the stores 5d',
    'Help is written 4d',
    'Two towns run 2w after 8, 12',
    'Ready 0d after all',
  ];
  return [...steps, ...rest, ...last].join('\n');
}

/** An approved press release with eight promises; answers the address of its plan. */
async function approved(api: APIRequestContext, base: string, workspace: string): Promise<string> {
  const { origin } = new URL(base);
  const me = await answer<{ user: { id: string } }>(api, 'get', `${origin}/api/me`);
  const { id } = await answer<{ id: string }>(api, 'post', `${base}/initiatives`, { name: 'Forty Steps' });
  const summary = `${PROMISES.join('. ')}.`;
  const launchDate = new Date(Date.now() + 150 * 86_400_000).toISOString().slice(0, 10);
  const text = { sections: { heading: 'Returns at the door', summary }, launchDate };
  const one = `${base}/initiatives/${id}`;
  await answer(api, 'patch', `${one}/prfaq/draft`, text, { 'if-match': '"1"' });
  for (const exact of PROMISES) {
    const passage = { place: 'summary', exact, prefix: '', suffix: '', start: summary.indexOf(exact) };
    await answer(api, 'post', `${one}/promises`, { passage, kind: 'commitment' });
  }
  const people = { facilitatorId: me.user.id, approverIds: [me.user.id], reviewerIds: [] };
  const round = { objective: 'Build it?', door: 'two-way', dueOn: launchDate, ...people };
  const { id: roundId } = await answer<{ id: string }>(api, 'post', `${one}/rounds`, round);
  await answer(api, 'post', `${one}/rounds/${roundId}/answer`, { answer: 'approve', note: '' });
  await answer(api, 'post', `${one}/rounds/${roundId}/verdict`, { verdict: 'approve', reasons: 'Small enough.' });
  return `${workspace}/initiatives/${id}/plan`;
}
