import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf } from '#journey/company';
import { lookAtPages } from '#journey/looks';

interface Milestone {
  readonly id: string;
  readonly version: number;
  readonly estimateDays: number;
  readonly finishedOn: string | null;
}

/** How the work stands: said on a phone, gathered into the week's report, and played ahead to the launch. */
export async function sayHowItStands(checks: Checks, visitor: Visitor, origin: string): Promise<void> {
  const page = await visitor.anotherWindow();
  const initiative = await checks.check('the example has an initiative in work', () => findInitiative(page, origin));
  if (!initiative) return;
  await checkInOnPhone(checks, page, initiative);
  await forecastTheLaunch(checks, page, initiative);
  const report = await reportTheWeek(checks, page, initiative);
  await page.close();
  await lookAtPages(checks, visitor, [
    { name: 'Check-in form', path: `${initiative}/check-in` },
    { name: 'Check-ins', path: `${initiative}/check-ins`, shows: '.hist-band' },
    { name: 'Weekly reports', path: initiative.replace(/initiatives\/.*$/, 'reports') },
    ...(report ? [{ name: 'Weekly 2x2', path: report, shows: '.quads' }] : []),
  ]);
}

async function findInitiative(page: Page, origin: string): Promise<string> {
  await page.goto(`${origin}/`);
  await page.waitForURL(/\/portfolio/);
  return origin + (await page.getByRole('link', { name: 'Quiet Hours' }).first().getAttribute('href'));
}

async function checkInOnPhone(checks: Checks, page: Page, initiative: string): Promise<void> {
  await checks.check('a check-in on a phone needs a path to green, and flags the jump from green to red', async () => {
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(`${initiative}/check-in`);
    await page.getByText('Off track', { exact: true }).click();
    await page.getByText('High', { exact: true }).click();
    await page.getByLabel('What blocks it').fill('The maker withdrew the fix');
    await page.getByRole('button', { name: 'Log check-in' }).click();
    must((await page.getByText('Check-in logged').count()) === 0, 'It was logged without a path to green.');
    await page.getByLabel('Path to green').fill('A second maker by Monday');
    await page.getByRole('button', { name: 'Log check-in' }).click();
    await page.getByText('Check-in logged').waitFor();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${initiative}/check-ins`);
    await page.getByRole('heading', { level: 1, name: 'From on track to off track' }).waitFor();
  });
}

async function forecastTheLaunch(checks: Checks, page: Page, initiative: string): Promise<void> {
  await checks.check('a forecast is refused with the reason, and made once estimates have three points', async () => {
    await page.goto(`${initiative}/plan`);
    await page.getByRole('button', { name: 'Forecast the launch' }).click();
    await page.getByText('No unfinished milestone has a three-point estimate').waitFor();
    const base = await apiOf(page.request, initiative.replace(/\/initiatives\/.*$/, ''));
    const plan = `${base}/initiatives/${initiative.split('/').at(-1)}`;
    const { milestones } = await answer<{ milestones: Milestone[] }>(page.request, 'get', `${plan}/roadmap`);
    for (const { id, version, estimateDays } of milestones.filter(({ finishedOn }) => !finishedOn)) {
      const estimateRange = { optimisticDays: Math.floor(estimateDays / 2), pessimisticDays: estimateDays * 2 };
      const match = { 'if-match': `"${version}"` };
      await answer(page.request, 'patch', `${plan}/milestones/${id}`, { estimateRange }, match);
    }
    await page.reload();
    await page.getByRole('button', { name: 'Forecast the launch' }).click();
    await page.getByText(/holds in .+ of 100 runs/).waitFor({ timeout: 30_000 });
  });
}

async function reportTheWeek(checks: Checks, page: Page, initiative: string): Promise<string | undefined> {
  return checks.check('the weekly 2x2 compiles itself with the blocker, and is sent', async () => {
    await page.goto(`${initiative}/check-ins`);
    await page.getByRole('button', { name: 'Compile this week’s' }).click();
    await page.getByRole('button', { name: 'Compile draft' }).click();
    await page.waitForURL(/\/reports\//);
    await page.locator('.quads').getByText('The maker withdrew the fix').waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('button', { name: 'Send report' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    must((await page.getByRole('button', { name: 'Edit draft' }).count()) === 0, 'A sent report can be edited.');
    return page.url();
  });
}
