import { addEntry, arrive, minute } from '@parley/console/mock/world.ts';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { heardIn, recordSound } from './recorded-sound.ts';

const open = useBrowser();
const loud = { first: (page: Page) => recordSound(page) };

describe('the rules of the desk: alarms', () => {
  it('5: only what needs a person rings: a FLASH does, the rest does not', async () => {
    const { page, served } = await open({ ...loud, at: 'line' });
    await page.locator('.alarm').waitFor();
    await expect.poll(async () => (await heardIn(page)).length).toBeGreaterThan(3);
    for (const one of served.mock.world.entries) one.stage = 'done';
    const routine = addEntry(served.mock.world, {
      from: 'washington',
      precedence: 'IMMEDIATE',
      minutesAgo: 0,
      state: 'unacknowledged',
      texts: [['en', 0, 'EXERCISE. Not urgent enough to ring. EXERCISE.']],
    });
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
    const other = addEntry(served.mock.world, {
      from: 'washington',
      precedence: 'OVERRIDE',
      minutesAgo: 0,
      state: 'unacknowledged',
      texts: [['en', 0, 'EXERCISE. More urgent than the first. EXERCISE.']],
    });
    arrive(served.mock.world, other);
    await expect.poll(() => alarm.getAttribute('data-sounds')).toBe('true');
    expect(await alarm.innerText()).toContain('OVERRIDE');
  });

  it('5: the chain goes on by time, and says how far it has come', async () => {
    const { page } = await open({ ...loud, now: Date.now() - 2 * minute });
    await page.getByText('the second desk is called').waitFor();
    const chief = await open({ ...loud, now: Date.now() - 5 * minute });
    await chief.page.getByText('the duty chief is called').waitFor();
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

  it('7: every live figure shows its age', async () => {
    const { page } = await open({ at: 'line' });
    await page.getByText(/A canary went to the disk of Washington and back .* ago/u).waitFor();
    expect(await page.locator('.line-state').innerText()).toMatch(/proven 2\smin ago/u);
  });
});
