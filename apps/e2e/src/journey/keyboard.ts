import type { Page } from 'playwright-core';

/** The focused element as a keyboard user is told of it: its name, or what labels it. */
const focused = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: '', writable: false };
  const labelled = element.getAttribute('aria-labelledby');
  const named = labelled ? labelled.split(' ').map((id) => document.getElementById(id)?.innerText ?? '').join(' ') : '';
  const labels = [...(element.labels ?? [])].map((label) => label.innerText).join(' ');
  const name = element.getAttribute('aria-label') || named || labels || element.innerText || '';
  const writable = element.isContentEditable || element.matches('input, textarea, select');
  return { name: name.replace(/\\s+/g, ' ').trim(), writable };
})()`;

const MOST_PRESSES = 160;

/** Presses Tab until something with this name has the focus, as somebody without a mouse does; a `field` can be typed in. */
export async function reach(page: Page, name: string | RegExp, field = false): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    const { name: at, writable } = await page.evaluate<{ name: string; writable: boolean }>(focused);
    const called = typeof name === 'string' ? at === name || at.startsWith(`${name} `) : name.test(at);
    if (called && (writable || !field)) return;
    passed.push(at.slice(0, 40));
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(name)} is not reached by Tab; the last stops were ${passed.slice(-12).join(' | ')}`);
}

/** Reaches something and presses Enter on it. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await reach(page, name);
  await page.keyboard.press('Enter');
}

/** Reaches a field and types over what is in it. */
export async function type(page: Page, name: string | RegExp, text: string): Promise<void> {
  await reach(page, name, true);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** Chooses somebody in a field of people by typing their name. */
export async function choosePerson(page: Page, field: string, name: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.type(name);
  await page.getByRole('option', { name: new RegExp(name) }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** Chooses among a few by typing how the choice begins. */
export async function choose(page: Page, field: string, words: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.type(words);
}
