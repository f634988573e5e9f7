import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf } from '#journey/company';
import { lookAtPages } from '#journey/looks';

/** Before and at the launch: a checklist is ticked, a launch needs its gate or a reason, charts show it until it is taken back; days off. */
export async function passGates(checks: Checks, visitor: Visitor, origin: string): Promise<void> {
  const page = await visitor.anotherWindow();
  const initiative = await checks.check('the example has an initiative before its launch', () =>
    findInitiative(page, origin),
  );
  if (!initiative) return;
  await tickByKeys(checks, page, initiative);
  await launchByException(checks, page, initiative);
  await annotate(checks, page, initiative);
  await takeBack(checks, page, initiative);
  await takeDaysOff(checks, page, initiative);
  await page.close();
  await lookAtPages(checks, visitor, [
    { name: 'Days off', path: `${initiative}/days-off`, shows: '.daylist' },
    { name: 'Declare launch dialog', path: initiative, press: 'Declare launch' },
  ]);
}

async function findInitiative(page: Page, origin: string): Promise<string> {
  await page.goto(`${origin}/`);
  await page.waitForURL(/\/portfolio/);
  return origin + (await page.getByRole('link', { name: 'Quiet Hours' }).first().getAttribute('href'));
}

/** What the plan says of today, and its version. */
async function roadmapOf(page: Page, initiative: string) {
  const base = await apiOf(page.request, initiative.replace(/\/initiatives\/.*$/, ''));
  return answer<{ today: string; launchDate: string; daysOff: unknown[] }>(
    page.request,
    'get',
    `${base}/initiatives/${initiative.split('/').at(-1)}/roadmap`,
  );
}

const gates = (page: Page) => page.locator('#gates');

async function tickByKeys(checks: Checks, page: Page, initiative: string): Promise<void> {
  await checks.check('an entry of a checklist is added, ticked by keys, and says by whom', async () => {
    await page.goto(initiative);
    await gates(page).getByRole('button', { name: 'Add to the launch gate' }).click();
    await page.getByLabel('What has to be settled').fill('The night shift is told');
    await page.getByRole('button', { name: 'Add entry' }).click();
    const entry = gates(page).getByRole('checkbox', { name: 'The night shift is told' });
    await entry.focus();
    await page.keyboard.press('Space');
    await gates(page)
      .getByRole('listitem')
      .filter({ hasText: 'The night shift is told' })
      .getByText(/^Done · /)
      .waitFor();
    must(await entry.isChecked(), 'The entry is done and not ticked.');
  });
}

async function launchByException(checks: Checks, page: Page, initiative: string): Promise<void> {
  await checks.check('a launch with an open gate names what is open, and needs a reason that is kept', async () => {
    const { today } = await roadmapOf(page, initiative);
    await gates(page).getByRole('button', { name: 'Declare launch' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Every milestone is finished').waitFor();
    await dialog.getByLabel('Launched on').fill(today);
    await dialog.getByRole('button', { name: 'Declare launch by exception' }).click();
    must(await dialog.isVisible(), 'It was launched without a reason.');
    await dialog.getByLabel('Why it launches all the same').fill('Two towns wait for it');
    await dialog.getByRole('button', { name: 'Declare launch by exception' }).click();
    await gates(page).getByText('Two towns wait for it').waitFor();
    await gates(page)
      .getByText(/^Open at the time: .*Every milestone is finished/)
      .waitFor();
  });
}

async function annotate(checks: Checks, page: Page, initiative: string): Promise<void> {
  await checks.check('the launch marks the chart of a KPI, beside what somebody noted there', async () => {
    const { today } = await roadmapOf(page, initiative);
    await page.goto(initiative);
    await page.getByRole('link', { name: 'Evening alerts per household' }).first().click();
    const list = page.getByRole('list', { name: 'Annotations' });
    await list.getByText('Launch of Quiet Hours, by an exception').waitFor();
    await page.getByRole('button', { name: 'Annotate a day' }).click();
    await page.getByLabel('What happened').fill('New firmware on all doorbells');
    await page.getByLabel('On', { exact: true }).fill(today);
    await page.getByRole('button', { name: 'Add annotation' }).click();
    await list.getByText('New firmware on all doorbells').waitFor();
    const flag = page.locator('.chart-noteflags button').last();
    await flag.focus();
    await page.keyboard.press('Enter');
    await list.locator('li:focus').waitFor();
    await list.getByRole('button', { name: 'Change: New firmware on all doorbells' }).click();
    await page.getByRole('button', { name: 'Remove annotation' }).click();
    await list.getByText('New firmware on all doorbells').waitFor({ state: 'detached' });
  });
}

async function takeBack(checks: Checks, page: Page, initiative: string): Promise<void> {
  await checks.check('a launch is taken back with a reason; both stay, and the mark goes', async () => {
    const chart = page.url();
    await page.goto(initiative);
    await gates(page).getByRole('button', { name: 'Take back the launch' }).click();
    await page.getByLabel('Reason').fill('It was the rehearsal');
    await page.getByRole('dialog').getByRole('button', { name: 'Take back the launch' }).click();
    await gates(page).getByText('It was the rehearsal').waitFor();
    await gates(page).getByRole('button', { name: 'Declare launch' }).waitFor();
    await page.goto(chart);
    await page.getByRole('button', { name: 'Annotate a day' }).waitFor();
    must((await page.getByText('Launch of Quiet Hours').count()) === 0, 'The chart still shows the launch.');
  });
}

async function takeDaysOff(checks: Checks, page: Page, initiative: string): Promise<void> {
  await checks.check('days off show what they do to the plan before they are saved, and ask why', async () => {
    const { launchDate, daysOff } = await roadmapOf(page, initiative);
    const day = (back: number) => new Date(Date.parse(launchDate) - back * 86_400_000).toISOString().slice(0, 10);
    await page.goto(`${initiative}/days-off`);
    const own = page.getByRole('region', { name: 'Of this initiative alone' });
    await own.getByLabel('Day', { exact: true }).fill(day(9));
    await own.getByLabel('Until').fill(day(3));
    await own.getByLabel('Name').fill('Depot moves');
    await own.getByRole('button', { name: 'Add to the list' }).click();
    await own.getByText(/to recover instead of/).waitFor();
    must(
      (await roadmapOf(page, initiative)).daysOff.length === daysOff.length,
      'They were saved without being told to.',
    );
    await own.getByLabel('Why the launch date may break').fill('The depot is closed');
    await own.getByRole('button', { name: 'Save days off' }).click();
    await own.getByText('to be added').first().waitFor({ state: 'detached' });
    must((await roadmapOf(page, initiative)).daysOff.length > daysOff.length, 'They were not saved.');
    const holidays = page.getByRole('region', { name: 'Holidays of the workspace' });
    await holidays.getByLabel('Day', { exact: true }).fill(day(11));
    await holidays.getByRole('button', { name: 'Add to the list' }).click();
    await holidays.getByText(/of \d+ before/).waitFor();
    await holidays.getByRole('button', { name: 'Leave them as they were' }).click();
  });
}
