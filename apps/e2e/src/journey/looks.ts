import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';

/** A page to look at: its name, its address, and what to press before looking. */
interface Look {
  readonly name: string;
  readonly path: string;
  readonly press?: string;
  /** What shows that the page is there; its heading unless told. */
  readonly shows?: string;
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const wide = { width: 1280, height: 900 };
const phone = { width: 360, height: 780 };

/** Looks at every page in light and dark and on a phone; two at a time, since most of the time is waiting. */
export async function lookAtPages(checks: Checks, visitor: Visitor, looks: readonly Look[]): Promise<void> {
  const left = [...looks];
  const lane = async (): Promise<void> => {
    const page = await visitor.anotherWindow();
    for (let look = left.shift(); look; look = left.shift()) await checkLook(checks, page, look);
    await page.close();
  };
  await Promise.all([lane(), lane()]);
}

/** Pages as they are for people who have no session. */
export async function lookAsStranger(checks: Checks, visitor: Visitor, looks: readonly Look[]): Promise<void> {
  const page = await visitor.strangersWindow();
  for (const look of looks) await checkLook(checks, page, look);
  await page.close();
}

const checkLook = (checks: Checks, page: Page, look: Look): Promise<unknown> =>
  checks.check(`${look.name}: accessible in light and dark, fits a phone`, () => lookAt(page, look));

async function lookAt(page: Page, { name, path, press, shows = 'h1' }: Look): Promise<void> {
  await page.setViewportSize(wide);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(path);
  await page.locator(shows).first().waitFor();
  await page.waitForLoadState('load');
  await page.locator('.skel').first().waitFor({ state: 'detached' });
  if (press) {
    await page.getByRole('button', { name: press }).first().click();
    await page.getByRole('dialog').waitFor();
  }
  const faults: string[] = [];
  faults.push(...(await faultsOf(page, 'light')));
  await shoot(page, name, 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await faultsOf(page, 'dark')));
  await shoot(page, name, 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(phone);
  await page.waitForTimeout(150);
  faults.push(...(await faultsOf(page, '360 px')));
  const width = await page.evaluate<number>('document.scrollingElement.scrollWidth');
  if (width > phone.width) faults.push(`360 px: the page is ${width} px wide; ${await widest(page)}`);
  await shoot(page, name, 'phone');
  must(faults.length === 0, faults.join('\n'));
}

/** What a machine finds wrong with the accessibility of a page as it looks now. */
export async function faultsOf(page: Page, look: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, any }) => `${look}: ${id} at ${html.slice(0, 140)} ${any[0]?.message ?? ''}`),
  );
}

/** The same in light and in dark, light again afterwards. */
export async function faultsInBoth(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    faults.push(...(await faultsOf(page, colorScheme)));
  }
  return faults;
}

/** The innermost elements that stick out. */
const widest = (page: Page): Promise<string> =>
  page.evaluate<string>(`[...document.querySelectorAll('body *')]
    .filter((e) => e.getBoundingClientRect().right > 361 && !e.closest('.scrollx'))
    .slice(-3).map((e) => e.outerHTML.slice(0, 90)).join(' | ')`);

async function shoot(page: Page, name: string, look: string): Promise<void> {
  const folder = process.env['WORKBACK_SCREENSHOTS'];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  const file = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${look}.png`;
  await page.screenshot({ path: join(folder, file), fullPage: true });
}

/** Every page of the product, with the addresses of one initiative and one KPI in the example. */
export function pagesOf(workspace: string, initiative: string, kpi: string): readonly Look[] {
  return [
    { name: 'Portfolio', path: `${workspace}/portfolio` },
    { name: 'Initiative', path: initiative },
    { name: 'Plan', path: `${initiative}/plan` },
    { name: 'Milestone dialog', path: `${initiative}/plan`, press: 'Add milestone' },
    { name: 'Check-in dialog', path: `${initiative}/plan`, press: 'Check in' },
    { name: 'PR/FAQ', path: `${initiative}/prfaq` },
    { name: 'Versions', path: `${initiative}/prfaq/versions` },
    { name: 'Decision log', path: `${initiative}/decisions` },
    { name: 'Documents', path: `${workspace}/documents` },
    { name: 'Import', path: `${workspace}/documents/import` },
    { name: 'KPIs', path: `${workspace}/kpis` },
    { name: 'KPI', path: kpi },
    { name: 'Criterion dialog', path: kpi, press: 'Set a success criterion' },
    { name: 'Edit KPI', path: `${kpi}/edit` },
    { name: 'New KPI', path: `${workspace}/kpis/new` },
    { name: 'Sources', path: `${workspace}/sources` },
    { name: 'Source dialog', path: `${workspace}/sources`, press: 'Connect a source' },
    { name: 'Jobs', path: `${workspace}/runs` },
    { name: 'Settings', path: `${workspace}/settings` },
    { name: 'Token dialog', path: `${workspace}/settings`, press: 'Create an API token' },
    { name: 'Not found', path: `${workspace}/nowhere` },
  ];
}
