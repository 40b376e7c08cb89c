import { arrive } from '@parley/console/mock/world.ts';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { lineChanged } from './line-changed.ts';
import { watched } from './moved-clock.ts';
import { heardIn, recordSound } from './recorded-sound.ts';
import { messageCame, nothingWaits } from './waiting.ts';

const open = useBrowser();
const loud = { first: (page: Page) => recordSound(page) };

describe('the rules of the desk: the alarm path is itself watched', () => {
  it('7: a machine without a loudspeaker says so', async () => {
    const { page } = await open();
    await page.getByText('This machine has no sound device').waitFor();
  });

  it('7: a sound that the browser holds back is said, and a key lets it out', async () => {
    const { page } = await open({ first: (one) => recordSound(one, true) });
    await page.getByText('The browser holds back sound').waitFor();
    await page.keyboard.press('Shift');
    await expect.poll(() => page.getByText('The browser holds back sound').count()).toBe(0);
  });

  it('7: a station that does not answer is named, and the alarm it kept back rings', async () => {
    const { page, served } = await open({ ...loud, at: 'line' });
    const { world } = served.mock;
    nothingWaits(world);
    await page.reload();
    await page.locator('.line-state').waitFor();
    const refused = { status: 500, contentType: 'application/json', body: '{"code":"fault"}' };
    await page.route('**/status', (route) => route.fulfill(refused));
    // What was asked before is answered before the FLASH is there.
    lineChanged(world);
    await page.getByText('The station does not answer this page').waitFor();
    const flash = messageCame(
      world,
      'FLASH',
      'EXERCISE. Its news was lost on the way to the page. EXERCISE.',
    );
    const asked = page.waitForRequest('**/status');
    arrive(world, flash);
    await asked;
    expect(await page.locator('.alarm').count()).toBe(0);
    await page.unroute('**/status');
    // Nothing more is told of it: the page asks by itself.
    await page.locator('.alarm', { hasText: 'not yet acknowledged' }).waitFor();
    await page.getByText('The station does not answer').waitFor({ state: 'detached' });
  });

  it.each([
    ['mute', 'guard-missing', 'This station signs nothing: its guard is missing'],
    ['fault', 'disk-full', 'The disk of the station is full'],
  ] as const)('7: a station that can write nothing says so: %s %s', async (what, code, said) => {
    const { page, served } = await open({ at: 'settings' });
    served.mock.world[what] = code;
    await page.goto(`${served.url}/#/quiet-channel/line`);
    lineChanged(served.mock.world);
    await page.locator('.troubles', { hasText: said }).waitFor();
  });

  it('7: a sound test is asked for at the start of a watch and logged', async () => {
    const { page, served } = await open({ ...loud, at: 'watch' });
    await page.locator('.split').waitFor();
    served.mock.world.soundTest = null;
    await page.reload();
    await page.getByText('has not been tested in this watch').waitFor();
    const heard = page.getByRole('button', { name: 'I heard it' });
    await page.locator('.split').getByRole('button', { name: 'Test the sound' }).click();
    await heard.click();
    await expect.poll(() => served.mock.world.soundTest?.heard).toBe(true);
    await expect.poll(() => page.getByText('has not been tested').count()).toBe(0);
  });

  it('7: every alarm is tried as it sounds, and all of them are heard or none', async () => {
    const { page, served } = await open({ ...loud, at: 'watch' });
    // What rings would be heard between the others.
    nothingWaits(served.mock.world);
    await page.reload();
    const test = page.locator('.split section', { hasText: 'Sounds of this desk' });
    const heard = test.getByRole('button', { name: 'I heard it' });
    const sounds = [
      ['OVERRIDE', [140, 140, 140]],
      ['FLASH', [600, 600]],
      ['line down', [900]],
      ['EXERCISE', [90, 90, 90, 600, 600]],
      ['TEST', [320, 320, 600, 600]],
    ] as const;
    const rhythm = async (before: number): Promise<number[]> => {
      const strokes = (await heardIn(page)).slice(before);
      return strokes.map(({ seconds }) => Math.round(seconds * 1000) - 10);
    };
    for (const [name, strokes] of sounds) {
      expect(await heard.isDisabled()).toBe(true);
      const before = (await heardIn(page)).length;
      await test.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).click();
      await expect.poll(() => rhythm(before)).toEqual([...strokes]);
    }
    expect(await heard.isEnabled()).toBe(true);
    const before = (await heardIn(page)).length;
    await test.getByRole('button', { name: 'Test the sound' }).click();
    await expect.poll(() => rhythm(before)).toEqual(sounds.flatMap(([, strokes]) => strokes));
  });

  it('7: a page that stood still says how long and until when, until that is known', async () => {
    const { page } = await open({ at: 'settings', first: watched });
    await page.locator('.troubles').waitFor({ state: 'attached' });
    await page.clock.fastForward(60_000);
    await page.clock.runFor(2_000);
    const said = page.locator('.trouble', { hasText: /stood still for 1\smin/u });
    expect(await said.innerText()).toMatch(/until .*\d\d:\d\d UTC/u);
    await said.getByRole('button', { name: 'I know of it' }).click();
    await said.waitFor({ state: 'detached' });
  });

  it('7: a clock of the sound that stands is no browser that holds it back', async () => {
    const { page } = await open({ ...loud, at: 'settings' });
    await page.evaluate(() => {
      const { AudioContext } = globalThis as unknown as { AudioContext: { prototype: object } };
      Object.defineProperty(AudioContext.prototype, 'currentTime', { get: () => 7 });
    });
    await page.getByText('The clock of the sound stands still').waitFor();
    expect(await page.getByText('The browser holds back sound').count()).toBe(0);
  });

  it('7: a sound nobody heard is a trouble, and so is a test of an earlier watch', async () => {
    const { page, served } = await open({ ...loud, at: 'watch' });
    await page.locator('.split').waitFor();
    const { world } = served.mock;
    await page.locator('.split').getByRole('button', { name: 'Test the sound' }).click();
    await page.getByRole('button', { name: 'I did not hear it' }).click();
    await page.locator('.troubles', { hasText: 'was NOT heard' }).waitFor();
    await page.locator('.split .bad', { hasText: 'was NOT heard' }).waitFor();
    expect(await page.getByText('Sound tested').count()).toBe(0);
    const by = { officer: 'a1a1a1a1a1a1a1a1', name: 'K. Orlova' };
    world.soundTest = { at: (world.onWatch?.since ?? 0) - 1, by, heard: true };
    await page.reload();
    await page.locator('.troubles', { hasText: 'has not been tested in this watch' }).waitFor();
  });

  it('7: every live figure shows its age', async () => {
    const { page } = await open({ at: 'line' });
    await page.getByText(/A canary went to the disk of Washington and back .* ago/u).waitFor();
    expect(await page.locator('.line-state').innerText()).toMatch(/proven 2\smin ago/u);
  });
});
