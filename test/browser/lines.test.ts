import { addLine, arrive, emit, type World } from '@parley/console/mock/world.ts';
import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { heardIn, recordSound } from './recorded-sound.ts';
import { messageCame, nothingWaits } from './waiting.ts';

const open = useBrowser();
const loud = { first: (page: Page) => recordSound(page) };

/** A desk of two lines, nothing waiting on either. */
async function twoLines() {
  const opened = await open({ ...loud, at: 'settings' });
  const { world } = opened.served.mock;
  nothingWaits(world);
  const other = addLine(world, 'second-channel');
  await opened.page.reload();
  await opened.page.locator('.other-line').waitFor();
  expect(await opened.page.locator('.alarm').count()).toBe(0);
  return { ...opened, world, other };
}

function flashOn(line: World, text: string) {
  const entry = messageCame(line, 'FLASH', text);
  arrive(line, entry);
  return entry;
}

describe('a station on two lines', () => {
  it('5: a FLASH on the line that nobody looks at is seen and heard, and opens there', async () => {
    const { page, other } = await twoLines();
    flashOn(other, 'EXERCISE. On the other line. EXERCISE.');
    const alarm = page.locator('.alarm', { hasText: 'second-channel' });
    await alarm.waitFor();
    expect(await alarm.getAttribute('data-sounds')).toBe('true');
    await expect.poll(async () => (await heardIn(page)).length).toBeGreaterThan(3);
    await page.keyboard.press('a');
    await page.locator('.pane.sheet .text', { hasText: 'On the other line' }).waitFor();
    expect(page.url()).toContain('#/second-channel/messages/washington/');
    await page.getByRole('dialog').getByText('an officer has read it').waitFor();
  });

  it('5: alarms of one number on two lines are two: silence is for one of them', async () => {
    const { page, world, other } = await twoLines();
    const first = flashOn(other, 'EXERCISE. On the other line. EXERCISE.');
    const alarm = page.locator('.alarm');
    await alarm.filter({ hasText: 'second-channel' }).waitFor();
    await page.keyboard.press('s');
    await alarm.getByText('silenced, sounds again in').waitFor();
    const second = flashOn(world, 'EXERCISE. On this line. EXERCISE.');
    second.entry = first.entry;
    emit(world, { event: 'line', data: { line: world.line.line, what: 'line', party: null } });
    await alarm.filter({ hasText: 'quiet-channel' }).waitFor();
    await expect.poll(() => alarm.getAttribute('data-sounds')).toBe('true');
  });

  it('7: the other line is in sight on every screen, and rings when it goes down', async () => {
    const { page, world, other } = await twoLines();
    const strip = page.locator('.other-line');
    await strip.getByText('up, proven').waitFor();
    other.lineUp = false;
    emit(world, { event: 'line', data: { line: other.line.line, what: 'line', party: null } });
    await strip.getByText('down, last proven').waitFor();
    const alarm = page.locator('.alarm', { hasText: 'second-channel' });
    await alarm.waitFor();
    expect(await alarm.getAttribute('data-sounds')).toBe('true');
    await alarm.getByRole('button', { name: 'I know of it' }).click();
    await alarm.getByText('K. Orlova knows of it').waitFor();
    await strip.getByRole('link', { name: 'second-channel' }).click();
    await page.locator('.other-line', { hasText: 'quiet-channel' }).waitFor();
    expect(page.url()).toContain('#/second-channel/messages');
  });
});
