import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildConsole } from '../../tools/console/build.ts';
import { cameraFilm } from './camera-film.ts';
import { charterDrafted, charterSigned, lineBegun, Party, wordsCompared } from './ceremony-acts.ts';
import { launchChromium } from './chromium.ts';
import { drafted, forRelease } from './draft-acts.ts';
import { FreshStation } from './fresh-station.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'parley-founding-')));
/** What the camera of every desk sees, from when it is begun. */
const camera = join(folder, 'camera.y4m');
const stations = [
  new FreshStation(folder, 'washington'),
  new FreshStation(folder, 'moscow'),
] as const;
let browser: Browser;

beforeAll(async () => {
  const trouble = buildConsole(new URL('../..', import.meta.url).pathname);
  if (trouble !== undefined) throw new Error(trouble);
  browser = await launchChromium([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${camera}`,
  ]);
  await stations[0].begin(['en=Washington', 'ar=واشنطن']);
  await stations[1].begin(['en=Moscow', 'ar=موسكو']);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await Promise.all(stations.map((one) => one.end()));
  rmSync(folder, { recursive: true, force: true });
});

const text = 'EXERCISE. The first words on this line. EXERCISE.';

describe('two fresh stations, two desks', () => {
  it('found a line from nothing, and a message crosses it', async () => {
    const washington = new Party(browser, stations[0], { lang: 'en', folder });
    const moscow = new Party(browser, stations[1], { lang: 'ar', folder });
    const lead = await washington.founder('W. Lead', 'administrator,principal');
    const duty = await washington.founder('D. Duty', 'duty-officer,releaser');
    await duty.reads('The line is not founded yet.');
    await moscow.founder('M. Lead', 'administrator,principal,duty-officer');

    await cards(washington, moscow);
    expect(await charterDrafted(washington, moscow)).toBe(21);
    await charterSigned(washington, moscow);
    await lineBegun(washington, moscow);

    // Who founded it are its officers: one drafts, another releases, the other side reads.
    await lead.page.waitForURL(/#\/first%20line\/line$/u);
    const id = await drafted(lead, text);
    await duty.page.locator('.top').waitFor();
    await forRelease(duty, id);
    await duty.press('Release with your passkey');
    await duty.reads(/It is signed here as/u);
    const entry = await duty.page.locator('h1 a').innerText();
    await moscow.page.goto(`${stations[1].origin}/#/first%20line/messages/${entry}`);
    await moscow.page.locator('.pane.sheet .texts', { hasText: 'The first words' }).waitFor();
    const record = '.ladder li[data-state="on-record"][data-reached="true"]';
    await duty.page.goto(`${stations[0].origin}/#/first%20line/messages/${entry}`);
    await duty.page.locator(record).waitFor();
    expect([...washington.errors, ...moscow.errors]).toEqual([]);
  }, 600_000);
});

/** One held before a camera, the other as a file; the words of each are the same on both sides. */
async function cards(washington: Party, moscow: Party): Promise<void> {
  await filmed(washington);
  await moscow.press('ceremony.camera');
  await moscow.page.locator('.found .word-list').waitFor();
  await moscow.page.locator('.camera video').waitFor({ state: 'detached' });
  await washington.takes('ceremony.card-file', await moscow.fetches('ceremony.card-fetch'));
  await wordsCompared(washington, moscow);
}

/** The pictures on a page, held before the other's camera one after another. */
async function filmed({ page }: Party): Promise<void> {
  await page.locator('details summary').first().click();
  const pictures = page.locator('.codes .qr');
  await pictures.first().waitFor();
  const codes = await pictures.evaluateAll((all) =>
    all.map((one) => ({
      size: Number(one.getAttribute('viewBox')?.split(' ')[2]),
      ink: one.querySelectorAll('path')[1]?.getAttribute('d') ?? '',
    })),
  );
  expect(codes.length).toBeGreaterThan(1);
  writeFileSync(camera, cameraFilm(codes));
}
