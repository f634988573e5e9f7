/**
 * What a connection that is away for a whole minute costs a writer: `pnpm build && pnpm measure:offline`. Three people type on
 * without a pause, one without a network, one whose server is gone, one whose network swallows everything, while a fourth
 * writes in the same paragraphs. Prints how many words were typed and kept; ends with 1 when one is missing.
 */
import { startTcpProxy } from '@workback/testing/network/tcp-proxy';
import type { Page } from 'playwright-core';
import { openVisitor } from '#journey/browser';
import { must } from '#journey/checks';
import { answer, apiOf, join } from '#journey/company';
import { startProduct } from '#journey/product';

const AWAY_MS = 65_000;
/** From one word to the next. */
const PACE_MS = 400;
const BACK_MS = 90_000;

/** Somebody whose connection is about to go. */
interface Writer {
  readonly fault: string;
  readonly section: 'problem' | 'solution' | 'leader-quote';
  readonly label: string;
  readonly page: Page;
  readonly leave: () => unknown;
  readonly comeBack: () => unknown;
}

const product = await startProduct('');
const visitor = await openVisitor();
const proxies = [await startTcpProxy(portOf(product.origin)), await startTcpProxy(portOf(product.origin))] as const;
try {
  process.exitCode = (await measure()) ? 0 : 1;
} finally {
  await visitor.close();
  for (const proxy of proxies) await proxy.close();
  await product.stop();
}

async function measure(): Promise<boolean> {
  const owner = await visitor.context.newPage();
  await owner.goto(product.link);
  await owner.waitForURL(/\/portfolio/);
  const workspace = owner.url().replace(/(\/w\/[^/]+).*$/, '$1');
  const base = await apiOf(owner.request, workspace);
  const { id } = await answer<{ id: string }>(owner.request, 'post', `${base}/initiatives`, { name: 'Far away' });
  const prfaq = `${base}/initiatives/${id}/prfaq`;
  const paragraph = 'These are the first words of a paragraph that several people write.';
  const sections = { problem: paragraph, solution: paragraph, 'leader-quote': paragraph };
  await answer(owner.request, 'patch', `${prfaq}/draft`, { sections }, { 'if-match': '"1"' });
  const address = `${workspace}/initiatives/${id}/prfaq?mode=edit`;
  const sit = async (name: string, origin = product.origin): Promise<Page> => {
    const page = await join(visitor, owner.request, base, name, 'editor');
    page.on('pageerror', (error) => say(`${name}: ${error.message}`));
    await page.goto(address.replace(product.origin, origin));
    await page.getByRole('textbox', { name: 'Problem', exact: true }).getByText('first words').waitFor();
    return page;
  };
  const [gone, swallowed] = proxies;
  const [soline, jonas, tomasz, ines] = [
    await sit('Soline Aubert'),
    await sit('Jonas Beck', `http://localhost:${gone.port}`),
    await sit('Tomasz Wilk', `http://localhost:${swallowed.port}`),
    await sit('Ines Calder'),
  ];
  const offline = (away: boolean) => () => soline.context().setOffline(away);
  const writers: readonly Writer[] = [
    { ...at('problem', 'Problem', soline), fault: 'no network', leave: offline(true), comeBack: offline(false) },
    { ...at('solution', 'Solution', jonas), fault: 'server gone', leave: gone.cut, comeBack: gone.mend },
    {
      ...at('leader-quote', 'Leader quote', tomasz),
      ...{ fault: 'everything swallowed', leave: swallowed.swallow, comeBack: swallowed.mend },
    },
  ];
  const theirs = writeMeanwhile(ines, writers);
  const kept = await Promise.all(
    writers.map(async (writer) => {
      const typed = await writeThrough(writer);
      const backAtMs = performance.now();
      const text = (): Promise<string> => sectionOf(owner, prfaq, writer.section);
      while (!(await text()).includes(typed.at(-1) as string) && performance.now() - backAtMs < BACK_MS)
        await pause(250);
      const words = (await text()).split(/\s+/);
      const found = typed.filter((word) => words.includes(word)).length;
      const inOrder = (await text()).includes(typed.join(' '));
      const other = (await text()).startsWith('Theirs, meanwhile.');
      say(
        `${writer.fault}: ${found} of ${typed.length} words typed in ${AWAY_MS / 1000} s are kept, ${inOrder ? 'in one piece' : 'but not in one piece'}, ${((performance.now() - backAtMs) / 1000).toFixed(1)} s after the connection; the other writer’s words ${other ? 'stand' : `are MISSING in ${(await text()).slice(0, 120)}`}`,
      );
      if (found < typed.length) say(`The page says: ${await writer.page.locator('.savestate').innerText()}`);
      return found === typed.length && inOrder && other;
    }),
  );
  await theirs;
  return kept.every(Boolean);
}

function at(section: Writer['section'], label: string, page: Page): Pick<Writer, 'section' | 'label' | 'page'> {
  return { section, label, page };
}

/** Types at the end of a paragraph, before, while and after the connection is away; answers every word. */
async function writeThrough({ fault, label, page, leave, comeBack }: Writer): Promise<string[]> {
  const typed: string[] = [];
  const write = async (): Promise<void> => {
    const word = `${fault.replaceAll(' ', '')}${typed.length}`;
    typed.push(word);
    await page.keyboard.type(` ${word}`);
    await pause(PACE_MS);
  };
  await goInto(page, label);
  await page.keyboard.press('End');
  for (let count = 0; count < 5; count += 1) await write();
  await leave();
  const sinceMs = performance.now();
  while (performance.now() - sinceMs < AWAY_MS) await write();
  must(
    await page.getByText(/^(Not saved|Saving…)/).isVisible(),
    `${fault}: the page does not say that text is unsaved.`,
  );
  await comeBack();
  for (let count = 0; count < 5; count += 1) await write();
  return typed;
}

/** Somebody with a connection writes at the beginning of the same paragraphs. */
async function writeMeanwhile(page: Page, writers: readonly Writer[]): Promise<void> {
  await pause(AWAY_MS / 4);
  for (const { label } of writers) {
    await goInto(page, label);
    await page.keyboard.type('Theirs, meanwhile. ');
    await page.getByText('Not saved yet.').waitFor({ state: 'detached' });
  }
}

/** Puts the cursor at the start of a section, as somebody who comes by the Tab key. */
async function goInto(page: Page, label: string): Promise<void> {
  const text = page.getByRole('textbox', { name: label, exact: true });
  await text.focus();
  await text.and(page.locator('.ProseMirror')).waitFor();
}

async function sectionOf(owner: Page, prfaq: string, section: Writer['section']): Promise<string> {
  type Text = { document: { sections: Record<string, string> } };
  return (await answer<Text>(owner.request, 'get', prfaq)).document.sections[section] ?? '';
}

function portOf(origin: string): number {
  return Number(new URL(origin).port);
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
