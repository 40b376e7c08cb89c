import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { playDemo } from '@parley/station/demo/demo.ts';
import { translator } from '@parley/text/translator.ts';
import type { Browser, Page } from '@playwright/test';
import { buildConsole } from '../../tools/console/build.ts';
import { launchChromium } from './chromium.ts';
import { screen } from './screen.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'docs', 'pictures');

type Picture = {
  readonly name: string;
  readonly side: 'washington' | 'moscow';
  readonly lang: 'en' | 'ru' | 'ar';
  readonly theme: 'paper' | 'night';
  readonly show: (page: Page) => Promise<void>;
};

async function openMessage(page: Page, words: RegExp): Promise<void> {
  await page.locator('.item', { hasText: words }).first().click();
  await page.locator('.fields').waitFor();
}

const text =
  'EXERCISE. Your warning has been received and reported. We do not intend any such act. ' +
  'We will answer in full on this line before 24 Nov 20:00 UTC. EXERCISE.';

const pictures: readonly Picture[] = [
  {
    name: 'reading',
    side: 'moscow',
    lang: 'en',
    theme: 'paper',
    show: async (page) => await openMessage(page, /adviser|Secretary|minister/u),
  },
  {
    name: 'reading-arabic-night',
    side: 'washington',
    lang: 'ar',
    theme: 'night',
    show: async (page) => await openMessage(page, /УЧЕБНОЕ/u),
  },
  {
    name: 'line',
    side: 'washington',
    lang: 'ru',
    theme: 'paper',
    show: async (page) => {
      await screen(page, 'line');
      await page.locator('.hours').waitFor();
    },
  },
  {
    name: 'release',
    side: 'moscow',
    lang: 'en',
    theme: 'paper',
    show: async (page) => {
      await screen(page, 'drafts');
      await page.getByRole('button', { name: 'New draft' }).click();
      await page.getByLabel('Text in English').fill(text);
      await page.getByText(/saved, revision/u).waitFor();
      for (const word of ['for action', 'EXERCISE', 'FLASH']) {
        await page.locator('.for-release').getByText(word, { exact: true }).click();
      }
      await page.getByRole('button', { name: 'Show what would be signed' }).click();
      await page.locator('.outcome').waitFor();
    },
  },
];

/** Plays the demonstration, takes its pictures at both desks, and ends it. */
async function main(): Promise<void> {
  const trouble = buildConsole(root);
  if (trouble !== undefined) throw new Error(trouble);
  mkdirSync(folder, { recursive: true });
  // A machine that takes pictures has no loudspeaker; the desk would say so on each of them.
  const browser = await launchChromium(['--use-fake-device-for-media-stream']);
  const end = new AbortController();
  const links: string[] = [];
  const taken: string[] = [];
  const t = translator('en');
  const write = (line: string): void => {
    const [url] = /http:\/\/\S+#sign-in\/\S+/u.exec(line) ?? [];
    if (url !== undefined) links.push(url);
    if (!line.includes(t('demo.take-over').slice(0, 24)) || taken.length > 0) return;
    taken.push('begun');
    void takeAll(browser, links).finally(() => end.abort());
  };
  const options = {
    scenario: 'quiet-channel',
    fast: true,
    keep: undefined,
    t,
    lang: 'en',
  } as const;
  await playDemo({
    ...options,
    width: 200,
    colours: false,
    write,
    desks: true,
    signal: end.signal,
  }).catch((error: unknown) => {
    if (!end.signal.aborted) throw error;
  });
  await browser.close();
}

/** One link opens one session: pictures of one side share it. */
async function takeAll(browser: Browser, links: readonly string[]): Promise<void> {
  for (const side of ['washington', 'moscow'] as const) {
    const link = links.find((one) => one.includes(`//${side}.`));
    if (link === undefined) throw new Error(`a link to the desk of ${side}`);
    const context = await browser.newContext({
      locale: 'en-US',
      timezoneId: 'UTC',
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await page.goto(link);
    await page.locator('.top').waitFor();
    for (const picture of pictures.filter((one) => one.side === side)) {
      await page.evaluate(
        ([lang, theme]) => {
          localStorage.setItem('parley.language', lang as string);
          localStorage.setItem('parley.theme', theme as string);
        },
        [picture.lang, picture.theme],
      );
      await page.reload();
      await page.locator('.top').waitFor();
      await screen(page, 'messages');
      await page.locator('.item').first().waitFor();
      await picture.show(page);
      await page.waitForTimeout(400);
      const path = join(folder, `${picture.name}.png`);
      await page.screenshot({ path });
      process.stdout.write(`${path}\n`);
    }
    await context.close();
  }
}

await main();
