import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** A browser with one person in it, who has a list of what went wrong on the way. */
export interface Visitor {
  readonly context: BrowserContext;
  /** A window of its own for the same person: tabs in the back of a window are drawn once a second. */
  anotherWindow(): Promise<Page>;
  /** A window of the same person somewhere else in the world. */
  windowIn(timezoneId: string): Promise<Page>;
  /** A window of somebody who has not signed in. */
  strangersWindow(): Promise<Page>;
  /** Exceptions, console errors and answers of 500 and above, each with the address of its page. */
  readonly troubles: string[];
  close(): Promise<void>;
}

/** Opens Chromium at the path that WORKBACK_CHROMIUM names, else the one of the system. */
export async function openVisitor(): Promise<Visitor> {
  const browser: Browser = await chromium.launch({
    executablePath: process.env['WORKBACK_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const troubles: string[] = [];
  const open = async (options: BrowserContextOptions = {}): Promise<BrowserContext> => {
    const context = await browser.newContext({ ...person, ...options });
    context.setDefaultTimeout(12_000);
    context.on('page', (page) => listen(page, troubles));
    return context;
  };
  const context = await open();
  return {
    context,
    anotherWindow: async () => (await open({ storageState: await context.storageState() })).newPage(),
    windowIn: async (timezoneId) => (await open({ storageState: await context.storageState(), timezoneId })).newPage(),
    strangersWindow: async () => (await open()).newPage(),
    troubles,
    close: () => browser.close(),
  };
}

const person: BrowserContextOptions = {
  viewport: { width: 1280, height: 900 },
  locale: 'en-GB',
  timezoneId: 'Europe/Berlin',
  colorScheme: 'light',
  reducedMotion: 'reduce',
};

function listen(page: Page, troubles: string[]): void {
  const note = (words: string): void => void troubles.push(`${new URL(page.url()).pathname}: ${words}`);
  page.on('pageerror', (error) => note(error.message));
  page.on('console', (message) => {
    // A refused request is told by the page itself; Chromium repeats it here.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) note(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 500) note(`${response.status()} from ${new URL(response.url()).pathname}`);
  });
}
