import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './desk-page.ts';
import { goes, screens } from './screens.ts';

const open = useBrowser();
describe('everyone can use the desk', () => {
  it.each(['en', 'ar'] as const)(
    'axe finds nothing in a question that is asked, in %s',
    async (lang) => {
      const { page, served } = await open({ lang, theme: 'night', at: 'messages/washington/39' });
      await page.locator('.fields').waitFor();
      const found: string[] = [];
      for (const key of ['a', 'w']) {
        await goes(page, 'messages/washington/38');
        await page.locator('.sheet-acts').waitFor();
        await page.keyboard.press(key);
        await page.getByRole('dialog').locator('.button.first').waitFor();
        const { violations } = await new AxeBuilder({ page }).analyze();
        found.push(...violations.map(({ id, nodes }) => `${key} ${id}: ${nodes[0]?.html}`));
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      served.mock.world.may = ['compartments'];
      served.mock.world.compartments.known.push({ name: 'north', officers: [], lies: 0 });
      await page.reload();
      await goes(page, 'watch');
      await page.locator('tr', { hasText: 'north' }).waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      found.push(...violations.map(({ id, nodes }) => `watch ${id}: ${nodes[0]?.html}`));
      expect(found).toEqual([]);
    },
    180_000,
  );

  it.each([
    ['en', 'paper'],
    ['ar', 'night'],
    ['ru', 'night'],
  ] as const)('axe finds nothing before anyone has signed in, in %s', async (lang, theme) => {
    const { page } = await open({ signedIn: false, lang, theme, width: 768, height: 1024 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  });

  it('the keyboard alone reads, acknowledges and answers', async () => {
    const { page, served } = await open();
    await page.locator('.item').first().waitFor();
    await page.keyboard.press('j');
    await page.locator('.fields').waitFor();
    expect(await page.locator('#sheet-number').innerText()).toBe('washington/38');
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('an officer has read it').waitFor();
    await page.keyboard.press('Tab');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('Sign as K. Orlova');
    await page.keyboard.press('Enter');
    await page.getByText('Signed here as').waitFor();
    const about = served.mock.world.entries.find(({ entry }) => entry === 'washington/38');
    expect(about?.stage).toBe('acknowledged');
    await page.keyboard.press('r');
    await page.getByLabel('Text in English').waitFor();
  });

  it('keys are places on the keyboard: they work on a Russian one', async () => {
    const { page } = await open({ lang: 'ru' });
    await page.locator('.top').waitFor();
    await page.evaluate(() => {
      dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyL', key: 'д', bubbles: true }));
    });
    await page.getByText('Дошла бы сейчас «МОЛНИЯ»?').waitFor();
  });

  it('single keys can be switched off, and a page lists them all', async () => {
    const { page } = await open();
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'All keys' }).waitFor();
    expect(await page.locator('.key-line').count()).toBeGreaterThan(14);
    await page.getByText('Single keys work on this desk').click();
    await page.keyboard.press('l');
    expect(page.url()).toContain('/keys');
  });

  it.each([
    [1280, 720, 'ru'],
    [1024, 768, 'ar'],
    [768, 1024, 'ru'],
  ] as const)(
    'fits a screen of %i by %i without scrolling sideways, in %s',
    async (width, height, lang) => {
      const { page } = await open({ width, height, lang, at: 'messages/washington/38' });
      await page.locator('.fields').waitFor();
      for (const screen of screens) {
        await goes(page, screen);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over, screen).toBeLessThanOrEqual(0);
        if (screen.startsWith('print')) continue;
        // Whose keys sign here, and every screen that one can go to, are in sight.
        for (const one of [page.locator('.keys strong'), page.locator('.rail a').last()]) {
          const box = await one.boundingBox();
          expect(box?.x, screen).toBeGreaterThanOrEqual(0);
          expect((box?.x ?? 0) + (box?.width ?? 0), screen).toBeLessThanOrEqual(width);
          expect((box?.y ?? 0) + (box?.height ?? 0), screen).toBeLessThanOrEqual(height);
        }
      }
    },
  );

  it.each([
    [1280, 720],
    [1024, 768],
    [768, 1024],
  ])('nothing lies over the text of a message, on a screen of %i by %i', async (width, height) => {
    const { page } = await open({ width, height, lang: 'ar', at: 'messages/washington/38' });
    const texts = page.locator('.pane.sheet .text');
    await texts.first().waitFor();
    await page.locator('.ladder').waitFor();
    for (const text of await texts.all()) {
      const free = await text.evaluate((node) => {
        node.scrollIntoView({ block: 'start' });
        const box = node.getBoundingClientRect();
        const at = document.elementFromPoint(box.x + box.width / 2, box.y + 12);
        return at !== null && node.contains(at);
      });
      expect(free).toBe(true);
    }
  });
});
