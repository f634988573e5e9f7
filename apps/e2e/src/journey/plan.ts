import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer } from '#journey/company';

/** The plan of the example that is short of days: moved by hand and by keys, taken back, tried in a sandbox, by two at once. */
export async function replanTogether(checks: Checks, visitor: Visitor, origin: string): Promise<void> {
  const page = await visitor.anotherWindow();
  const plan = await openPlan(page, origin);
  const row = (number: number): Locator => page.getByRole('row', { name: new RegExp(`^M${number},`) });
  const title = page.getByRole('heading', { level: 1 });
  const shortOf = await title.innerText();

  await checks.check('effects of a drag are shown before letting go, and Escape leaves everything', async () => {
    await hold(page, 5, -80);
    await page.locator('.cv-pop').getByText('Launch forecast').waitFor();
    must(/starts .+ earlier/.test(await page.locator('.cv-pop b').first().innerText()), 'The move is not named.');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.locator('.cv-pop').waitFor({ state: 'detached' });
    must((await title.innerText()) === shortOf, 'The plan changed although the drag was given up.');
  });
  await checks.check('a drag changes the plan at once, the toast takes it back, and keys do both again', async () => {
    await hold(page, 5, -80);
    await page.mouse.up();
    await page.getByRole('heading', { name: /holds|fewer|recover/ }).waitFor();
    await page.locator('.toast').waitFor();
    const moved = await title.innerText();
    must(moved !== shortOf, 'The drag changed nothing.');
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: shortOf }).waitFor();
    await page.locator('body').click({ position: { x: 2, y: 400 } });
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await page.getByRole('heading', { name: moved }).waitFor();
    await page.keyboard.press('ControlOrMeta+Z');
    await page.getByRole('heading', { name: shortOf }).waitFor();
  });
  await checks.check('by keys alone: arrows, Alt with arrows, the effects read out, a reason asked for', async () => {
    await row(5).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+Shift+ArrowRight');
    const said = await page.locator('p[role="status"].vh').innerText();
    must(/M5 starts .+ 6 days later.+launch forecast/.test(said), `It said: ${said}`);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Say why' });
    await dialog.getByLabel('Reason').fill('The trainers are ill');
    await dialog.getByRole('button', { name: 'Change the plan' }).click();
    await page.locator('.planhistory').getByText('“The trainers are ill”').waitFor();
    await page.keyboard.press('ControlOrMeta+Z');
    await page.getByRole('heading', { name: shortOf }).waitFor();
  });
  await checks.check('a link that would close a ring is refused by name', async () => {
    await row(5).focus();
    await page.keyboard.press('l');
    const dialog = page.getByRole('dialog', { name: 'Link M5 to another milestone' });
    await dialog.getByLabel('The milestone that waits for it').selectOption({ index: 2 });
    await dialog.getByText(/They would wait for each other: M\d/).waitFor();
    await page.keyboard.press('Escape');
  });
  await checks.check('a sandbox is compared with the live plan and applied in one step', async () => {
    await page.getByRole('button', { name: 'Try in a sandbox' }).click();
    for (const [number, presses] of [
      [4, 1],
      [5, 2],
    ] as const) {
      await row(number).focus();
      for (let press = 0; press < presses; press += 1) await page.keyboard.press('Alt+ArrowLeft');
      await page.keyboard.press('Enter');
    }
    const sandbox = page.getByRole('region', { name: 'Sandbox' });
    await sandbox.getByText('Changes tried').waitFor();
    must(/Changes tried\s*2/.test(await sandbox.innerText()), `It says: ${await sandbox.innerText()}`);
    await sandbox.getByRole('button', { name: 'Apply to the plan' }).click();
    await sandbox.waitFor({ state: 'detached' });
    await page
      .locator('.planhistory')
      .getByText(/2 milestones of the plan: 2 moved/)
      .waitFor();
    await page.keyboard.press('ControlOrMeta+Z');
    await page.getByRole('heading', { name: shortOf }).waitFor();
  });
  await checks.check('two who change different things both succeed, and the same thing is told', async () => {
    const other = async (operations: unknown[]): Promise<void> => {
      const { planVersion } = await answer<{ planVersion: number }>(page.request, 'get', `${plan.api}/roadmap`);
      const sent = await page.request.post(`${plan.api}/plan/changes`, {
        data: { operations, reason: 'Elsewhere' },
        headers: { origin, 'if-match': `"${planVersion}"` },
      });
      must(sent.ok(), await sent.text());
    };
    const [m3, m4] = await plan.ids(3, 4);
    // Live updates are held back, so that this page still thinks of the plan as it was.
    await page.route('**/roadmap', (route) => route.abort());
    await other([{ op: 'describe', milestoneId: m4, team: 'Depot' }]);
    await row(3).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Enter');
    await page
      .locator('.toast')
      .getByText(/“.+” was moved/)
      .waitFor();
    await other([{ op: 'move', milestoneId: m3, to: await plan.startOf(3) }]);
    await row(3).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'The plan changed meanwhile' });
    await dialog.getByText('was moved to').first().waitFor();
    await dialog.getByRole('button', { name: 'Keep theirs' }).click();
    await page.unroute('**/roadmap');
  });
  await checks.check('people in Kiritimati and Honolulu see the same dates', async () => {
    const seen = await Promise.all(
      ['Pacific/Kiritimati', 'Pacific/Honolulu'].map(async (timezoneId) => {
        const there = await visitor.windowIn(timezoneId);
        await there.goto(`${plan.page}?view=table`);
        await there.locator('table.plan tbody tr').first().waitFor();
        const texts = await there.locator('table.plan td').allInnerTexts();
        await there.close();
        return texts.join('|');
      }),
    );
    must(seen[0] === seen[1] && seen[0]!.includes('20'), 'The dates differ.');
  });
  await checks.check(
    'board, table, lanes and zoom live in the address and are accessible in light and dark',
    async () => {
      for (const [search, shows] of [
        ['?view=board', '.board li'],
        ['?view=table&group=owner', 'table.plan tbody tr'],
        ['?group=state&zoom=9', '.cv-row.lane'],
      ] as const) {
        await page.goto(`${plan.page}${search}`);
        await page.locator(shows).first().waitFor();
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const { violations } = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
            .analyze();
          must(violations.length === 0, `${search} ${colorScheme}: ${violations.map(({ help }) => help).join('; ')}`);
        }
        await page.emulateMedia({ colorScheme: 'light' });
      }
    },
  );
  await page.close();
}

interface OpenedPlan {
  readonly page: string;
  readonly api: string;
  ids(...numbers: number[]): Promise<string[]>;
  startOf(number: number): Promise<string>;
}

async function openPlan(page: Page, origin: string): Promise<OpenedPlan> {
  await page.goto(`${origin}/`);
  await page.waitForURL(/\/portfolio/);
  await page.getByRole('link', { name: 'Quiet Hours' }).first().click();
  await page.waitForURL(/\/initiatives\//);
  const address = page.url().replace(/[?#].*$/, '');
  const initiativeId = address.split('/').at(-1) ?? '';
  const me = await answer<{ workspaces: { id: string; slug: string }[] }>(page.request, 'get', `${origin}/api/me`);
  const workspace = me.workspaces.find(({ slug }) => address.includes(`/w/${slug}/`));
  const api = `${origin}/api/workspaces/${workspace?.id}/initiatives/${initiativeId}`;
  await page.goto(`${address}/plan`);
  await page.locator('.cv-row').first().waitFor();
  type Plan = { milestones: { id: string; number: number; scheduled: { earliestStart: string } }[] };
  const milestone = async (number: number) => {
    const { milestones } = await answer<Plan>(page.request, 'get', `${api}/roadmap`);
    return milestones.find((each) => each.number === number)!;
  };
  return {
    page: `${address}/plan`,
    api,
    ids: (...numbers) => Promise.all(numbers.map(async (number) => (await milestone(number)).id)),
    startOf: async (number) => (await milestone(number)).scheduled.earliestStart,
  };
}

/** Takes hold of a milestone's bar and pulls it sideways, without letting go. */
async function hold(page: Page, number: number, pixels: number): Promise<void> {
  const bar = page.locator('.tl-bar', { has: page.locator('title', { hasText: new RegExp(`^M${number},`) }) });
  const box = await bar.locator('.tl-work').first().boundingBox();
  must(box !== null, `M${number} has no bar.`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + pixels, y, { steps: 8 });
}
