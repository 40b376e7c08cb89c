import type { Page } from '@playwright/test';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';

const open = useBrowser();

/** Counts from now on after which changes of the list Tab has more than one place in it. */
async function momentsOfManyPlaces(page: Page): Promise<() => Promise<number>> {
  const counted = await page.locator('.virtual').evaluateHandle((list) => {
    const count = { moments: 0 };
    new MutationObserver(() => {
      const places = [...list.querySelectorAll('a')].filter((one) => one.tabIndex === 0);
      if (places.length > 1) count.moments++;
    }).observe(list, { childList: true, subtree: true });
    return count;
  });
  return () => counted.evaluate((count) => count.moments);
}

describe('a desk without a mouse', () => {
  it('leaves a list of any length by one Tab, and goes through it by arrows', async () => {
    const { page } = await open({ many: 2000, lang: 'ar' });
    await page.locator('.item[href]').first().click();
    await page.locator('.sheet-acts button').first().waitFor();
    const items = page.locator('.item[href]');
    const current = page.locator('.item[aria-current="true"]');
    await current.focus();
    const crowded = await momentsOfManyPlaces(page);
    const inSheet = () =>
      page.evaluate(() => document.activeElement?.closest('.pane.sheet') !== null);
    await page.keyboard.press('Tab');
    expect(await inSheet()).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await current.evaluate((one) => one === document.activeElement)).toBe(true);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'));
    const seen = new Set<string | null | undefined>([await focused()]);
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('ArrowDown');
      seen.add(await focused());
    }
    expect(seen.size).toBe(41);
    expect(await items.count()).toBeLessThan(41);
    await page.keyboard.press('Tab');
    expect(await inSheet()).toBe(true);
    // A key may come at any of them, so none may have a second place for Tab.
    expect(await crowded()).toBe(0);
  });

  it('jumps over the list to the sheet', async () => {
    const { page } = await open({ at: 'messages/washington/38', lang: 'ru' });
    await page.locator('.sheet-acts button').first().waitFor();
    await page.getByRole('button', { name: 'К документу' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.pane.sheet') !== null)).toBe(
      true,
    );
  });
});
