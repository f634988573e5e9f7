import type { Page } from 'playwright-core';
import { type Checks, must } from '#journey/checks';
import { press, type } from '#journey/keyboard';
import { faultsInBoth } from '#journey/looks';

/** Who meets: the author leads, the others follow in browsers of their own. */
interface Around {
  readonly author: Page;
  readonly ines: Page;
  readonly jonas: Page;
}

/** The meeting of a round: one clock for all of them, then section by section with notes, led by keyboard. */
export async function meet(checks: Checks, { author, ines, jonas }: Around): Promise<void> {
  await checks.check('the facilitator starts the reading time, and the others see the same clock', async () => {
    for (const page of [author, ines, jonas]) await press(page, 'Open meeting');
    await press(author, 'Start 15 minutes of reading');
    for (const page of [author, ines, jonas]) await page.getByRole('timer').filter({ hasText: '15 minutes' }).waitFor();
  });
  await checks.check('they follow section by section, or look on their own', async () => {
    await press(author, 'Begin section by section');
    for (const page of [ines, jonas]) await page.getByText(/^1 of \d+: Heading/).waitFor();
    await press(jonas, 'Go on');
    await jonas.getByText('You look on your own').waitFor();
    await press(author, 'Go on');
    await ines.getByText(/^2 of \d+: Summary/).waitFor();
  });
  await checks.check('what is noted is seen as it is written', async () => {
    await type(author, 'Notes on summary', 'Leeds and York first; the depot there is ready.');
    await ines.getByText('the depot there is ready').waitFor();
  });
  await checks.check('the meeting is accessible in light and dark', async () => {
    const faults = await faultsInBoth(ines);
    must(faults.length === 0, faults.join('\n'));
  });
}
