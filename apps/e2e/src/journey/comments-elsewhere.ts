import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { answer, apiOf, join } from '#journey/company';
import { press, reach } from '#journey/keyboard';
import { faultsInBoth } from '#journey/looks';

/** A milestone, a check-in and a KPI are commented on where they stand; who is named gets there from the inbox. */
export async function talkElsewhere(checks: Checks, visitor: Visitor, own: string): Promise<void> {
  const author = await visitor.anotherWindow();
  const api = author.request;
  const base = await apiOf(api, own);
  const { id } = await answer<{ id: string }>(api, 'post', `${base}/initiatives`, { name: 'Night Lockers, winter' });
  const one = `${base}/initiatives/${id}`;
  const outcome = { outcome: 'Lockers open at night', estimateDays: 3 };
  await answer(api, 'post', `${one}/milestones`, outcome);
  const said = { achievement: 'green', confidence: 'high', done: 'Two lockers stand.' };
  await answer(api, 'post', `${one}/check-ins`, said);
  const unit = { unit: 'count', direction: 'up' };
  const kpi = await answer<{ id: string }>(api, 'post', `${base}/kpis`, { ...unit, name: 'Opened at night' });
  const idris = await join(visitor, api, base, 'Idris Calloway');
  await checks.check(
    'a milestone is commented on in its window, and who is named gets there from the inbox',
    async () => {
      await author.goto(`${own}/initiatives/${id}/plan?view=table`);
      await author
        .getByRole('button', { name: /Lockers open at night/ })
        .or(author.getByText('Lockers open at night'))
        .first()
        .click();
      await author.getByRole('dialog').waitFor();
      await comment(author, 'this milestone', 'Who has the keys, @Idr');
      await idris.goto(`${own}/inbox`);
      await idris.getByRole('link', { name: /mentioned you on “Lockers open at night”/ }).click();
      await idris.getByRole('dialog').locator('.thread.active').getByText('Who has the keys').waitFor();
      await reach(idris, 'Reply', true);
      await idris.keyboard.type('I have them.');
      await idris.keyboard.press('ControlOrMeta+Enter');
      await author.getByRole('dialog').getByText('I have them.').waitFor();
      const faults = await faultsInBoth(idris);
      must(faults.length === 0, faults.join('\n'));
    },
  );
  await checks.check('a check-in and a KPI are commented on by keyboard, and others see it at once', async () => {
    for (const page of [author, idris]) await page.goto(`${own}/initiatives/${id}/check-ins`);
    await press(author, /^Comment on .+ check-in$/);
    await comment(author, 'this check-in', 'Where do they stand?');
    await press(idris, /^1 comment on .+ check-in$/);
    await idris.getByText('Where do they stand?').waitFor();
    for (const page of [author, idris]) await page.goto(`${own}/kpis/${kpi.id}`);
    await comment(author, 'this KPI', 'From when on is it night?');
    await idris.getByText('From when on is it night?').waitFor();
    const faults = await faultsInBoth(author);
    must(faults.length === 0, faults.join('\n'));
  });
  for (const page of [author, idris]) await page.context().close();
}

/** Begins a thread about something as a whole; a name at the end is chosen from the list. */
async function comment(page: Page, what: string, words: string): Promise<void> {
  await press(page, `Comment on ${what}`);
  await reach(page, 'Comment', true);
  await page.keyboard.type(words);
  if (words.includes('@')) {
    await page.getByRole('listbox', { name: 'People to name' }).getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.locator('.thread.active .said').first().waitFor();
}
