import { addEntry } from '@parley/console/mock/world.ts';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { glyphOrder } from './glyphs.ts';

const open = useBrowser();
const seed = {
  from: 'washington',
  precedence: 'ROUTINE',
  minutesAgo: 1,
  state: 'answered',
} as const;

describe('what a search found', () => {
  it('shows places and times of an Arabic text in their one order', async () => {
    const { page, served } = await open({ at: 'settings', lang: 'ar' });
    const text = 'ستمر سفينة الإمداد عند 36°40′N 012°15′E قبل 22:00 UTC.';
    addEntry(served.mock.world, { ...seed, texts: [['ar', 0, text]] });
    await page.goto(`${served.url}/#/quiet-channel/search/${encodeURIComponent('الإمداد')}`);
    const place = page.locator('.found [data-token="coordinates"]');
    await place.waitFor();
    expect(await glyphOrder(place)).toBe('36°40′N012°15′E');
    expect(await page.locator('.found mark').innerText()).toBe('الإمداد');
  });

  it('can be seen to its end, a hundred at a time', async () => {
    const { page, served } = await open({ at: 'settings' });
    for (let n = 0; n < 130; n++) {
      addEntry(served.mock.world, { ...seed, texts: [['en', 0, `A convoy, number ${n}.`]] });
    }
    await page.goto(`${served.url}/#/quiet-channel/search/convoy`);
    await page.getByText('130 entries found').waitFor();
    await expect.poll(() => page.locator('.found').count()).toBe(100);
    await page.getByRole('button', { name: 'Show more, 30 left' }).click();
    await expect.poll(() => page.locator('.found').count()).toBe(130);
    expect(await page.getByRole('button', { name: /Show more/u }).count()).toBe(0);
  });
});
