/**
 * The desk as a person has it before him: in Chromium, over HTTP, of two stations in this process.
 *   node test/browser/measure.ts [MESSAGES] [ENTRIES]
 */
import { randomBytes } from 'node:crypto';
import { emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import {
  Browser as Asker,
  openDesk,
  signInFounder,
} from '@parley/station/desk-http/testing/test-desk.ts';
import { type TestStation, testStations, until } from '@parley/station/testing/two-stations.ts';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { buildConsole } from '../../tools/console/build.ts';
import { launchChromium } from './chromium.ts';
import { screen } from './screen.ts';

const messages = Number(process.argv[2] ?? 10_000);
const entries = Number(process.argv[3] ?? 200);
const rounds = 9;

const trouble = buildConsole(new URL('../..', import.meta.url).pathname);
if (trouble !== undefined) throw new Error(trouble);
const stations = await testStations();
const [washington, moscow] = stations.all as [TestStation, TestStation];
stations.connect();
const chromium = await launchChromium();
try {
  const desk = await openDesk(moscow, 'moscow');
  await firstPaint(chromium, desk.origin);
  await write(messages);
  const context = await signedIn(chromium, desk.origin);
  const page = await context.newPage();
  await page.goto(`${desk.origin}/`);
  await page.locator('.item').first().waitFor();
  for (const to of ['transcript', 'messages']) await opening(page, to);
  await latency(page);
  await desk.close();
} finally {
  await chromium.close();
  await stations.end();
}

/** For information: it waits for nobody, and the newest stands first among the rest. */
function told(author: TestStation, text: string) {
  const party = author === washington ? 1 : 0;
  const body = encodeBody({
    ...emptyBody,
    draft: randomBytes(16),
    texts: [{ lang: 'en', standing: 0, text }],
    addressees: [{ party, forAction: false, precedence: null }],
  });
  const header = { kind: kinds.message, precedence: 1, class: 2 } as const;
  return { ...header, references: [], shown: null, body };
}

async function write(count: number): Promise<void> {
  for (let from = 0; from < count; from += 64) {
    const author = (from / 64) % 2 ? moscow : washington;
    const some = Array.from({ length: Math.min(64, count - from) }, (_, k) => {
      return author.line.host.write(told(author, `Message ${from + k}: by 24 Nov 20:00 UTC.`));
    });
    for (const one of await Promise.all(some)) if (!one.ok) throw new Error(one.code);
  }
  const sizeOf = ({ line }: TestStation) =>
    [...line.host.line.journals.values()].reduce((sum, { durable }) => sum + durable.size, 0);
  await until(() => sizeOf(washington) === sizeOf(moscow), 600_000);
}

/** Browsers that have nothing of the page, each a new one. */
async function firstPaint(browser: Browser, origin: string): Promise<void> {
  const took: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/`);
    took.push(
      await page.evaluate(async () => {
        for (;;) {
          const [paint] = performance.getEntriesByName('first-contentful-paint');
          if (paint) return paint.startTime;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }),
    );
    await context.close();
  }
  console.log(`first paint: ${spread(took)}`);
}

async function signedIn(browser: Browser, origin: string): Promise<BrowserContext> {
  const asker = new Asker(origin);
  await signInFounder(asker, moscow);
  const [name = '', value = ''] = (asker.cookie ?? '').split('=');
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1280, height: 720 },
  });
  await context.addCookies([{ name, value, url: origin }]);
  return context;
}

/** From the change of the address to the frame in which rows stand. */
async function opening(page: Page, to: string): Promise<void> {
  const took: number[] = [];
  for (let i = 0; i < rounds; i++) {
    await screen(page, 'keys');
    await page.locator('.item, .row').first().waitFor({ state: 'detached' });
    took.push(
      await page.evaluate(async (at) => {
        const [, line = ''] = location.hash.split('/');
        const from = performance.now();
        location.hash = `#/${line}/${at}`;
        for (;;) {
          const time = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
          const rows = [...document.querySelectorAll('.item, .row')];
          if (rows.some((row) => row.textContent?.includes('Message'))) {
            return Math.max(time, performance.now()) - from;
          }
        }
      }, to),
    );
  }
  console.log(`${messages} messages, ${to} opens: ${spread(took)}`);
}

/** From the moment at which an entry is on its author's record to the frame that shows it. */
async function latency(page: Page): Promise<void> {
  const took: number[] = [];
  for (let i = 0; i < entries; i++) {
    const text = `Told ${i}.`;
    const seen = page.evaluate(async (wanted) => {
      for (;;) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const rows = [...document.querySelectorAll('.item')];
        if (rows.some((row) => row.textContent?.includes(wanted))) {
          return performance.timeOrigin + performance.now();
        }
      }
    }, text);
    const written = await washington.line.host.write(told(washington, text));
    const from = performance.timeOrigin + performance.now();
    if (!written.ok) throw new Error(written.code);
    took.push((await seen) - from);
  }
  console.log(`an entry recorded here on the other side's screen: ${spread(took)}`);
}

function spread(took: readonly number[]): string {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(0);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}
