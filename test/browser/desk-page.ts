import type { MockOptions } from '@parley/console/mock/world.ts';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { buildConsole } from '../../tools/console/build.ts';
import { launchChromium } from './chromium.ts';
import { type MockServer, serveMock } from './mock-server.ts';
import { slowed } from './slowed.ts';

export type Opened = {
  readonly page: Page;
  readonly served: MockServer;
  /** What the browser's console said in red, and every breach of the content security policy. */
  readonly errors: string[];
};

/** What Chromium says, late or never, where there is no loudspeaker; the page says it too. */
const noSound = 'The AudioContext encountered an error from the audio device';

export type OpenOptions = MockOptions & {
  readonly at?: string;
  readonly lang?: 'en' | 'ru' | 'ar';
  readonly theme?: 'paper' | 'night';
  readonly width?: number;
  readonly height?: number;
  /** A station that is served already: a second page of it is opened. */
  readonly served?: MockServer;
  /** Before anything of the page runs. */
  readonly first?: (page: Page) => Promise<void>;
};

const root = new URL('../..', import.meta.url).pathname;

/** A browser for the tests of one file; each desk that is opened is closed with its test. */
export function useBrowser(): (options?: OpenOptions) => Promise<Opened> {
  // A page draws in a moment here; what must come to hold has time on a slow and busy machine too.
  vi.setConfig({ testTimeout: 180_000, hookTimeout: 240_000 });
  let browser: Browser | undefined;
  const servers: MockServer[] = [];
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    const trouble = buildConsole(root);
    if (trouble !== undefined) throw new Error(trouble);
    browser = await launchChromium();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((one) => one.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all(servers.map((one) => one.close()));
  });
  return async (options = {}) => {
    const { lang = 'en', theme = 'paper', width = 1280, height = 720 } = options;
    const served = options.served ?? (await serveMock(options));
    if (!options.served) servers.push(served);
    if (!browser) throw new Error('a desk is opened inside a test');
    const context = await browser.newContext({
      locale: 'en-US',
      timezoneId: 'UTC',
      viewport: { width, height },
      reducedMotion: 'reduce',
    });
    // A page that nobody looks at any more ticks on, and slows those that come after it.
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    await slowed(page);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      const said = message.text();
      if (message.type() === 'error' && !said.startsWith(noSound)) errors.push(said);
    });
    await page.addInitScript(
      ([language, chosen]) => {
        localStorage.setItem('parley.language', language as string);
        localStorage.setItem('parley.theme', chosen as string);
      },
      [lang, theme],
    );
    await options.first?.(page);
    await page.goto(`${served.url}/#/quiet-channel/${options.at ?? 'messages'}`);
    await page
      .locator(options.signedIn === false ? '.sign-in' : '.top, .print-page, .founding')
      .waitFor();
    return { page, served, errors };
  };
}
