import type { Page } from 'playwright-core';
import type { Visitor } from '#journey/browser';
import { type Checks, must } from '#journey/checks';
import { lookAtPages } from '#journey/looks';

const sections = {
  heading: 'Larkspur picks up returns at the door: no printer, no box, no queue',
  'sub-heading': 'Shoppers in 140 towns hand a return to the driver who is already on their street.',
  summary:
    'Larkspur Parcel today begins to collect returns at the door. Collection starts in 140 towns on the first day.',
  problem: 'One parcel in nine comes back. The shopper prints a label and stands in a queue.',
  solution: 'The pick-up is seamless. A return costs the shop no more than £2.40.',
};
const promised = 'A return costs the shop no more than £2.40';

/** A text is coached, compared with what it was, put back, and traced to the work that keeps its promise. */
export async function followTheText(checks: Checks, visitor: Visitor, own: string): Promise<void> {
  const page = await visitor.anotherWindow();
  const initiative = await checks.check('a PR/FAQ with two versions and a promise is there', () => makeText(page, own));
  if (initiative) {
    await listenToCoach(checks, page, initiative);
    await compareVersions(checks, page, initiative);
    await closeGaps(checks, page, initiative);
    await lookAtPages(checks, visitor, [
      { name: 'Coach', path: `${initiative}/prfaq?panel=coach`, shows: '.coachlist' },
      {
        name: 'Two versions side by side',
        path: `${initiative}/prfaq/versions?from=1&to=2&view=side`,
        shows: '.cmprow',
      },
      { name: 'Trace', path: `${initiative}/trace`, shows: '.tracetable' },
    ]);
  }
  await page.close();
}

/** Made through the API: how it is done in the browser is another journey. Answers the address of the initiative. */
async function makeText(page: Page, own: string): Promise<string> {
  await page.goto(`${own}/documents`);
  const slug = own.split('/').at(-1) ?? '';
  const id = await page.evaluate<string>(`(async () => {
    const call = async (method, path, body, version) => {
      const headers = { 'content-type': 'application/json', ...(version ? { 'if-match': '"' + version + '"' } : {}) };
      const answer = await fetch(path, { method, headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(method + ' ' + path + ' ' + answer.status + ' ' + (await answer.text()));
      return answer.json();
    };
    const me = await (await fetch('/api/me')).json();
    const home = '/api/workspaces/' + me.workspaces.find(({ slug }) => slug === ${JSON.stringify(slug)}).id;
    const { id } = await call('POST', home + '/initiatives', { name: 'Doorstep Returns', ownerId: me.user.id });
    const one = home + '/initiatives/' + id;
    const text = ${JSON.stringify(sections)};
    const first = await call('PATCH', one + '/prfaq/draft', { sections: text, launchDate: '2031-02-09' }, 1);
    await call('POST', one + '/prfaq/versions', { note: 'Before the pilot' });
    const summary = text.summary.replace('140 towns', '120 towns');
    await call('PATCH', one + '/prfaq/draft', { sections: { summary } }, first.version);
    await call('POST', one + '/prfaq/versions', {});
    const passage = { place: 'solution', exact: ${JSON.stringify(promised)}, prefix: '', suffix: '', start: 0 };
    await call('POST', one + '/promises', { passage, kind: 'claim-with-number' });
    return id;
  })()`);
  return `${own}/initiatives/${id}`;
}

async function listenToCoach(checks: Checks, page: Page, initiative: string): Promise<void> {
  const remark = page.locator('.coachlist li').filter({ hasText: '“seamless” says nothing that can be checked.' });
  await checks.check('the coach says what, where and why, and shows the words it means', async () => {
    await page.goto(`${initiative}/prfaq?panel=coach`);
    await remark.getByRole('button', { name: /^Show/ }).focus();
    await page.keyboard.press('Enter');
    const lit = await page.evaluate<string>(`[...CSS.highlights.get('coach')].map((range) => range.toString()).join()`);
    must(lit === 'seamless', `It lights up “${lit}”.`);
    await remark.getByText('Why?').click();
    await remark.getByText('Write like an Amazonian').waitFor();
  });
  await checks.check('a remark is silenced, listed, and heard again', async () => {
    await remark.getByRole('button', { name: /^Silence/ }).click();
    await remark.waitFor({ state: 'detached' });
    await page.getByText('Silenced, 1').click();
    await page.getByRole('button', { name: /^Hear again/ }).click();
    await remark.waitFor();
  });
  await checks.check('the coach listens while somebody writes', async () => {
    await page.goto(`${initiative}/prfaq?mode=edit&panel=coach`);
    await page.locator('#place-problem').getByText('One parcel in nine').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' It is world-class.');
    await page.locator('.coachlist').getByText('“world-class” says nothing').first().waitFor();
    await page.getByText(/^Saved \d\d:\d\d/).waitFor();
  });
}

async function compareVersions(checks: Checks, page: Page, initiative: string): Promise<void> {
  await checks.check('two versions are compared word by word, and walked by keyboard', async () => {
    await page.goto(`${initiative}/prfaq`);
    await page.getByRole('link', { name: 'Compare versions' }).click();
    await page.getByRole('heading', { name: '1 change in 1 part between version 1 and version 2' }).waitFor();
    await page.keyboard.press('j');
    const change = await page.evaluate<string>('document.activeElement.textContent');
    must(change === '[removed: 140][added: 120]', `The change reads “${change}”.`);
    await page.getByRole('button', { name: 'Side by side' }).click();
    await page.locator('.cmprow del').first().waitFor();
  });
  await checks.check('a version is put back, and that is undone without a word lost', async () => {
    await page.getByRole('button', { name: 'Restore version 1' }).click();
    await page.getByText('Version 1 is the draft now. The text before it is version 3.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'No difference between version 3 and the draft' }).waitFor();
  });
}

async function closeGaps(checks: Checks, page: Page, initiative: string): Promise<void> {
  await checks.check('from the words of a promise its gaps are one step away, and closed in one', async () => {
    await page.goto(`${initiative}/prfaq`);
    await page.getByRole('link', { name: 'Trace of promise P1' }).click();
    await page.getByRole('heading', { name: 'One promise, two gaps' }).waitFor();
    await page.getByRole('button', { name: 'Add a milestone for P1' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'One promise, one gap' }).waitFor();
    await page.getByText(`M1 ${promised}`).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'One promise, two gaps' }).waitFor();
  });
  await checks.check('a criterion begins with the number that the promise names', async () => {
    await page.getByRole('button', { name: 'Set a success criterion for P1' }).click();
    const value = await page.getByRole('dialog').getByLabel('Value').inputValue();
    must(value === '2.4', `The form begins with “${value}”.`);
    await page.keyboard.press('Escape');
  });
}
