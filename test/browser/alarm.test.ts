import { arrive } from '@parley/console/mock/world.ts';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { lineChanged } from './line-changed.ts';
import { beat, passes, stands, watched } from './moved-clock.ts';
import { heardIn, recordSound } from './recorded-sound.ts';
import { messageCame, nothingWaits } from './waiting.ts';

const open = useBrowser();
const loud = { first: (page: Page) => recordSound(page) };

/** The same at another desk of the chain. */
function desk(place: 'second-desk' | 'duty-chief') {
  return async (page: Page): Promise<void> => {
    await watched(page);
    await page.addInitScript((one) => localStorage.setItem('parley.desk', one), place);
  };
}

describe('the rules of the desk: alarms', () => {
  it('5: only what needs a person rings: a FLASH does, the rest does not', async () => {
    const { page, served } = await open({ ...loud, at: 'line' });
    await page.locator('.alarm').waitFor();
    await expect.poll(async () => (await heardIn(page)).length).toBeGreaterThan(3);
    nothingWaits(served.mock.world);
    const routine = messageCame(
      served.mock.world,
      'IMMEDIATE',
      'EXERCISE. Not urgent enough to ring. EXERCISE.',
    );
    arrive(served.mock.world, routine);
    await expect.poll(() => page.locator('.alarm').count()).toBe(0);
  });

  it('5: silence lasts 30 s for one alarm; another one sounds all the same', async () => {
    const { page, served } = await open({ ...loud, at: 'line' });
    const alarm = page.locator('.alarm');
    await alarm.waitFor();
    await page.keyboard.press('s');
    await page.getByText('silenced, sounds again in').waitFor();
    expect(await alarm.getAttribute('data-sounds')).toBe('false');
    expect(await alarm.count()).toBe(1);
    const other = messageCame(
      served.mock.world,
      'OVERRIDE',
      'EXERCISE. More urgent than the first. EXERCISE.',
    );
    arrive(served.mock.world, other);
    await expect.poll(() => alarm.getAttribute('data-sounds')).toBe('true');
    expect(await alarm.innerText()).toContain('OVERRIDE');
  });

  it.each([
    [30, '30 s'],
    [60, '1 min'],
  ])('5: what is silenced is heard again after %i s, and not before', async (s, said) => {
    const { page, served } = await open({ at: 'line', first: watched });
    served.mock.world.againS = s;
    await page.reload();
    const alarm = page.locator('.alarm');
    await alarm.getByRole('button', { name: `Silence ${said}` }).waitFor();
    await stands(page, served.mock.world);
    await page.keyboard.press('s');
    await page.getByText('silenced, sounds again in').waitFor();
    const before = (await heardIn(page)).length;
    await passes(s * 1000 - 3000, served.mock.world, [page]);
    expect(await alarm.getAttribute('data-sounds')).toBe('false');
    expect(await heardIn(page)).toHaveLength(before);
    await passes(6_000, served.mock.world, [page]);
    await expect.poll(() => alarm.getAttribute('data-sounds')).toBe('true');
    expect((await heardIn(page)).length).toBeGreaterThan(before);
  });

  it('5: the second desk rings at 2 min and the duty chief at 5, and each says so', async () => {
    // The FLASH of this station came a minute before its clock began: it is a minute ahead.
    const first = await open({ at: 'line', first: watched, now: Date.now() + 60_000 });
    const { served } = first;
    const second = await open({ at: 'line', first: desk('second-desk'), served });
    const chief = await open({ at: 'line', first: desk('duty-chief'), served });
    const pages = [first.page, second.page, chief.page];
    const alarms = pages.map((page) => page.locator('.alarm'));
    const sounding = (): Promise<unknown> =>
      Promise.all(alarms.map((one) => one.getAttribute('data-sounds')));
    await Promise.all(alarms.map((one) => one.waitFor()));
    await passes(60_000, served.mock.world, pages);
    await expect.poll(sounding).toEqual(['true', 'false', 'false']);
    await passes(75_000, served.mock.world, pages);
    await expect.poll(sounding).toEqual(['true', 'true', 'false']);
    for (const one of alarms) await one.getByText('the second desk is called').waitFor();
    await passes(180_000, served.mock.world, pages);
    await expect.poll(sounding).toEqual(['true', 'true', 'true']);
    for (const one of alarms) await one.getByText('the duty chief is called').waitFor();
  });

  it('5: a line that goes down needs a person: it rings in its own rhythm', async () => {
    const { page, served } = await open({ ...loud, at: 'line' });
    const { world } = served.mock;
    nothingWaits(world);
    await page.reload();
    await page.locator('.top').waitFor();
    expect(await page.locator('.alarm').count()).toBe(0);
    world.lineUp = false;
    lineChanged(world);
    const alarm = page.locator('.alarm', { hasText: 'Line to Washington down' });
    await alarm.waitFor();
    await expect.poll(async () => (await heardIn(page)).length).toBeGreaterThanOrEqual(4);
    const strokes = await heardIn(page);
    expect(strokes.slice(0, 4).map(({ hertz }) => hertz)).toEqual([330, 330, 330, 880]);
    expect(strokes[3]?.seconds).toBeCloseTo(0.91, 2);
    await alarm.getByRole('button', { name: 'I know of it' }).click();
    await alarm.getByText('knows of it').waitFor();
    expect(await alarm.getAttribute('data-sounds')).toBe('false');
    world.lineUp = true;
    lineChanged(world);
    await expect.poll(() => alarm.count()).toBe(0);
    world.lineUp = false;
    lineChanged(world);
    await expect.poll(() => alarm.getAttribute('data-sounds')).toBe('true');
  });

  it('5: who knows that a line is down is named at every desk, and it rings at none', async () => {
    const first = await open({ ...loud, at: 'line' });
    const { served } = first;
    const { world } = served.mock;
    nothingWaits(world);
    const second = await open({ ...loud, at: 'settings', served });
    world.lineUp = false;
    lineChanged(world);
    const alarms = [first, second].map(({ page }) => {
      return page.locator('.alarm', { hasText: 'Line to Washington down' });
    });
    for (const one of alarms) {
      await expect.poll(() => one.getAttribute('data-sounds')).toBe('true');
    }
    await first.page.getByRole('button', { name: 'I know of it' }).click();
    for (const one of alarms) {
      await one.getByText('K. Orlova knows of it').waitFor();
      await expect.poll(() => one.getAttribute('data-sounds')).toBe('false');
      expect(await one.innerText()).toMatch(/\d\d:\d\d UTC/u);
      expect(await one.getByRole('button').count()).toBe(0);
    }
    world.lineUp = true;
    lineChanged(world);
    for (const one of alarms) await one.waitFor({ state: 'detached' });
    world.lineUp = false;
    lineChanged(world);
    for (const one of alarms) {
      await expect.poll(() => one.getAttribute('data-sounds')).toBe('true');
    }
  });

  it('5: a line long down calls this desk first, the chief when nobody comes', async () => {
    const served = (await open({ at: 'settings', now: Date.now() - 600_000 })).served;
    const { world } = served.mock;
    nothingWaits(world);
    // Its last proof is minutes old, and no desk has been told of it before these.
    world.lineUp = false;
    const first = await open({ at: 'line', first: watched, served });
    const chief = await open({ at: 'line', first: desk('duty-chief'), served });
    const pages = [first.page, chief.page];
    const alarms = pages.map((page) => page.locator('.alarm', { hasText: 'last proven' }));
    const sounding = (): Promise<unknown> =>
      Promise.all(alarms.map((one) => one.getAttribute('data-sounds')));
    await Promise.all(alarms.map((one) => one.waitFor()));
    await expect.poll(sounding).toEqual(['true', 'false']);
    await passes(310_000, world, pages);
    await expect.poll(sounding).toEqual(['true', 'true']);
    for (const one of alarms) await one.getByText('the duty chief is called').waitFor();
  });

  it('5: a FLASH does not wait for the pause of a calmer alarm', async () => {
    const { page, served } = await open({ at: 'settings', first: watched });
    const { world } = served.mock;
    nothingWaits(world);
    world.lineUp = false;
    await page.reload();
    await page.locator('.alarm', { hasText: 'Line to Washington down' }).waitFor();
    await expect.poll(async () => (await heardIn(page)).length).toBeGreaterThanOrEqual(4);
    await stands(page, world);
    const before = (await heardIn(page)).length;
    const flash = messageCame(world, 'FLASH', 'EXERCISE. It is urgent. EXERCISE.');
    arrive(world, flash);
    // Behind a beat that the page has heard stands everything that was said before it.
    await beat(world, [page]);
    // The page asks after a moment; a round of the calmer alarm would take six seconds more.
    await page.clock.runFor(100);
    await page.locator('.alarm', { hasText: 'not yet acknowledged' }).waitFor();
    await expect.poll(async () => (await heardIn(page))[before]?.hertz).toBe(330);
  });

  it('5: a REAL warning during an exercise says REAL, in its bar and in its sound', async () => {
    const { page, served } = await open({ ...loud, at: 'line' });
    const { world } = served.mock;
    nothingWaits(world);
    await page.reload();
    await page.locator('.top').waitFor();
    const flash = messageCame(world, 'FLASH', 'This is no exercise.');
    flash.class = 'REAL';
    arrive(world, flash);
    const alarm = page.locator('.alarm');
    await alarm.waitFor();
    expect(await alarm.locator('.class-word').innerText()).toBe('REAL');
    await expect.poll(async () => (await heardIn(page))[0]?.hertz).toBe(880);
  });

  it('5: the page to print rings as every other page', async () => {
    const { page } = await open({ ...loud, at: 'print/washington/39' });
    await page.locator('.alarm', { hasText: 'not yet acknowledged' }).waitFor();
    expect(await page.locator('.alarm').getAttribute('data-sounds')).toBe('true');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.alarm').isVisible()).toBe(false);
  });

  it('6: only a symbol pulses; alarms differ by rhythm and not by loudness', async () => {
    const { page } = await open({ ...loud, at: 'line' });
    await page.locator('.alarm').waitFor();
    const pulsing = await page
      .locator('.pulse')
      .evaluateAll((all) => all.map((one) => one.tagName.toLowerCase()));
    expect(pulsing).toEqual(['svg']);
    await expect.poll(async () => (await heardIn(page)).length).toBeGreaterThan(4);
    const strokes = await heardIn(page);
    expect(new Set(strokes.map(({ gain }) => gain))).toEqual(new Set([0.5]));
    // Three low strokes first: it is an exercise.
    expect(strokes.slice(0, 5).map(({ hertz }) => hertz)).toEqual([330, 330, 330, 880, 880]);
  });

  it.each(['reduce', 'no-preference'] as const)(
    '6: what moves is a symbol, 1 to 2 times a second, with motion: %s',
    async (reducedMotion) => {
      const { page } = await open({ ...loud, at: 'messages/washington/38' });
      await page.emulateMedia({ reducedMotion });
      await page.locator('.alarm').waitFor();
      await page.locator('.fields').waitFor();
      const moving = await page.evaluate(() =>
        document.getAnimations().flatMap((one) => {
          const effect = one.effect as KeyframeEffect;
          const { iterations, duration, direction, easing } = effect.getTiming();
          if (iterations !== Number.POSITIVE_INFINITY) return [];
          const ways = direction?.startsWith('alternate') ? 2 : 1;
          const hertz = 1000 / (Number(duration) * ways);
          const [first] = effect.getKeyframes();
          return [{ tag: effect.target?.tagName, hertz, steps: first?.easing ?? easing }];
        }),
      );
      expect(moving.map(({ tag }) => tag)).toEqual(['svg']);
      for (const { hertz } of moving) {
        expect(hertz).toBeGreaterThanOrEqual(1);
        expect(hertz).toBeLessThanOrEqual(2);
      }
      // One step would be none: the symbol would stand still, as if somebody had acknowledged.
      expect(moving[0]?.steps).not.toBe('steps(1)');
    },
  );
});
