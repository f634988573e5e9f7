import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf } from '#journey/company';
import { lookAtPages } from '#journey/looks';

interface Reading {
  readonly weekEnding: string;
  readonly kpis: readonly { readonly id: string; readonly figures: { readonly weeks: { readonly value: number[] } } }[];
}

/** A weekly business review of the example: made by rule, edited by keys, explained, presented, frozen. */
export async function reviewTheWeek(checks: Checks, visitor: Visitor, origin: string): Promise<void> {
  const page = await visitor.anotherWindow();
  await page.goto(`${origin}/`);
  await page.waitForURL(/\/portfolio/);
  const workspace = page.url().replace(/\/portfolio.*$/, '');
  const deck = await makeDeck(checks, page, workspace);
  if (!deck) return;
  await moveByKeys(checks, page, deck);
  await explainAndPresent(checks, page, deck);
  await freeze(checks, page, workspace, deck);
  await page.close();
  await lookAtPages(checks, visitor, [
    { name: 'Decks', path: `${workspace}/wbr` },
    { name: 'Deck', path: deck, shows: '.block .st-now' },
    { name: 'Deck in present mode', path: `${deck}?present=1`, shows: '.present .boxes' },
    { name: 'Deck editor', path: `${deck}/edit`, shows: '.section-editor' },
  ]);
}

async function makeDeck(checks: Checks, page: Page, workspace: string): Promise<string | undefined> {
  return checks.check('a deck by rule has every KPI of the example, exceptions first', async () => {
    await page.goto(`${workspace}/wbr`);
    await page.getByRole('button', { name: 'Make a deck' }).first().click();
    await page.getByRole('button', { name: 'Make deck', exact: true }).click();
    await page.waitForURL(/\/wbr\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: /exceptions? in week \d+/ }).waitFor();
    await page.locator('.block .boxes').first().waitFor();
    const boxes = await page.locator('.block').first().locator('.boxes > div').count();
    must(boxes === 9, `The first block has ${boxes} boxes.`);
    return page.url();
  });
}

async function moveByKeys(checks: Checks, page: Page, deck: string): Promise<void> {
  await checks.check('blocks are added and moved by keyboard, and stay as they were put', async () => {
    await page.goto(`${deck}/edit`);
    await page.getByRole('button', { name: 'Add KPIs' }).last().click();
    await page.getByRole('button', { name: 'Choose all shown' }).click();
    await page.getByRole('button', { name: /^Add \d+ KPIs$/ }).click();
    const rows = page.locator('.section-editor').last().locator('.block-row');
    const second = (await rows.nth(1).locator('b').first().textContent()) ?? '';
    await rows.nth(1).locator('.handle').press('ArrowUp');
    must((await rows.nth(0).locator('b').first().textContent()) === second, 'The block did not move up.');
    await page.getByRole('button', { name: 'Save deck' }).click();
    await page.waitForURL(deck);
    await page.locator('.deck-section').last().getByRole('heading', { level: 3 }).first().waitFor();
    const read = await page.locator('.deck-section').last().getByRole('heading', { level: 3 }).first().textContent();
    must(read?.startsWith(second) === true, `“${read}” is read first, not “${second}”.`);
  });
}

async function explainAndPresent(checks: Checks, page: Page, deck: string): Promise<void> {
  await checks.check('a commentary is written, and a note of the meeting becomes an action in My work', async () => {
    await page.goto(deck);
    await page.getByRole('button', { name: 'Write commentary' }).first().click();
    await page.getByLabel(/^What moved it in week/).fill('Two depots opened a day late');
    await page.getByRole('button', { name: 'Save commentary' }).click();
    await page.getByText('Two depots opened a day late').first().waitFor();
    await page.keyboard.press('p');
    await page.getByText(/^Page 1 of \d+$/).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^Page 2 of \d+$/).waitFor();
    const meeting = page.locator('dialog.present');
    await meeting.getByLabel('Note', { exact: true }).fill('Ask the depots for their opening times');
    await meeting.getByRole('combobox', { name: 'Owner' }).click();
    await meeting.getByRole('option').first().click();
    await meeting.getByRole('button', { name: 'Set action' }).click();
    await meeting.getByRole('checkbox', { name: /Ask the depots/ }).waitFor();
    await page.keyboard.press('Escape');
    await meeting.waitFor({ state: 'detached' });
  });
}

async function freeze(checks: Checks, page: Page, workspace: string, deck: string): Promise<void> {
  await checks.check('a frozen week stays to the digit when a number is restated, and says what was', async () => {
    await page.goto(deck);
    await page.getByRole('button', { name: 'Freeze week' }).click();
    await page.getByRole('button', { name: /^Freeze week \d+$/ }).click();
    await page
      .getByText(/Frozen .* by /)
      .first()
      .waitFor();
    const base = await apiOf(page.request, workspace);
    const address = `${base}/decks/${deck.split('/').at(-1)}/reading`;
    const before = await answer<Reading>(page.request, 'get', address);
    const kpi = before.kpis.find(({ figures }) => typeof figures.weeks.value.at(-1) === 'number');
    must(kpi !== undefined, 'No KPI of the deck has a number in its last week.');
    const points = [{ date: before.weekEnding, value: 123_456 }];
    const headers = { origin: new URL(workspace).origin };
    await answer(page.request, 'post', `${base}/kpis/${kpi.id}/observations`, { points }, headers);
    const after = await answer<Reading>(page.request, 'get', address);
    must(JSON.stringify(after) === JSON.stringify(before), 'The frozen week changed.');
    await page.reload();
    await page.getByText(/restated since the meeting/).waitFor();
  });
}
